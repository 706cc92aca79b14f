import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

/** Node's own cache of compiled code, from 22.1 on. */
const { enableCompileCache } = Module as unknown as {
  readonly enableCompileCache?: (folder: string) => unknown;
};

let folder: string | undefined;

/**
 * Keeps compiled code of SDK packages in a folder, so that the next process needs not compile it:
 * EC2's takes 100 ms of the 170 that loading it costs. For programs that start often; the folder is
 * made, for its owner only, and what can't be read or written there is done without.
 *
 * @see https://nodejs.org/api/vm.html#scriptcreatecacheddata
 */
export function useCodeCache(path: string): void {
  if (enableCompileCache) enableCompileCache(path);
  else folder = path;
}

/** Requires a package by name, its main file out of the cache where there is one. */
export function requireCached(name: string, load: NodeJS.Require): unknown {
  const file = load.resolve(name);
  if (folder === undefined || load.cache[file]) return load(name);
  return run(file, load, cacheFileOf(name, file, folder));
}

/** What `require` does with a file, but for where the compiled code comes from. */
function run(file: string, load: NodeJS.Require, cacheFile: string): unknown {
  const source = readFileSync(file, 'utf8');
  // A script made by hand has no import() of its own; the SDK's clients use none, but might one day.
  if (source.includes('import(')) return load(file);
  const cachedData = readIfThere(cacheFile);
  const script = new vm.Script(Module.wrap(source), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = new Module(file);
  module.filename = file;
  load.cache[file] = module;
  try {
    const body = script.runInThisContext() as (...given: unknown[]) => void;
    body.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  } catch (error) {
    delete load.cache[file];
    throw error;
  }
  module.loaded = true;
  // At the end, the functions that were called are compiled too, and nobody waits for the file.
  if (!cachedData || script.cachedDataRejected) {
    process.once('exit', () => keep(cacheFile, script.createCachedData()));
  }
  return module.exports;
}

/** One file a package, and another when package or Node change: V8 itself compares little more than lengths. */
function cacheFileOf(name: string, file: string, within: string): string {
  const { size, mtimeMs } = statSync(file);
  const key = [name.replaceAll('/', '-'), size, Math.round(mtimeMs), process.version, process.arch];
  return join(within, `${key.join('_')}.code`);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place, so that no process ever reads half a file. */
function keep(path: string, data: Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, data, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, path);
  } catch {
    // A read-only home, a full disk: the next start is as slow as this one.
  }
}
