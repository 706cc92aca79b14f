import { safeLine } from '../../../helpers/text/safe.ts';
import { truncate, width } from '../../../helpers/text/width.ts';

/** A stretch of the text in a colour: `sgr` is what stands between `ESC[` and `m`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly sgr: string;
}

/** All that is to be seen of what is being typed. Offsets count UTF-16 units of `text`. */
export interface View {
  /** Before the first row and before the others, colours and all. */
  readonly prompt: { readonly first: string; readonly rest: string };
  readonly text: string;
  readonly cursor: number;
  /** Sorted, and none over another. */
  readonly spans: readonly Span[];
  /** What could follow, after the text's end. */
  readonly ghost: string;
  /** Rows under the text; each fits on the screen. */
  readonly below: readonly string[];
}

/** A view as rows of a screen. A row of the text may take several there. */
export interface Frame {
  readonly rows: readonly { readonly written: string; readonly height: number }[];
  readonly cursor: { readonly row: number; readonly column: number };
}

const plain = /^[\x20-\x7e]*$/;

/**
 * Lays a view out on a screen of `columns` and `rows`. Of more than fits, the rows around the cursor
 * are shown.
 */
export function frameOf(view: View, columns: number, rows: number): Frame {
  const laid: Laid[] = [];
  let at = 0;
  let cursorRow = 0;
  for (const text of view.text.split('\n')) {
    if (at <= view.cursor) cursorRow = laid.length;
    laid.push(layRow(view, text, at, columns));
    at += text.length + 1;
  }
  const [from, to] = inSight(laid, cursorRow, rows);
  const room = rows - heightOf(laid.slice(from, to)) - 1;
  const below = view.below.slice(0, Math.max(0, room));
  const { cursor } = laid[cursorRow] ?? { cursor: { row: 0, column: 0 } };
  return {
    rows: [
      ...laid.slice(from, to).map(({ written, height }) => ({ written, height })),
      ...below.map((written) => ({ written, height: 1 })),
    ],
    cursor: {
      row: heightOf(laid.slice(from, cursorRow)) + cursor.row,
      column: cursor.column,
    },
  };
}

interface Laid {
  readonly written: string;
  readonly height: number;
  readonly cursor: { readonly row: number; readonly column: number };
}

function layRow(view: View, text: string, at: number, columns: number): Laid {
  const prompt = at === 0 ? view.prompt.first : view.prompt.rest;
  const start = promptWidth(prompt);
  const end = place(text, start, columns);
  const isLast = at + text.length === view.text.length;
  const ghost = isLast && view.ghost ? truncate(view.ghost, columns - end.column - 1) : '';
  // A row that fills the screen's last column: a blank makes the terminal begin the next.
  const turn = end.column === 0 && end.row > 0 ? ' ' : '';
  return {
    written: `${prompt}${colored(text, at, view.spans)}${ghost && `\x1b[2m${ghost}\x1b[0m`}${turn}`,
    height: end.row + 1,
    cursor: place(text.slice(0, Math.max(0, view.cursor - at)), start, columns),
  };
}

/** Where the character after `text` stands, when `text` begins in column `start`. */
function place(text: string, start: number, columns: number): { row: number; column: number } {
  if (plain.test(text)) {
    const end = start + text.length;
    return { row: Math.floor(end / columns), column: end % columns };
  }
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (const { segment } of characters().segment(visible(text))) {
    const wide = width(segment);
    if (column + wide > columns) {
      row += 1;
      column = 0;
    }
    column += wide;
  }
  return column === columns ? { row: row + 1, column: 0 } : { row, column };
}

function colored(text: string, at: number, spans: readonly Span[]): string {
  let written = '';
  let done = 0;
  for (const { from, to, sgr } of spans) {
    const start = Math.max(done, from - at);
    const end = Math.min(text.length, to - at);
    if (end <= start) continue;
    const painted = `\x1b[${sgr}m${visible(text.slice(start, end))}\x1b[0m`;
    written += visible(text.slice(done, start)) + painted;
    done = end;
  }
  return written + visible(text.slice(done));
}

/** What a row of the text looks like: pasted text may hold anything. */
function visible(text: string): string {
  return plain.test(text) ? text : safeLine(text.replaceAll('\t', '  '));
}

/** Which rows are shown: all, or those around the cursor's that fit. */
function inSight(laid: readonly Laid[], cursorRow: number, rows: number): [number, number] {
  if (heightOf(laid) < rows) return [0, laid.length];
  let [from, to] = [cursorRow, cursorRow + 1];
  let left = rows - 1 - (laid[cursorRow]?.height ?? 1);
  for (;;) {
    const above = laid[from - 1]?.height ?? Number.POSITIVE_INFINITY;
    const under = laid[to]?.height ?? Number.POSITIVE_INFINITY;
    if (Math.min(above, under) > left) return [from, to];
    if (above <= left) {
      from -= 1;
      left -= above;
    }
    if (under <= left) {
      to += 1;
      left -= under;
    }
  }
}

function heightOf(laid: readonly { readonly height: number }[]): number {
  return laid.reduce((sum, { height }) => sum + height, 0);
}

/** Columns of a prompt; its signs are narrow, which saves asking Unicode's tables before the first. */
function promptWidth(prompt: string): number {
  return width(prompt.replace(/\x1b\[[\d;]*m/g, '').replace(/[❯…]/g, '>'));
}

let segmenter: Intl.Segmenter | undefined;
function characters(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter();
  return segmenter;
}
