import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for what builds up as one works and is worth keeping, as each system has it:
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_STATE_HOME) return join(XDG_STATE_HOME, 'awsh');
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'awsh');
  }
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'awsh', 'Data');
  return join(homedir(), '.local', 'state', 'awsh');
}

/** The file that cells are kept in. */
export function historyFile(): string {
  return join(stateFolder(), 'history.jsonl');
}

/** The file that was full before it: {@link historyFile} was begun anew. */
export function olderFile(file: string): string {
  return file.replace(/(\.jsonl)?$/, '.1$1');
}

/** True when `AWSH_HISTORY` says that nothing is to be kept. */
export function isHistoryOff(value: string | undefined = process.env.AWSH_HISTORY): boolean {
  return /^(off|no|none|false|0)$/i.test(value?.trim() ?? '');
}
