import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { awaitCalls } from './await-calls.ts';
import { EditedText } from './edited-text.ts';
import { declaredIn, mentionedIn } from './names.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What the language server is shown for a source, and the way between their offsets. */
export interface Rendered {
  readonly text: string;
  toText(offset: number): number;
  toSource(offset: number): number;
}

/** What a cell's module gives its value as. */
const valueName = '__value';

/**
 * The session as modules, one a cell: each imports by name what it uses of the cells before, from the
 * last one that made it. So a name declared again has its newest type, and what is typed costs the
 * same after three cells and after three hundred.
 */
export class SessionDocument {
  readonly #folder: string;
  readonly #workingFolder: () => string;
  /** The module that made each name last, and the name that it has there. */
  readonly #madeIn = new Map<string, { readonly module: string; readonly name: string }>();
  readonly #values = new Set<number>();
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
    return this.#framed(text, tokens, '\n');
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
    if (!hasValue) return made.length > 0 ? { name: module, text } : undefined;
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
    return this.#framed(text, tokens, `\nexport { ${missing.join(', ')} };\n`, own).text;
  }

  #edit(tokens: readonly Token[], text: EditedText): void {
    for (const [at, token] of tokens.entries()) {
      if (token.kind === 'text' && isSpecifier(tokens, at) && /^['"`]\.{1,2}\//.test(token.value)) {
        text.insert(token.start + 1, `${this.#workingFolder()}/`);
      }
    }
    awaitCalls(tokens, text, this.#asyncFunctions);
  }

  #framed(
    text: EditedText,
    tokens: readonly Token[],
    end: string,
    own: ReadonlySet<string> = declaredIn(tokens),
  ): Rendered {
    const start = this.#imports(tokens, own);
    return {
      text: `${start}${text.text()}${end}`,
      toText: (offset) => start.length + text.toText(offset),
      toSource: (offset) => text.toSource(Math.max(0, offset - start.length)),
    };
  }

  /** Imports what is mentioned of other cells, in one line. */
  #imports(tokens: readonly Token[], own: ReadonlySet<string>): string {
    const mentioned = mentionedIn(tokens);
    const lines = [...mentioned]
      .filter((name) => !own.has(name))
      .flatMap((name) => {
        const made = this.#madeIn.get(name);
        if (!made) return [];
        const specifier = made.name === name ? name : `${made.name} as ${name}`;
        return [`import { ${specifier} } from '${made.module}';`];
      });
    if (mentioned.has('Out') && !own.has('Out')) lines.push(this.#outputs(tokens));
    // A module from its first word: what follows may break off anywhere.
    return `export {};${lines.join('')}\n`;
  }

  /** The type of `Out`, with the values that are mentioned: `Out[3]`. */
  #outputs(tokens: readonly Token[]): string {
    const cells = tokens.flatMap(({ value }, at) =>
      value === 'Out' && tokens[at + 1]?.value === '[' ? [Number(tokens[at + 2]?.value)] : [],
    );
    const known = [...new Set(cells)].filter((cell) => this.#values.has(cell));
    const members = known.map(
      (cell) => `readonly ${cell}: typeof import('./cell-${cell}.ts').${valueName};`,
    );
    return `declare const Out: { ${members.join(' ')} readonly [cell: number]: any };`;
  }
}

function isSpecifier(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.value;
  if (before === 'from' || before === 'import') return true;
  return before === '(' && /^(import|require)$/.test(tokens[at - 2]?.value ?? '');
}
