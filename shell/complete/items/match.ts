import type { Candidate } from '../completion.ts';

/**
 * The candidates that fit what is typed: those that begin with it, in any case of letters; where none
 * does, those that have its letters in their order, `descinst` in `describeInstances`.
 */
export function fitting(candidates: readonly Candidate[], word: string): Candidate[] {
  const unique = [...new Map(candidates.map((each) => [each.text, each])).values()];
  if (word === '') return unique;
  const typed = word.toLowerCase();
  const beginning = unique.filter((each) => named(each).startsWith(typed));
  if (beginning.length > 0) return likelyFirst(beginning, word);
  const scored = unique.flatMap((each) => {
    const jumps = jumpsIn(unquoted(each.text), typed);
    return jumps === undefined ? [] : [{ each, jumps }];
  });
  return scored
    .sort(
      (one, other) => one.jumps - other.jumps || named(one.each).length - named(other.each).length,
    )
    .map(({ each }) => each);
}

/**
 * What is typed in just these letters comes before what is in others; of a few operations the
 * shortest, which is most often the one that is meant: `describeInstances` of `describeInst`.
 */
function likelyFirst(candidates: Candidate[], word: string): Candidate[] {
  const operations = candidates.filter(({ kind }) => kind === 'operation');
  const shortest = Math.min(...operations.map(({ text }) => text.length));
  const rank = ({ text, kind }: Candidate): number => {
    if (!unquoted(text).startsWith(word)) return 2;
    const isFew = operations.length <= 30;
    return isFew && kind === 'operation' && text.length === shortest ? 0 : 1;
  };
  return candidates.sort((one, other) => rank(one) - rank(other));
}

function named({ text }: Candidate): string {
  return unquoted(text).toLowerCase();
}

function unquoted(text: string): string {
  return text.replace(/^['"`]/, '');
}

/**
 * How often the letters of `word` are interrupted on their way through a name, twice as bad within a
 * word of it; undefined when they aren't in it in this order.
 */
function jumpsIn(name: string, word: string): number | undefined {
  const lower = name.toLowerCase();
  let at = -1;
  let jumps = 0;
  for (const letter of word) {
    const start = beginnings(name).find((each) => each > at && lower[each] === letter);
    const next = lower[at + 1] === letter ? at + 1 : (start ?? lower.indexOf(letter, at + 1));
    if (next === -1) return undefined;
    if (next !== at + 1) jumps += next === start ? 1 : 2;
    at = next;
  }
  return jumps;
}

/** Where the words of a name begin: `describeInstances` has two. */
function beginnings(name: string): number[] {
  return [...name.matchAll(/^.|[A-Z]|(?<=[-_.])./g)].map(({ index }) => index);
}
