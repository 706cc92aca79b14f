import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GlobalNames, globalsText } from './globals-text.ts';
import { sessionName } from './session-document.ts';

const require = createRequire(import.meta.url);

/** Where awsh's own built files are: `dist`, in a checkout as in a package. */
const built = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * A folder of our own with what the language server needs to be on disk: its settings and the
 * globals of a cell. Packages are found as cells find them: from the working directory upwards, then
 * beside awsh.
 */
export class Project {
  readonly folder: string;
  readonly #remove = (): void => rmSync(this.folder, { recursive: true, force: true });

  constructor() {
    sweep();
    this.folder = mkdtempSync(join(tmpdir(), `awsh-types-${process.pid}-`));
    process.once('exit', this.#remove);
    this.#link();
    for (const name of [inputName, probeName, sessionName]) {
      writeFileSync(join(this.folder, name), 'export {};\n');
    }
  }

  /**
   * Writes down what cells find: names, and packages in folders of their own. Gives the paths of the
   * files that hold it.
   */
  describe(
    names: GlobalNames,
    packages: Record<string, string[]>,
    workingFolder: string,
  ): string[] {
    const globals = join(this.folder, 'globals.d.ts');
    const settings = join(this.folder, 'tsconfig.json');
    writeFileSync(globals, globalsText(names, built));
    const lenient = settingsFor(workingFolder, packages, this.#hasNodeTypes);
    writeFileSync(settings, JSON.stringify(lenient));
    return [globals, settings];
  }

  remove(): void {
    process.off('exit', this.#remove);
    this.#remove();
  }

  /** Our own packages, so that a cell can import them whatever its working directory has. */
  #link(): void {
    const packages = dirname(dirname(require.resolve('typescript/package.json')));
    try {
      symlinkSync(packages, join(this.folder, 'node_modules'), 'junction');
    } catch {
      // Without links, what is beside awsh is not found by name; what awsh itself uses is.
      mkdirSync(join(this.folder, 'node_modules'), { recursive: true });
    }
  }

  get #hasNodeTypes(): boolean {
    return existsSync(join(this.folder, 'node_modules', '@types', 'node', 'package.json'));
  }
}

/** Removes what was left by shells of ours that were killed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^awsh-types-(\d+)-/.exec(name)?.[1]);
    if (pid && !isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The document of what is being typed, and the one that other questions are asked in. */
export const inputName = 'input.ts';
export const probeName = 'probe.ts';

/**
 * Lenient: everything that runs at the prompt is right, a value that may be missing among it.
 *
 * @see https://www.typescriptlang.org/tsconfig
 */
function settingsFor(
  workingFolder: string,
  packages: Record<string, string[]>,
  hasNodeTypes: boolean,
): object {
  return {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023'],
      types: hasNodeTypes ? ['node'] : [],
      module: 'preserve',
      moduleResolution: 'bundler',
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      allowJs: true,
      checkJs: false,
      strict: false,
      skipLibCheck: true,
      noEmit: true,
      noErrorTruncation: true,
      paths: {
        awsh: [join(built, 'helpers', 'awsh.d.ts')],
        'awsh/sandbox': [join(built, 'sandbox', 'index.d.ts')],
        'awsh/services/*': [join(built, 'helpers', 'resources', '*', 'types.generated.d.ts')],
        ...packages,
        '*': packageFolders(workingFolder).map((folder) => join(folder, '*')),
      },
    },
    files: ['globals.d.ts', inputName, probeName, sessionName],
    typeAcquisition: { enable: false },
  };
}

/** The `node_modules` of a folder and those above it, the nearest first. */
function packageFolders(from: string): string[] {
  const found: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) found.push(packages);
    if (dirname(folder) === folder) break;
  }
  return found.length > 0 ? found : [join(built, 'node_modules')];
}

/** Node's modules that are globals of a cell, as in Node's own REPL. */
export function builtinGlobals(): string[] {
  const own = new Set(['console', 'crypto', 'performance', 'process', 'module', 'constants']);
  return builtinModules.filter((name) => !/^_|[/:]/.test(name) && !own.has(name));
}
