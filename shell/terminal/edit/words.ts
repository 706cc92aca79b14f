/** The beginning of `text` up to the end of its first word, with the blanks and signs before it. */
export function firstWord(text: string): string {
  return /^\s*(?:[\p{L}\p{N}_$-]+|[^\s\p{L}\p{N}_$-]+[\p{L}\p{N}_$-]*)/u.exec(text)?.[0] ?? text;
}

/** How many UTF-16 units the character before the cursor has, as people count characters. */
export function lengthBefore(text: string, cursor: number): number {
  const before = text.slice(Math.max(0, cursor - longest), cursor);
  if (/[\x00-\x7f]{2}$|^[\x00-\x7f]?$/.test(before)) return before.length > 0 ? 1 : 0;
  return [...characters().segment(before)].at(-1)?.segment.length ?? 0;
}

/** The same for the character after the cursor. */
export function lengthAfter(text: string, cursor: number): number {
  const after = text.slice(cursor, cursor + longest);
  if (/^[\x00-\x7f]{2}|^[\x00-\x7f]?$/.test(after)) return after.length > 0 ? 1 : 0;
  return [...characters().segment(after)][0]?.segment.length ?? 0;
}

/** No character that is not made to annoy is longer. */
const longest = 40;

let segmenter: Intl.Segmenter | undefined;
function characters(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter();
  return segmenter;
}
