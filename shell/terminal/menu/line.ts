/** The line that the menu works in. */
export interface MenuLine {
  readonly text: string;
  readonly cursor: number;
  /** False where a menu could not be seen: what fits alone is put in all the same. */
  readonly showsMore: boolean;
  /** Changes what is typed, so that undo brings it back. */
  replace(text: string, cursor: number): void;
  insert(text: string): void;
  paintSoon(): void;
}
