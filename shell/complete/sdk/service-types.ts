import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSketch, type SketchMember } from './input-sketch.ts';

/** What the types of an SDK package say of an operation. */
export interface OperationTypes {
  /** As AWS writes it: `DescribeInstances`. */
  readonly name: string;
  /** AWS's description, in HTML. */
  readonly description: string;
  readonly members: readonly SketchMember[];
  readonly errors: readonly { readonly name: string; readonly description: string }[];
}

/**
 * A service's operations as the type declarations of its package have them, read as text: without
 * loading the package, and without a language server.
 */
export class ServiceTypes {
  readonly #folder: string;
  readonly #read = new Map<string, Promise<unknown>>();

  /** `folder` is the package's `dist-types`. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The operations by the names of their methods, and whether each can be called with nothing. */
  operations(): Promise<ReadonlyMap<string, { readonly isOptional: boolean }>> {
    return this.#once('operations', async () => {
      const files = await readdir(this.#folder);
      const client = files.find((file) => /^\w+Client\.d\.ts$/.test(file)) ?? '';
      const text = await this.#file(client.replace('Client.d.ts', '.d.ts'));
      const found = new Map<string, { isOptional: boolean }>();
      for (const [, name = '', given] of text.matchAll(/^ {4}(\w+)\((\)|args)/gm)) {
        // Paginators and waiters stand among them; a handle has those in groups of their own.
        const isOwn = !/^(paginate|waitUntil)[A-Z]/.test(name) && !found.has(name);
        if (isOwn) found.set(name, { isOptional: given === ')' });
      }
      return found;
    });
  }

  /** What belongs to the groups of a handle: `pages`, `items`, `wait`, `watch`. */
  group(group: string): Promise<readonly string[]> {
    return this.#once(`group ${group}`, async () => {
      const isPages = group === 'pages' || group === 'items';
      const text = await this.#file(isPages ? 'pagination/index.d.ts' : 'waiters/index.d.ts');
      const names = isPages ? /\.\/(\w+)Paginator"/g : /\.\/waitFor(\w+)"/g;
      return [...text.matchAll(names)].map(([, name = '']) => uncapitalized(name));
    });
  }

  /** An operation by the name of its method; undefined for one that there isn't. */
  operation(method: string): Promise<OperationTypes | undefined> {
    const name = capitalized(method);
    return this.#once(`operation ${name}`, async () => {
      const text = await this.#file(`commands/${name}Command.d.ts`);
      const from = text.indexOf(`export declare class ${name}Command `);
      const start = text.lastIndexOf('\n/**', from);
      if (from === -1 || start === -1) return undefined;
      const comment = plain(text.slice(start, from));
      return {
        name,
        description: comment.split(/\n@(?:example|param|deprecated|public)\b/)[0]?.trim() ?? '',
        members: readSketch(text.slice(start, from)),
        errors: errorsIn(comment),
      };
    });
  }

  /** The documentation of a member of an operation's input, in HTML. */
  async memberDocumentation(method: string, member: string): Promise<string | undefined> {
    const name = capitalized(method);
    const command = await this.#file(`commands/${name}Command.d.ts`);
    const [, shape] =
      new RegExp(`interface ${name}CommandInput extends (\\w+)`).exec(command) ?? [];
    const [, models] =
      new RegExp(`import .*\\b${shape}\\b.* from "\\.\\./models/(\\w+)"`).exec(command) ?? [];
    if (shape === undefined || models === undefined) return undefined;
    const text = await this.#file(`models/${models}.d.ts`);
    const start = text.indexOf(`export interface ${shape} {`);
    const body = text.slice(start, text.indexOf('\n}', start));
    const at = body.search(new RegExp(`\\n {4}${member}\\??:`));
    if (start === -1 || at === -1) return undefined;
    return plain(body.slice(body.lastIndexOf('/**', at), at))
      .split(/\n@/)[0]
      ?.trim();
  }

  /** The values of an enumeration: those of `InstanceStateName`. */
  async enumeration(name: string): Promise<readonly string[]> {
    const text = await this.#file('models/enums.d.ts');
    const start = text.indexOf(`export declare const ${name}: {`);
    if (start === -1) return [];
    const body = text.slice(start, text.indexOf('\n};', start));
    return [...body.matchAll(/: "([^"]+)";/g)].map(([, value = '']) => value);
  }

  #file(path: string): Promise<string> {
    return this.#once(`file ${path}`, () =>
      readFile(join(this.#folder, path), 'utf8').catch(() => ''),
    );
  }

  #once<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#read.get(key) as Promise<Value> | undefined;
    if (known) return known;
    const reading = read();
    this.#read.set(key, reading);
    return reading;
  }
}

/** A comment's text without its frame. */
function plain(comment: string): string {
  return comment
    .replace(/\/\*\*|\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n');
}

function errorsIn(comment: string): { name: string; description: string }[] {
  return [...comment.matchAll(/@throws \{@link (\w+)\}([^@]*)/g)]
    .map(([, name = '', text = '']) => ({
      name,
      description: text.replace(/^ \((client|server) fault\)/, '').trim(),
    }))
    .filter(({ name }) => !name.endsWith('ServiceException'));
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
