import { type Frame, frameOf, type View } from './frame.ts';

/** Turns views into what is sent to a terminal, and knows what is there already. */
export interface Painter {
  /** Whether it shows suggestions, and rows below the text. */
  readonly showsMore: boolean;
  /** Changes what is on the screen into `view`. */
  paint(view: View): string;
  /** Takes it off the screen; the next {@link paint} begins at the cursor. */
  erase(): string;
  /** Leaves `view` where it stands and goes to the row after it. */
  leave(view: View): string;
  /** The screen was cleared or written to by others: nothing of ours is on it. */
  forget(): void;
}

/** For terminals on which a cursor can be moved. */
export class BlockPainter implements Painter {
  readonly showsMore = true;
  readonly #size: () => { columns: number; rows: number };
  #shown: { readonly frame: Frame; readonly view: View; readonly columns: number } | undefined;

  constructor(size: () => { columns: number; rows: number }) {
    this.#size = size;
  }

  paint(view: View): string {
    const { columns, rows } = this.#size();
    const frame = frameOf(view, columns, rows);
    const resized = this.#shown !== undefined && this.#shown.columns !== columns;
    const text = resized
      ? this.erase() + changes(undefined, frame)
      : changes(this.#shown?.frame, frame);
    this.#shown = { frame, view, columns };
    return text;
  }

  erase(): string {
    if (!this.#shown) return '';
    const up = this.#rowsAbove(this.#shown);
    this.#shown = undefined;
    return `${move(-up)}\r\x1b[J`;
  }

  leave(view: View): string {
    const { columns, rows } = this.#size();
    const whole = frameOf({ ...view, ghost: '', below: [] }, columns, Number.POSITIVE_INFINITY);
    const tall = height(whole.rows);
    const before = this.#shown?.columns === columns ? this.#shown.frame : undefined;
    const text =
      before && tall < rows ? changes(before, whole) : this.erase() + changes(undefined, whole);
    this.#shown = undefined;
    return `${text}${move(tall - 1 - whole.cursor.row)}\r\n`;
  }

  forget(): void {
    this.#shown = undefined;
  }

  /**
   * How many rows up the first one is. After a resize terminals have broken rows anew, but some
   * leave alone the one the cursor is in: there the smaller count is taken, which may leave a bit of
   * the old row on the screen but never eats what stands above.
   */
  #rowsAbove({ frame, view, columns }: { frame: Frame; view: View; columns: number }): number {
    const size = this.#size();
    if (size.columns === columns) return frame.cursor.row;
    return Math.min(frame.cursor.row, frameOf(view, size.columns, size.rows).cursor.row);
  }
}

/** What changes `before`, with the cursor where it has it, into `after`. */
function changes(before: Frame | undefined, after: Frame): string {
  const old = before?.rows ?? [];
  const { rows } = after;
  let first = 0;
  while (first < rows.length && first < old.length && same(old[first], rows[first])) first += 1;
  if (first === rows.length && old.length === rows.length) {
    return before ? moveTo(before.cursor, after.cursor) : '';
  }
  // Rows at the end have gone: the last one left is written again, to clear what is after it.
  if (first === rows.length) first -= 1;
  let last = rows.length;
  const sameHeights =
    old.length === rows.length && old.every((row, at) => row.height === rows[at]?.height);
  while (sameHeights && last > first && same(old[last - 1], rows[last - 1])) last -= 1;
  const written = rows.slice(first, last).map((row) => `${row.written}\x1b[K`);
  const top = height(rows.slice(0, first));
  const end = top + height(rows.slice(first, last)) - 1;
  const below = sameHeights ? '' : '\x1b[J';
  const from = before?.cursor.row ?? 0;
  // Below what stood there before, a row has to be made: only a line feed scrolls.
  const start = first > 0 && first >= old.length ? `${move(top - 1 - from)}\r\n` : move(top - from);
  const cursor = `${move(after.cursor.row - end)}\r${right(after.cursor.column)}`;
  return `${start}\r${written.join('\r\n')}${below}${cursor}`;
}

function same(a: Frame['rows'][number] | undefined, b: Frame['rows'][number] | undefined): boolean {
  return a?.written === b?.written && a?.height === b?.height;
}

function height(rows: Frame['rows']): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

function moveTo(from: Frame['cursor'], to: Frame['cursor']): string {
  if (from.column === to.column) return move(to.row - from.row);
  return `${move(to.row - from.row)}\r${right(to.column)}`;
}

function right(columns: number): string {
  return columns > 0 ? `\x1b[${columns}C` : '';
}

function move(rows: number): string {
  if (rows === 0) return '';
  return rows > 0 ? `\x1b[${rows}B` : `\x1b[${-rows}A`;
}
