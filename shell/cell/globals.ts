import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';

/** The names that every cell finds, beside JavaScript's own. A getter is read at each mention. */
export type Preloaded = Readonly<Record<string, { value: unknown } | { get: () => unknown }>>;

/**
 * Puts names into the global scope, each of which a cell may overwrite. Node's built-in modules and
 * `require` come along, as in Node's own REPL; none is loaded before it is mentioned.
 */
export function defineGlobals(preloaded: Preloaded): { remove(): void } {
  const load = createRequire(join(process.cwd(), 'cell.ts'));
  const builtins = builtinModules.filter((name) => !/^_|[/:]/.test(name) && !(name in globalThis));
  const all: Preloaded = {
    require: { value: load },
    ...Object.fromEntries(builtins.map((name) => [name, { get: () => load(`node:${name}`) }])),
    ...preloaded,
  };
  for (const [name, source] of Object.entries(all)) define(name, source);
  return {
    remove() {
      for (const name of Object.keys(all)) Reflect.deleteProperty(globalThis, name);
    },
  };
}

/** Sets a global to a plain value, as an assignment in a cell would. */
export function setGlobal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

function define(name: string, source: { value: unknown } | { get: () => unknown }): void {
  if ('value' in source) return setGlobal(name, source.value);
  Object.defineProperty(globalThis, name, {
    get: source.get,
    set: (value: unknown) => setGlobal(name, value),
    configurable: true,
    enumerable: false,
  });
}
