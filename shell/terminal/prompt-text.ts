import type { Session } from '../../helpers/index.ts';
import { safe } from '../../helpers/text/safe.ts';

const sgr = (code: number, text: string): string => `\x1b[${code}m${text}\x1b[0m`;

/**
 * The prompt of the next cell: where calls go, then the number. The sandbox is green, an account
 * yellow, so that one can't be taken for the other.
 *
 * `sandbox us-east-1 [1] ❯ `
 */
export function promptText(session: Session, cell: number, { color }: { color: boolean }): string {
  const place = safe(`${placeOf(session)} ${session.region ?? 'no region'}`);
  const number = `[${cell}]`;
  if (!color) return `${place} ${number} ${arrow()} `;
  return `${sgr(session.isSandbox ? 32 : 33, place)} ${sgr(2, number)} ${sgr(36, arrow())} `;
}

/** Under a prompt, on the lines that go on. As wide as the prompt itself. */
export function continuationText(prompt: string): string {
  const width = prompt.replace(/\x1b\[\d+m/g, '').length;
  return `${'…'.padStart(width - 1)} `;
}

function placeOf(session: Session): string {
  if (session.isSandbox) return 'sandbox';
  const name = session.profile ?? 'default';
  return session.endpoint ? `${name} @ ${new URL(session.endpoint).host}` : name;
}

function arrow(): string {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '') ? '❯' : '>';
}
