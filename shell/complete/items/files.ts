import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Candidate } from '../completion.ts';

/** Files and folders that a path being typed could go on with; hidden ones when asked for by a dot. */
export function filesAt(typed: string, workingFolder: string): Candidate[] {
  const slash = typed.lastIndexOf('/') + 1;
  const folder = typed.slice(0, slash);
  const start = typed.slice(slash);
  const path = resolve(workingFolder, folder.replace(/^~(?=\/)/, homedir()));
  return entriesOf(path)
    .filter(({ name }) => name.startsWith('.') === start.startsWith('.'))
    .map(({ name, isFolder }) => ({
      text: `${folder}${name}${isFolder ? '/' : ''}`,
      kind: 'file',
    }));
}

/** Packages that a cell can import: those of the working directory and the folders above it. */
export function packagesAt(workingFolder: string): string[] {
  const found = new Set<string>();
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    for (const { name } of entriesOf(join(folder, 'node_modules'))) {
      if (!name.startsWith('@')) found.add(name);
      else
        for (const each of entriesOf(join(folder, 'node_modules', name)))
          found.add(`${name}/${each.name}`);
    }
    if (dirname(folder) === folder) break;
  }
  return [...found].filter((name) => !name.startsWith('.'));
}

function entriesOf(folder: string): { name: string; isFolder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}
