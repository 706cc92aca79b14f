import { UsageError } from '../../helpers/errors.ts';

/** The words of a line, where quotes hold blanks together: `--name 'my web'`. */
export function wordsIn(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
      else if (char === '\\' && quote === '"' && /["\\]/.test(line.charAt(at + 1))) {
        at += 1;
        word += line.charAt(at);
      } else word += char;
    } else if (/['"]/.test(char)) {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') throw new UsageError(`a ${quote} is not closed`);
  return word === undefined ? words : [...words, word];
}

/** A word as it can stand in such a line. */
export function wordText(word: string): string {
  if (/^[^\s'"]+$/.test(word)) return word;
  return word.includes("'") ? `"${word.replace(/["\\]/g, '\\$&')}"` : `'${word}'`;
}
