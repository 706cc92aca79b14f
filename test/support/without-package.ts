import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The main file of a copy of the program beside which one SDK package is missing that the project
 * itself has for its tests: the program as users install it.
 */
export function programWithout(packageName: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'awsh-copy-'));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['package.json', 'dist/helpers', 'dist/sandbox', 'dist/shell']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  const modules = join(root, 'node_modules');
  for (const name of readdirSync(modules)) {
    if (name.startsWith('.')) continue;
    const scoped = name.startsWith('@') ? readdirSync(join(modules, name)) : undefined;
    mkdirSync(join(copy, 'node_modules', scoped ? name : ''), { recursive: true });
    for (const each of scoped?.map((part) => join(name, part)) ?? [name]) {
      if (each !== packageName) symlinkSync(join(modules, each), join(copy, 'node_modules', each));
    }
  }
  return join(copy, 'dist', 'shell', 'main.js');
}
