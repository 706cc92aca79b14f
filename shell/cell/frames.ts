import { fileURLToPath } from 'node:url';
import type { WayBack } from './positions.ts';

/**
 * Rewrites the stack of an error thrown by a cell: only frames of cells and of the user's own files
 * stay, and places are those the user typed. `maps` holds the way back to them by each cell's name.
 */
export function trimStack(error: unknown, maps: ReadonlyMap<string, WayBack>): void {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return;
  const rows = error.stack.split('\n');
  const first = rows.findIndex((row) => /^\s+at /.test(row));
  if (first === -1) return;
  const frames = rows.slice(first).flatMap((row) => {
    const cell = /(In\[\d+\]):(\d+):(\d+)/.exec(row);
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
  return (
    /node:|node_modules|<anonymous>|\(native\)/.test(row) ||
    own.some((folder) => row.includes(folder))
  );
}

/** awsh as built, and its sources, which Node names instead when it is told to read source maps. */
const own = ['../../', '../../../shell/', '../../../helpers/', '../../../sandbox/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

function mapped(row: string, cell: RegExpExecArray, maps: ReadonlyMap<string, WayBack>): string {
  const [place, name = '', line, column] = cell;
  const typed = maps.get(name)?.({ line: Number(line), column: Number(column) });
  return typed ? row.replace(place, `${name}:${typed.line}:${typed.column}`) : row;
}
