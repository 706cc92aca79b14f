import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';

const typeScript = /\.[cm]?ts$/;

/**
 * Imports modules for cells as a file in the working directory would: packages from its
 * `node_modules`, relative paths from it, `.ts` files through ts-node. Packages that are not there
 * are looked for beside awsh, so that `@aws-sdk/client-ec2` and `awsh` itself are always at hand.
 */
export class Modules {
  readonly #loadedAtMs = new Map<string, number>();
  #registered = false;

  /**
   * The namespace of a module. A name in `names` that it does not export is a UsageError, as a
   * static import's would be.
   */
  readonly import = async (specifier: unknown, second?: unknown): Promise<unknown> => {
    // Of a dynamic import, the second argument holds attributes, which nothing here depends on.
    const names: readonly string[] = Array.isArray(second) ? second : [];
    const wanted = String(specifier);
    const namespace = await this.#load(wanted);
    const missing = names.find((name) => !(name in namespace));
    if (missing !== undefined) {
      const near = closest(missing, Object.keys(namespace));
      throw new UsageError(`${wanted} has no export called ${missing}`, {
        hint: near && `did you mean ${near}?`,
      });
    }
    return namespace;
  };

  async #load(specifier: string): Promise<Record<string, unknown>> {
    const file = localFile(specifier);
    if (file !== undefined && typeScript.test(file)) return this.#loadTypeScript(specifier, file);
    if (file?.endsWith('.json') && existsSync(file)) return jsonModule(specifier, file);
    try {
      return await importFrom(process.cwd())(specifier);
    } catch (error) {
      // Of a package, say: whether the cell had the attribute that Node asks for does not matter.
      if (needsAttribute(error)) return jsonModule(specifier, fromHere().resolve(specifier));
      if (!isMissing(error)) throw error;
      if (file !== undefined) throw new UsageError(`no file ${specifier} in ${process.cwd()}`);
      return this.#loadBesideAwsh(specifier);
    }
  }

  async #loadBesideAwsh(specifier: string): Promise<Record<string, unknown>> {
    try {
      return (await import(specifier)) as Record<string, unknown>;
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new UsageError(`no package ${specifier} here or with awsh`, {
        hint: `npm install ${packageOf(specifier)} in ${process.cwd()}`,
      });
    }
  }

  /** Loads a `.ts` file; again when it, or a file it was loaded with, has changed since. */
  #loadTypeScript(specifier: string, file: string): Record<string, unknown> {
    if (!existsSync(file)) throw new UsageError(`no file ${specifier} in ${process.cwd()}`);
    this.#register();
    const load = fromHere();
    this.#forgetChanged(load);
    const exports = load(file) as Record<string, unknown>;
    for (const path of Object.keys(load.cache)) {
      if (isOwnSource(path) && !this.#loadedAtMs.has(path)) {
        this.#loadedAtMs.set(path, statSync(path).mtimeMs);
      }
    }
    return exports.__esModule ? exports : { default: exports, ...exports };
  }

  /** Takes the user's own sources out of the cache when any of them changed on disk. */
  #forgetChanged(load: NodeJS.Require): void {
    const changed = [...this.#loadedAtMs].some(
      ([path, mtimeMs]) => !existsSync(path) || statSync(path).mtimeMs !== mtimeMs,
    );
    if (!changed) return;
    for (const path of this.#loadedAtMs.keys()) delete load.cache[path];
    this.#loadedAtMs.clear();
  }

  /** ts-node costs 150–300 ms, so it is not there before the first `.ts` file. */
  #register(): void {
    if (this.#registered) return;
    const load = createRequire(import.meta.url);
    const { register } = load('ts-node') as typeof import('ts-node');
    register({
      swc: true,
      transpileOnly: true,
      // ts-node needs TypeScript's JavaScript API, which TypeScript 7 no longer has.
      compiler: load.resolve('typescript6'),
      skipProject: true,
      // Without this, a file inside a package of "type": "module" is refused (ERR_REQUIRE_ESM).
      moduleTypes: { '**/*.ts': 'cjs', '**/*.mts': 'cjs', '**/*.cts': 'cjs' },
      compilerOptions: {
        module: 'commonjs',
        moduleResolution: 'node10',
        target: 'es2022',
        ignoreDeprecations: '6.0',
      },
    });
    this.#registered = true;
  }
}

/** The value of a JSON file, as its default and by the names of its members; read again each time. */
function jsonModule(specifier: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return { ...(value as object | null), default: value };
  } catch (error) {
    throw new UsageError(`${specifier} can't be read as JSON: ${(error as Error).message}`);
  }
}

function fromHere(): NodeJS.Require {
  return createRequire(join(process.cwd(), 'cell.ts'));
}

type Importer = (specifier: string) => Promise<Record<string, unknown>>;

/** Node's own `import()`, resolving as a file in `directory` would. */
function importFrom(directory: string): Importer {
  const script = new vm.Script('(specifier) => import(specifier)', {
    filename: join(directory, 'cell.mjs'),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const importModule = script.runInThisContext() as Importer;
  return (specifier) => {
    const { emitWarning } = process;
    // Node 20 calls the constant experimental; that is our concern, not the user's.
    process.emitWarning = () => undefined;
    try {
      return importModule(specifier);
    } finally {
      process.emitWarning = emitWarning;
    }
  };
}

/** The path that a specifier names, when it names a file rather than a package. */
function localFile(specifier: string): string | undefined {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  return /^(\.{0,2}\/|\.{1,2}$)/.test(specifier) ? resolve(specifier) : undefined;
}

function isOwnSource(path: string): boolean {
  return typeScript.test(path) && !path.includes(`${sep}node_modules${sep}`);
}

function isMissing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}

function needsAttribute(error: unknown): boolean {
  return /^ERR_IMPORT_(?:ATTRIBUTE|ASSERTION_TYPE)_MISSING$/.test(
    String((error as { code?: unknown } | null)?.code),
  );
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
