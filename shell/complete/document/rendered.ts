import type { EditedText } from './edited-text.ts';

/** What the language server is shown for a source, and the way between their offsets. */
export interface Rendered {
  readonly text: string;
  toText(offset: number): number;
  toSource(offset: number): number;
}

/** An edited source between what is put before it and behind it. */
export function framed(start: string, text: EditedText, end: string): Rendered {
  return {
    text: `${start}${text.text()}${end}`,
    toText: (offset) => start.length + text.toText(offset),
    toSource: (offset) => text.toSource(Math.max(0, offset - start.length)),
  };
}
