import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readSaved, type SavedState } from './engine/saved.ts';

/**
 * Reads a state that was written by {@link writeStateFile}; undefined when there is no such file.
 * Throws a `TypeError` for a file that holds something else, Node's error for one it can't read.
 */
export function readStateFile(path: string): SavedState | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TypeError('this is no JSON');
  }
  return readSaved(value);
}

/** Writes a state, for its owner's eyes only, and at once: a reader sees all of the old or the new. */
export function writeStateFile(path: string, state: SavedState): void {
  const fresh = `${path}.${randomUUID()}`;
  try {
    writeFileSync(fresh, JSON.stringify(state), { mode: 0o600, flag: 'wx' });
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Keeps a file in step with a sandbox. */
export interface StateKeeper {
  /** To be called when something may have changed; the file follows within a second. */
  changed(): void;
  /** Writes what has changed and is not written yet. Throws when the file can't be written. */
  flush(): void;
}

const delayMs = 1_000;

/** Writes to `path` what `save` gives, soon after each change and when the process ends. */
export function keepStateFile(path: string, save: () => SavedState): StateKeeper {
  let due: NodeJS.Timeout | undefined;
  function flush(): void {
    if (!due) return;
    clearTimeout(due);
    due = undefined;
    writeStateFile(path, save());
  }
  // A disk that is full must not end the sandbox; the next change tries again.
  const quietly = () => {
    try {
      flush();
    } catch {}
  };
  process.once('exit', quietly);
  return {
    changed() {
      due ??= setTimeout(quietly, delayMs).unref();
    },
    flush,
  };
}
