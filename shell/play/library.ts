import { readdir, rm } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, resolve } from 'node:path';
import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';
import { formatOf, type NotebookFormat } from '../../notebook/index.ts';
import { snippetsFolder } from './folders.ts';
import { bundledFolder } from './known-names.ts';
import { checkedName, isName } from './names.ts';
import { writePrivate } from './private-file.ts';
import { readText } from './read-text.ts';
import type { Found, Origin } from './snippet.ts';

const extensions: readonly NotebookFormat[] = ['ts', 'md', 'ipynb'];

/** A snippet's name and file, before it is read. */
export interface Entry {
  readonly name: string;
  readonly origin: Origin;
  readonly path: string;
}

/** All snippets by name, the user's own before bundled ones of the same name. */
export async function entries(): Promise<Entry[]> {
  const own = await entriesIn(snippetsFolder(), 'yours');
  const bundled = await entriesIn(bundledFolder, 'bundled');
  const taken = new Set(own.map(({ name }) => name));
  const all = [...own, ...bundled.filter(({ name }) => !taken.has(name))];
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The snippet of a name, or the file that is named; a UsageError with the nearest name for none. */
export async function find(given: string): Promise<Found> {
  if (isPath(given)) return fileAt(given);
  const name = checkedName(given);
  const all = await entries();
  const entry = all.find((each) => each.name === name);
  const text = entry && (await readText(entry.path));
  if (!entry || text === undefined) throw unknown(name, all);
  return { ...entry, format: formatOf(entry.path) ?? 'ts', text };
}

/** The file of one of the user's own snippets; undefined where there is none. */
export async function ownFile(given: string): Promise<string | undefined> {
  const name = checkedName(given);
  return (await entriesIn(snippetsFolder(), 'yours')).find((each) => each.name === name)?.path;
}

/** Keeps a text as one of the user's own snippets, instead of the one that had the name before. */
export async function keep(given: string, format: NotebookFormat, text: string): Promise<string> {
  const name = checkedName(given);
  const path = join(snippetsFolder(), `${name}.${format}`);
  const before = await ownFile(name);
  await writePrivate(path, text);
  if (before !== undefined && before !== path) await rm(before, { force: true });
  return path;
}

/** Removes one of the user's own snippets. */
export async function remove(given: string): Promise<string> {
  const path = await ownFile(given);
  if (path !== undefined) {
    await rm(path);
    return path;
  }
  const all = await entries();
  const name = checkedName(given);
  if (!all.some((each) => each.name === name)) throw unknown(name, all);
  throw new UsageError(`${name} comes with awsh and stays`, {
    hint: 'your own of the same name would come before it',
  });
}

/** The name that a file's snippet would have: its own without the extension. */
export function nameOf(path: string): string {
  return basename(path, extname(path));
}

/** True for what names a file rather than a snippet. */
export function isPath(given: string): boolean {
  return /[/\\]/.test(given) || isAbsolute(given) || formatOf(given) !== undefined;
}

/** A file as a snippet that may be. */
export async function fileAt(given: string): Promise<Found> {
  const path = resolve(given);
  const format = formatOf(path);
  if (!format) {
    throw new UsageError(`${given} is no notebook by its name`, {
      hint: 'it ends in .ts, .md or .ipynb',
    });
  }
  const text = await readText(path);
  if (text === undefined) throw new UsageError(`no file ${given}`);
  const own = path.startsWith(join(snippetsFolder(), '/'));
  const bundled = path.startsWith(bundledFolder);
  const origin = own ? 'yours' : bundled ? 'bundled' : 'file';
  return { name: nameOf(path), origin, path, format, text };
}

async function entriesIn(folder: string, origin: Origin): Promise<Entry[]> {
  const files = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = new Map<string, Entry>();
  for (const extension of extensions) {
    for (const file of files) {
      const name = nameOf(file.name);
      const fits = file.isFile() && extname(file.name) === `.${extension}` && isName(name);
      const isReadme = origin === 'bundled' && file.name === 'README.md';
      if (!fits || isReadme || found.has(name)) continue;
      found.set(name, { name: name.normalize('NFC'), origin, path: join(folder, file.name) });
    }
  }
  return [...found.values()];
}

function unknown(name: string, all: readonly Entry[]): UsageError {
  const near = closest(
    name,
    all.map((each) => each.name),
  );
  return new UsageError(`there is no snippet ${name}`, {
    hint: near ? `did you mean ${near}?` : '.snippets lists them',
  });
}
