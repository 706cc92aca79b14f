import { withoutSecrets } from '../../helpers/index.ts';
import type { Outcome } from '../outcome.ts';

const deepest = 40;

/**
 * The secret texts that a cell's value holds: by the names of their members, by their looks, or
 * because the cell asked AWS for secrets. A document is kept free of them in all of its cells.
 */
export function secretsOf({ value, calls }: Outcome): string[] {
  const found = new Set(withoutSecrets(value).secrets);
  if (asksForSecrets({ calls })) collect(value, found, 0);
  return [...found].filter((secret) => secret.length >= 4);
}

/** True for a cell that made AWS hand out a secret: what it printed is not to be kept. */
export function asksForSecrets({ calls }: Pick<Outcome, 'calls'>): boolean {
  return calls.some(({ effect }) => effect === 'reads secrets');
}

/** A text by itself, and every `Value`, of an answer to a call that reads secrets. */
function collect(value: unknown, found: Set<string>, depth: number): void {
  if (depth > deepest) return;
  if (typeof value === 'string') found.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const isSecret = typeof member === 'string' && /value$|^\d+$/i.test(name);
    if (isSecret || typeof member === 'object') collect(member, found, depth + 1);
  }
}
