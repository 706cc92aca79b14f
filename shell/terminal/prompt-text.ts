import { profilesText, regionsText } from '../../helpers/text/places.ts';

/** Where calls go; its texts are harmless already (`shownPlace`). */
export interface Place {
  readonly isSandbox: boolean;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** True while nothing but reads is sent. */
  readonly readOnly?: boolean;
  /** All places that listings go to, when they are several. */
  readonly all?: readonly Pick<Place, 'profile' | 'region'>[];
}

const sgr = (code: number, text: string): string => `\x1b[${code}m${text}\x1b[0m`;

/**
 * The prompt of the next cell: where calls go, then the number. The sandbox is green, an account
 * yellow, so that one can't be taken for the other.
 *
 * `sandbox us-east-1 [1] ❯ `, or `dev,prod 17 regions [1] ❯ ` when listings go to several places
 */
export function promptText(at: Place, cell: number, { color }: { color: boolean }): string {
  const guard = at.readOnly ? ' read-only' : '';
  const all = at.all ?? [at];
  const place = `${placeOf(at)} ${regionsText(all.map(({ region }) => region))}${guard}`;
  const number = `[${cell}]`;
  if (!color) return `${place} ${number} ${arrow()} `;
  return `${sgr(at.isSandbox ? 32 : 33, place)} ${sgr(2, number)} ${sgr(36, arrow())} `;
}

/**
 * The prompts of a cell's first row and of the others, which are as wide. On a screen that leaves too
 * little room beside it, the first is the number alone, in the place's colour.
 */
export function promptsFor(
  at: Place,
  cell: number,
  { color }: { color: boolean },
): (columns: number) => { readonly first: string; readonly rest: string } {
  const whole = promptText(at, cell, { color });
  const number = `[${cell}]`;
  const short = `${color ? sgr(at.isSandbox ? 32 : 33, number) : number} ${arrow()} `;
  return (columns) => {
    const first = plainWidth(whole) + leastRoom <= columns ? whole : short;
    return { first, rest: `${dots().padStart(plainWidth(first) - 1)} ` };
  };
}

const leastRoom = 12;

function plainWidth(prompt: string): number {
  return prompt.replace(/\x1b\[\d+m/g, '').length;
}

function placeOf({ isSandbox, profile, endpoint, all = [{ profile, region: '' }] }: Place): string {
  if (isSandbox) return 'sandbox';
  const profiles = profilesText(all.map((place) => place.profile));
  return endpoint ? `${profiles} @ ${new URL(endpoint).host}` : profiles;
}

function arrow(): string {
  return hasUtf8() ? '❯' : '>';
}

function dots(): string {
  return hasUtf8() ? '…' : '...';
}

function hasUtf8(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
