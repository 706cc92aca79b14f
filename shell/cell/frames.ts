import { SourceMap } from 'node:module';

/**
 * Rewrites the stack of an error thrown by a cell: only frames of cells and of the user's own files
 * stay, and lines are those the user typed. `maps` holds each cell's source map by its name.
 */
export function trimStack(error: unknown, maps: ReadonlyMap<string, string>): void {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return;
  const rows = error.stack.split('\n');
  const first = rows.findIndex((row) => /^\s+at /.test(row));
  if (first === -1) return;
  const frames = rows.slice(first).flatMap((row) => {
    const cell = /(In\[\d+\](?:\.ts)?):(\d+):(\d+)/.exec(row);
    if (cell) return [mapped(row, cell, maps)];
    return isForeign(row) ? [] : [row];
  });
  Object.defineProperty(error, 'stack', {
    value: [...rows.slice(0, first), ...frames].join('\n'),
    configurable: true,
    writable: true,
  });
}

/** Frames of Node, of packages and of awsh itself say nothing about the user's code. */
function isForeign(row: string): boolean {
  return /node:|node_modules|<anonymous>|\(native\)/.test(row) || row.includes(ownFolder);
}

const ownFolder = new URL('../../', import.meta.url).href.replace('file://', '');

function mapped(row: string, cell: RegExpExecArray, maps: ReadonlyMap<string, string>): string {
  const [place, name, line, column] = cell;
  const map = maps.get(name ?? '');
  if (!map) return row;
  const entry = new SourceMap(JSON.parse(map)).findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalLine' in entry)) return row;
  return row.replace(place, `${name}:${entry.originalLine + 1}`);
}
