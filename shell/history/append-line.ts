import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Why a file or folder isn't written to, in words that follow its name. */
export class Refused extends Error {
  readonly path: string;
  /** True for what isn't a file at all, and could be moved out of the way. */
  readonly isInTheWay: boolean;

  constructor(path: string, problem: string, isInTheWay = false) {
    super(problem);
    this.path = path;
    this.isInTheWay = isInTheWay;
  }
}

const { O_APPEND, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDWR } = constants;
const ownOnly = 0o600;

/**
 * Appends whole lines to a file that several sessions append to at once: each line is one write,
 * behind whatever others wrote. After half a line, left by a session that was killed, it starts on a
 * line of its own. The file is opened anew each time, so that a session goes on in the new file when
 * another one began it.
 *
 * The file is for its owner alone, whatever the umask; one that belongs to somebody else, and a
 * symlink, are {@link Refused}. Other errors are the system's. Gives the file's new size, in bytes.
 */
export function appendLine(file: string, line: string): number {
  const opened = openOwn(file);
  try {
    const { size } = fstatSync(opened);
    const text = Buffer.from(endsInLine(opened, size) ? line : `\n${line}`);
    if (writeSync(opened, text) < text.length) {
      throw Object.assign(new Error('only a part could be written'), { code: 'ENOSPC' });
    }
    return size + text.length;
  } finally {
    closeSync(opened);
  }
}

/** Makes the folder of a file, for its owner alone; refuses one that somebody else has. */
export function makeOwnFolder(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opened = openSync(folder, constants.O_RDONLY | O_NONBLOCK);
  try {
    const stats = fstatSync(opened);
    requireOwner(folder, stats);
    if ((stats.mode & 0o077) !== 0 && process.platform !== 'win32') fchmodSync(opened, 0o700);
  } finally {
    closeSync(opened);
  }
}

function openOwn(file: string): number {
  // Asked first, because a queue (FIFO) can keep whoever opens it for ever.
  const before = lstatSync(file, { throwIfNoEntry: false });
  if (before) requirePlain(file, before);
  const opened = openSync(file, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, ownOnly);
  try {
    const stats = fstatSync(opened);
    requirePlain(file, stats);
    if ((stats.mode & 0o777) !== ownOnly && process.platform !== 'win32') {
      fchmodSync(opened, ownOnly);
    }
    return opened;
  } catch (error) {
    closeSync(opened);
    throw error;
  }
}

/** Refuses what is no file, or not the user's own. */
export function requirePlain(file: string, stats: Stats): void {
  if (stats.isSymbolicLink()) throw new Refused(file, 'is a symlink');
  requireOwner(file, stats);
  if (stats.isDirectory()) throw new Refused(file, 'is a folder', true);
  if (!stats.isFile()) throw new Refused(file, 'is no file', true);
}

function requireOwner(path: string, { uid }: Stats): void {
  const self = process.geteuid?.();
  if (self !== undefined && uid !== self) throw new Refused(path, 'belongs to somebody else');
}

function endsInLine(opened: number, size: number): boolean {
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(opened, last, 0, 1, size - 1);
  return last[0] === 0x0a;
}
