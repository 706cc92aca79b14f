import { open } from 'node:fs/promises';
import { UsageError } from '../../helpers/errors.ts';

const mostBytes = 20 * 1024 * 1024;

/** The text of a file that may be a snippet; undefined where there is no such file. */
export async function readText(path: string): Promise<string | undefined> {
  // Opened before it is looked at, so that what is read is what was looked at.
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (/^(ENOENT|ENOTDIR)$/.test(error.code ?? '')) return undefined;
    throw unreadable(path, error.code);
  });
  if (!file) return undefined;
  try {
    const about = await file.stat();
    if (about.isDirectory()) throw new UsageError(`${path} is a folder`);
    if (!about.isFile()) throw new UsageError(`${path} is no file`);
    if (about.size > mostBytes) throw new UsageError(`${path} is too big for a snippet`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile());
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TypeError) throw new UsageError(`${path} is no text in UTF-8`);
    throw unreadable(path, (error as NodeJS.ErrnoException).code);
  } finally {
    await file.close();
  }
}

function unreadable(path: string, code: string | undefined): UsageError {
  return new UsageError(`${path} can't be read (${code})`);
}
