import { randomBytes } from 'node:crypto';
import type { History } from '../capabilities/history.ts';
import { historyFile, isHistoryOff } from './folder.ts';
import { KeptHistory } from './kept-history.ts';

/**
 * The history of an interactive session: kept on disk, unless it is `private` or `AWSH_HISTORY` says
 * no. `warn` hears, once, what is wrong with the file.
 */
export function openHistory(options: {
  readonly isPrivate: boolean;
  readonly warn: (message: string) => void;
}): History {
  const { isPrivate, warn } = options;
  return new KeptHistory({
    file: isPrivate || isHistoryOff() ? undefined : historyFile(),
    session: randomBytes(5).toString('hex').slice(0, 8),
    cwd: currentFolder(),
    warn,
  });
}

/** The folder that the program was started in; it may be gone since. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '';
  }
}
