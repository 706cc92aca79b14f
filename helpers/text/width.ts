import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** One column a character: ASCII, and the signs of our own prompt, which wait for no library. */
const plain = /^[\x20-\x7e·—…❯]*$/;

/**
 * Columns that one line of text takes on a terminal: 2 for CJK and emoji, 0 for combining marks.
 * Give it text that has been made safe: control characters have no width one could know.
 */
export function width(text: string): number {
  return plain.test(text) ? text.length : measure()(text);
}

/** The text in at most `columns` columns, ending in `…` if something was cut. */
export function truncate(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (plain.test(text)) {
    return text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
  }
  const kept = beginning(text, columns - 1);
  if (kept === text) return text;
  // The rest may be one narrow character that still fits where the ellipsis would stand.
  const rest = beginning(text.slice(kept.length), columns - width(kept));
  return kept + rest === text ? text : `${kept}…`;
}

/** As {@link truncate}, but cut at the beginning: what tells ARNs apart is at their end. */
export function truncateStart(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (!plain.test(text)) return truncate(text, columns);
  return text.length <= columns ? text : `…${text.slice(text.length + 1 - columns)}`;
}

/** The text with blanks after it, up to `columns` columns; longer text is left alone. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** The text with blanks before it, up to `columns` columns: for numbers. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** More marks than this on one letter are dropped with the rest of the text. */
const unitsPerColumn = 16;

/** As many whole characters, as people count them, as fit. */
function beginning(text: string, columns: number): string {
  let kept = '';
  let used = 0;
  const bounded = text.slice(0, (columns + 1) * unitsPerColumn);
  for (const { segment } of characters().segment(bounded)) {
    used += width(segment);
    if (used > columns) return kept;
    kept += segment;
  }
  return kept;
}

let segmenter: Intl.Segmenter | undefined;
function characters(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter();
  return segmenter;
}

// Most lines are ASCII: the tables of Unicode are read when the first other character comes by.
let stringWidth: ((text: string) => number) | undefined;
function measure(): (text: string) => number {
  stringWidth ??= (require('string-width') as typeof import('string-width')).default;
  return stringWidth;
}
