import { closeSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { olderFile } from './folder.ts';

/** A file this large is full, in bytes: some 30 000 cells. */
export const fullAt = 8_000_000;

const staleMs = 60_000;

/**
 * Begins a new file once the old one is full: the full one becomes the older file, which is still
 * read, and the one that was older before goes. A move loses nothing that another session appends in
 * that moment: it is in the one file or in the other. A lock keeps two sessions from moving one
 * after the other, which would drop a full file and keep an empty one.
 */
export function turnOver(file: string, full = fullAt): void {
  if (sizeOf(file) < full || !locked(`${file}.lock`)) return;
  try {
    if (sizeOf(file) >= full) renameSync(file, olderFile(file));
  } finally {
    rmSync(`${file}.lock`, { force: true });
  }
}

function sizeOf(file: string): number {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}

/** True once the lock is ours. One that was left by a session that was killed counts for nothing. */
function locked(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const made = lstatSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // The next session finds it gone: two that both took it away now could both make it anew.
    if (Date.now() - made > staleMs) rmSync(lock, { force: true });
    return false;
  }
}
