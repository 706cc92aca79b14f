import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from '../helpers/errors.ts';
import { bytes } from '../helpers/text/bytes.ts';
import { safeLine } from '../helpers/text/safe.ts';
import type { Notebook } from './document.ts';
import { formatOf, type NotebookFormat } from './format.ts';
import { readNotebook } from './read.ts';

/** More than any notebook that a person made; reading takes some four times as much memory. */
const largest = 100 * 1024 * 1024;

/** A notebook as it lies in a file. */
export interface NotebookFile {
  readonly notebook: Notebook;
  readonly format: NotebookFormat;
  /** The file's text as it was read. */
  readonly text: string;
}

/** Reads a notebook's file. Throws a UsageError that names it when it can't be read, or not whole. */
export async function openNotebook(path: string): Promise<NotebookFile> {
  const format = formatNamed(path);
  const text = await textOf(path);
  try {
    return { notebook: readNotebook(text, format), format, text };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${safeLine(path)}: ${error.message}`, { hint: error.hint, cause: error });
  }
}

/** The format that a path tells. Throws a UsageError for one that tells none. */
export function formatNamed(path: string): NotebookFormat {
  const format = formatOf(path);
  if (format) return format;
  throw new UsageError(`${safeLine(path)} is no notebook by its name`, {
    hint: 'notebooks end in .ipynb, .md or .ts',
  });
}

/**
 * Writes a file as a whole or not at all: beside it first, then in its place, with its permissions.
 * A symlink stays one; what it points at is written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (stats) => stats.mode & 0o777,
    () => 0o644,
  );
  const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(beside, text, { mode, flag: 'wx' });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw readable(error, path, 'written');
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > largest) {
      throw new UsageError(`${safeLine(path)} has ${bytes(size)}, too much for a notebook`, {
        hint: 'jupyter nbconvert --clear-output makes one small again',
      });
    }
    const content = await readFile(path);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (error) {
    throw readable(error, path, 'read');
  }
}

function readable(error: unknown, path: string, what: string): unknown {
  if (error instanceof UsageError) return error;
  const name = safeLine(path);
  if (error instanceof TypeError) return new UsageError(`${name} is no text in UTF-8`);
  const { code } = error as NodeJS.ErrnoException;
  const why = new Map([
    ['ENOENT', what === 'read' ? 'there is no such file' : 'its folder is not there'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'you have no permission'],
    ['ENOSPC', 'the disk is full'],
  ]).get(code ?? '');
  if (code === undefined) return error;
  return new UsageError(`${name} can't be ${what}: ${why ?? code}`, { cause: error });
}
