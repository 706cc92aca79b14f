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
  if (beginning.length > 0) return exactFirst(beginning, word);
  const letters = subsequence(typed);
  const looser = unique.filter((each) => letters.test(named(each)));
  return looser.sort((one, other) => named(one).length - named(other).length);
}

/** What is typed in just these letters comes before what is in others. */
function exactFirst(candidates: Candidate[], word: string): Candidate[] {
  const exact = (each: Candidate): number => (unquoted(each.text).startsWith(word) ? 0 : 1);
  return candidates.sort((one, other) => exact(one) - exact(other));
}

function named({ text }: Candidate): string {
  return unquoted(text).toLowerCase();
}

function unquoted(text: string): string {
  return text.replace(/^['"`]/, '');
}

function subsequence(word: string): RegExp {
  const letters = [...word].map((letter) => letter.replace(/[^\w]/, '\\$&'));
  return new RegExp(letters.join('.*'), 's');
}
