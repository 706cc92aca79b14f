import { statSync } from 'node:fs';

/**
 * A warning about a file with secrets that others than its owner may read or change; undefined when
 * it is fine, isn't there, or the system knows no such modes.
 */
export function looseMode(path: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined || (mode & 0o077) === 0) return undefined;
  const octal = (mode & 0o777).toString(8).padStart(4, '0');
  return `${path} has mode ${octal}, so others on this machine can read its keys: chmod 600 ${path}`;
}
