import { UsageError } from '../../helpers/errors.ts';

/** True for a word that names cells by number: `3-7`, `2,5-`. */
export function isRange(word: string): boolean {
  return /^\d+(?:-\d*)?(?:,\d+(?:-\d*)?)*$/.test(word);
}

/** The numbers among `all` that a range names. Throws a UsageError where it names none. */
export function cellsIn(range: string, all: readonly number[]): number[] {
  const spans = range.split(',').map((part) => {
    const [, first = '', dash, last = ''] = /^(\d+)(-)?(\d*)$/.exec(part) ?? [];
    const from = Number(first);
    const to = dash === undefined ? from : last === '' ? Number.POSITIVE_INFINITY : Number(last);
    if (to < from) throw new UsageError(`${part} goes backwards`);
    return [from, to] as const;
  });
  const named = all.filter((cell) => spans.some(([from, to]) => cell >= from && cell <= to));
  if (named.length > 0) return named;
  throw new UsageError(`no cell ${range} was run here`, {
    hint: all.length > 0 ? `the last is ${Math.max(...all)}` : 'no cell was run yet',
  });
}
