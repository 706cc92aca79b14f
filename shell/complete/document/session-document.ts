import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { awaitCalls } from './await-calls.ts';
import { EditedText } from './edited-text.ts';
import { declaredIn, mentionedIn } from './names.ts';
import { type Outline, outlineOf } from './outline.ts';
import { framed, type Rendered } from './rendered.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a cell's module gives its value as. */
const valueName = '__value';

/** The module that has every name of the session. */
export const sessionName = 'session.ts';

/**
 * The session as modules, one a cell: each imports by name what it uses of the cells before, from the
 * last one that made it. So a name declared again has its newest type, and what is typed costs the
 * same after three cells and after three hundred.
 */
export class SessionDocument {
  readonly #folder: string;
  readonly #workingFolder: () => string;
  /** The module that made each name last, and the name that it has there. */
  readonly #madeIn = new Map<string, Made>();
  readonly #values = new Set<number>();
  readonly #modules = new Set<string>();
  readonly #asyncFunctions = new Set<string>();

  constructor(folder: string, workingFolder: () => string) {
    this.#folder = folder;
    this.#workingFolder = workingFolder;
  }

  /** The names that cells have made, types among them. */
  get names(): readonly string[] {
    return [...this.#madeIn.keys()].filter((name) => name !== '_');
  }

  /** Where a document of the project is. */
  uri(name: string): string {
    return pathToFileURL(join(this.#folder, name)).href;
  }

  /** What the server is shown for a source that is not run yet. */
  render(source: string): Rendered {
    const tokens = tokensOf(source);
    const text = new EditedText(source);
    this.#edit(tokens, text);
    return framed(this.#names(tokens, declaredIn(tokens)), text, '\n');
  }

  /**
   * The module that has every name of the session, from the last cell that made it. What is typed
   * imports this one alone: the server reads the modules of a program anew when its imports change,
   * which takes longer than a key may.
   */
  get sessionModule(): { readonly name: string; readonly text: string } {
    const lines = [...this.#madeIn].map(
      ([name, made]) => `export { ${made.name} as ${name} } from '${made.module}';`,
    );
    const values = [...this.#values].map(
      (cell) => `export { ${valueName} as ${outputName(cell)} } from './cell-${cell}.ts';`,
    );
    const modules = [...this.#modules].map((module) => `import './${module}';`);
    return { name: sessionName, text: ['export {};', ...modules, ...lines, ...values].join('\n') };
  }

  /**
   * Takes a cell that ran into the session, and gives its module's name and text; undefined when
   * later cells see nothing of it.
   */
  remember(
    cell: number,
    source: string,
    hasValue: boolean,
  ): { readonly name: string; readonly text: string } | undefined {
    const isObject = /^\s*\{/.test(source) ? outlineOf(`(${source}\n)`) : undefined;
    const run = isObject ? `(${source}\n)` : source;
    const read = isObject ?? outlineOf(run);
    if (!read) return this.#forgetValue(hasValue);
    const outline = { ...read, assigns: read.assigns.filter(({ name }) => this.#isNew(name, run)) };
    const module = `cell-${cell}.ts`;
    const text = this.#module(run, outline);
    const made = [...outline.declares, ...outline.assigns.map(({ name }) => name)];
    for (const name of made) {
      this.#madeIn.set(name, { module: `./${module}`, name });
      this.#asyncFunctions.delete(name);
    }
    for (const name of outline.asyncFunctions) this.#asyncFunctions.add(name);
    if (!hasValue && made.length === 0) return undefined;
    this.#modules.add(module);
    if (!hasValue) return { name: module, text };
    if (outline.last) {
      this.#madeIn.set('_', { module: `./${module}`, name: valueName });
      this.#values.add(cell);
    } else if (made.length === 1 && made[0] !== undefined) {
      this.#madeIn.set('_', { module: `./${module}`, name: made[0] });
    } else this.#forgetValue(hasValue);
    return { name: module, text };
  }

  /** What only the value itself could say: that of a command, for instance. */
  #forgetValue(hasValue: boolean): undefined {
    if (hasValue) this.#madeIn.delete('_');
  }

  /** `rows = rows.filter(…)` keeps the type that `rows` has; any other assignment may bring another. */
  #isNew(name: string, source: string): boolean {
    const mentions = tokensOf(source).filter(
      ({ kind, value }) => kind === 'name' && value === name,
    );
    return !this.#madeIn.has(name) || mentions.length === 1;
  }

  #module(source: string, { declares, exports, assigns, last }: Outline): string {
    const tokens = tokensOf(source);
    const text = new EditedText(source);
    for (const { at } of assigns) text.insert(at, 'var ');
    if (last) {
      text.insert(last[0], `;const ${valueName} = await (`);
      text.insert(last[1], ');', true);
    }
    this.#edit(tokens, text);
    const made = [...declares, ...assigns.map(({ name }) => name), ...(last ? [valueName] : [])];
    const missing = [...new Set(made)].filter((name) => !exports.includes(name));
    const own = new Set([...declares, ...assigns.map(({ name }) => name)]);
    return framed(this.#imports(tokens, own), text, `\nexport { ${missing.join(', ')} };\n`).text;
  }

  #edit(tokens: readonly Token[], text: EditedText): void {
    for (const [at, token] of tokens.entries()) {
      if (token.kind === 'text' && isSpecifier(tokens, at) && /^['"`]\.{1,2}\//.test(token.value)) {
        text.insert(token.start + 1, `${this.#workingFolder()}/`);
      }
    }
    awaitCalls(tokens, text, this.#asyncFunctions);
  }

  /** Imports what is mentioned of other cells from where it was made, for good. */
  #imports(tokens: readonly Token[], own: ReadonlySet<string>): string {
    const lines = this.#mentioned(tokens, own).map(({ name, made }) => {
      const specifier = made.name === name ? name : `${made.name} as ${name}`;
      return `import { ${specifier} } from '${made.module}';`;
    });
    return `export {};${lines.join('')}\n`;
  }

  /** Names what is mentioned of the session, as it is now. */
  #names(tokens: readonly Token[], own: ReadonlySet<string>): string {
    const lines = this.#mentioned(tokens, own).map(
      ({ name }) => `import ${name} = __session.${name};`,
    );
    if (!own.has('Out')) lines.push(this.#outputs(tokens));
    // A module from its first word: what follows may break off anywhere.
    return `import * as __session from './${sessionName}';${lines.join('')}\n`;
  }

  #mentioned(tokens: readonly Token[], own: ReadonlySet<string>): { name: string; made: Made }[] {
    return [...mentionedIn(tokens)]
      .filter((name) => !own.has(name))
      .flatMap((name) => {
        const made = this.#madeIn.get(name);
        return made ? [{ name, made }] : [];
      });
  }

  /** The type of `Out`, with the values that are mentioned: `Out[3]`. */
  #outputs(tokens: readonly Token[]): string {
    const cells = tokens.flatMap(({ value }, at) =>
      value === 'Out' && tokens[at + 1]?.value === '[' ? [Number(tokens[at + 2]?.value)] : [],
    );
    const known = [...new Set(cells)].filter((cell) => this.#values.has(cell));
    if (known.length === 0) return '';
    const members = known.map((cell) => `readonly ${cell}: typeof __session.${outputName(cell)};`);
    return `declare const Out: { ${members.join(' ')} readonly [cell: number]: any };`;
  }
}

/** Where a name was made. */
interface Made {
  readonly module: string;
  readonly name: string;
}

function outputName(cell: number): string {
  return `__out${cell}`;
}

function isSpecifier(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.value;
  if (before === 'from' || before === 'import') return true;
  return before === '(' && /^(import|require)$/.test(tokens[at - 2]?.value ?? '');
}
