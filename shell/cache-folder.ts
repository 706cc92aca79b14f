import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for what can be made again, as each system has it:
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'awsh');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'awsh');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'awsh', 'Cache');
  return join(homedir(), '.cache', 'awsh');
}
