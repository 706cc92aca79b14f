import { SourceMap } from 'node:module';
import type { Edited } from './edits.ts';

/** A place in a text: line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From a place in the code that V8 runs to the place in the cell as typed, where there is one. */
export type WayBack = (place: Position) => Position | undefined;

/**
 * The way back through all that was done to a cell: `written` is the TypeScript after its edits,
 * `stripped` the JavaScript made of it with its source map, `last` that after its own edits. The
 * cell's first line had `shift` characters put before it.
 */
export function wayBack(
  source: string,
  written: Edited,
  stripped: { readonly code: string; readonly map: string },
  last: Edited,
  shift: number,
): WayBack {
  return (place) => {
    const inStripped = placeAt(stripped.code, last.originalAt(indexOf(last.text, place)));
    const entry = new SourceMap(JSON.parse(stripped.map)).findEntry(
      inStripped.line - 1,
      inStripped.column - 1,
    );
    if (!('originalLine' in entry)) return undefined;
    const inWritten = { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    const typed = placeAt(source, written.originalAt(indexOf(written.text, inWritten)));
    return typed.line > 1 ? typed : { line: 1, column: Math.max(1, typed.column - shift) };
  };
}

function indexOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let row = 1; row < line; row += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    start = end + 1;
  }
  return start + column - 1;
}

function placeAt(text: string, index: number): Position {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
