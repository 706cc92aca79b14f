import { builtinModules } from 'node:module';
import type { Candidate } from '../completion.ts';
import type { ServiceCatalogue } from '../sdk/services.ts';
import { filesAt, packagesAt } from './files.ts';

/** What an import could name: a file of the working directory, a package, a module of Node's. */
export function specifiersAt(
  word: string,
  workingFolder: string,
  services: ServiceCatalogue,
): Candidate[] {
  if (/^(\.{1,2}\/|\/|~\/)/.test(word)) return filesAt(word, workingFolder);
  const modules = builtinModules
    .filter((name) => !name.startsWith('_'))
    .map((name) => `node:${name.replace(/^node:/, '')}`);
  const own = ['awsh', ...services.packageNames];
  const names = [...packagesAt(workingFolder), ...own, ...modules].sort();
  return ['./', ...names].map((text) => ({ text, kind: text === './' ? 'file' : 'module' }));
}
