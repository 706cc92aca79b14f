import { UsageError } from '../../helpers/errors.ts';

/** Cells that a user names: `3`, `3-7`, `3-`, several of these. */
export interface Range {
  includes(cell: number): boolean;
}

/** True for a word that names cells. */
export function isRange(word: string): boolean {
  return /^\d+(-\d*)?(,\d+(-\d*)?)*$/.test(word);
}

/** The cells that words name; undefined for no words. Throws a UsageError for one that names none. */
export function rangeOf(words: readonly string[]): Range | undefined {
  if (words.length === 0) return undefined;
  const parts = words.flatMap((word) => word.split(',')).map(part);
  return { includes: (cell) => parts.some(([from, to]) => from <= cell && cell <= to) };
}

function part(word: string): [from: number, to: number] {
  const [, from, dash, to] = /^(\d+)(-)?(\d+)?$/.exec(word) ?? [];
  if (from === undefined) {
    throw new UsageError(`${word} names no cells`, { hint: 'cells are such as 3, 3-7 or 3-' });
  }
  return [Number(from), to === undefined && dash ? Number.POSITIVE_INFINITY : Number(to ?? from)];
}
