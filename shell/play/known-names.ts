import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { snippetsFolder } from './folders.ts';
import { isName } from './names.ts';

/** The folder of the snippets that come with awsh. */
export const bundledFolder = fileURLToPath(new URL('../../../snippets/', import.meta.url));

/** The names of all snippets at once, for completion, which waits for nothing. */
export function knownNames(): string[] {
  const names = [snippetsFolder(), bundledFolder].flatMap(namesIn);
  return [...new Set(names)].sort();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((file) => {
      const name = /^(.+)\.(?:ts|md|ipynb)$/.exec(file)?.[1];
      return name !== undefined && file !== 'README.md' && isName(name) ? [name] : [];
    });
  } catch {
    // The user's own folder is there once something was saved.
    return [];
  }
}
