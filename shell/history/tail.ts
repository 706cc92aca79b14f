import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { requirePlain } from './append-line.ts';

const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY } = constants;

/** The last lines of a file. */
export interface Tail {
  readonly lines: readonly string[];
  /** What stands behind the last line's end: nothing, or half a line. */
  readonly rest: string;
  /** The size of the whole file, in bytes. */
  readonly size: number;
}

/**
 * The whole lines within the last `most` bytes of a file, however large it is. A file that isn't
 * there has none; what is no file is refused, see `appendLine`.
 */
export function tailOf(file: string, most: number): Tail {
  const before = lstatSync(file, { throwIfNoEntry: false });
  if (!before) return { lines: [], rest: '', size: 0 };
  requirePlain(file, before);
  const opened = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const { size } = fstatSync(opened);
    const from = Math.max(0, size - most);
    const bytes = Buffer.alloc(size - from);
    const read = readSync(opened, bytes, 0, bytes.length, from);
    // The first line was begun before what was read, unless all was.
    const start = from === 0 ? 0 : bytes.indexOf(0x0a) + 1;
    const lines = bytes.toString('utf8', start, read).split('\n');
    return { rest: lines.pop() ?? '', lines, size };
  } finally {
    closeSync(opened);
  }
}
