/** A text and where the cursor is in it, counted in UTF-16 units. */
export interface Edited {
  readonly text: string;
  readonly cursor: number;
}

/** Where the cursor's row begins. */
export function rowStart({ text, cursor }: Edited): number {
  return text.lastIndexOf('\n', cursor - 1) + 1;
}

/** Where the cursor's row ends, before its line break. */
export function rowEnd({ text, cursor }: Edited): number {
  const end = text.indexOf('\n', cursor);
  return end < 0 ? text.length : end;
}

/** The cursor one row up or down in the same column; undefined where there is no such row. */
export function rowAway(edited: Edited, by: 1 | -1): number | undefined {
  const column = edited.cursor - rowStart(edited);
  const there = by === 1 ? rowEnd(edited) + 1 : rowStart(edited) - 1;
  if (there < 0 || there > edited.text.length) return undefined;
  const other = { text: edited.text, cursor: there };
  return Math.min(rowStart(other) + column, rowEnd(other));
}

/** What stands before the cursor in its row. */
export function beforeInRow(edited: Edited): string {
  return edited.text.slice(rowStart(edited), edited.cursor);
}

/** The text with what is from `from` to `to` replaced, and the cursor after that. */
export function replaced(text: string, from: number, to: number, by: string): Edited {
  return { text: text.slice(0, from) + by + text.slice(to), cursor: from + by.length };
}
