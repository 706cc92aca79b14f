import { continuing, plain, settling } from './call-words.ts';
import type { Frame } from './frames.ts';

/**
 * True for a call whose promise the prompt leaves as it is: not one of AWS's, settled by the author
 * with `.then`, given to `Promise.all`. `next` are the tokens behind it, `around` what it stands in.
 */
export function keepsPromise(
  { callee = '', root = '', isOptional }: Frame,
  [next = '', second = '']: readonly string[],
  around: Frame | undefined,
): boolean {
  if (plain.has(root) || settling.test(callee)) return true;
  if (next === '.' && settling.test(second)) return true;
  if (around?.gathers && (next === ',' || next === ']')) return true;
  // Only the whole of `a?.b().c()` is awaited: the chain must still stop at `a?.`.
  return isOptional === true && continuing.has(next);
}
