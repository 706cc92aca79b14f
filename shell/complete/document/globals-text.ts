import { join } from 'node:path';

/** The names that a cell finds, by what they are. */
export interface GlobalNames {
  /** Services by their variables, with the package of each that is here. */
  readonly services: readonly {
    readonly variable: string;
    /** The AWS CLI's name of it. */
    readonly name: string;
    /** The folder of its package's types; undefined for one that is not here. */
    readonly types: string | undefined;
    /** awsh has types of its own for it. */
    readonly isTyped: boolean;
  }[];
  /** Functions and values of the library under their own names. */
  readonly helpers: readonly string[];
  readonly builtins: readonly string[];
}

/** The declarations of a cell's globals, for the language server. `built` is awsh's own folder. */
export function globalsText({ services, helpers, builtins }: GlobalNames, built: string): string {
  const within = (path: string) => JSON.stringify(join(built, path));
  const taken = new Set([...services.map(({ variable }) => variable), ...helpers]);
  const lines = [
    'const session: awsh.Session;',
    'function pause(ms: number): Promise<void>;',
    'const In: readonly string[];',
    'const _: any;',
    'const _error: any;',
    'const it: any;',
    'const Out: { readonly [cell: number]: any };',
    ...helpers.map((name) => `const ${name}: typeof awsh.${name};`),
    ...services.map(({ variable, name, types, isTyped }) => {
      if (isTyped) return `const ${variable}: awsh.Services[${JSON.stringify(name)}];`;
      if (types === undefined) return `const ${variable}: awsh.AnyService;`;
      const sdk = `typeof import(${JSON.stringify(types)})`;
      return `const ${variable}: Operations<${sdk}> & OnDemand<${JSON.stringify(name)}, ${sdk}, awsh.AnyClient>;`;
    }),
    ...builtins
      .filter((name) => !taken.has(name))
      .map((name) => `const ${name}: typeof import('node:${name}');`),
  ];
  return [
    `import type * as awsh from ${within('helpers/awsh.d.ts')};`,
    `import type { Operations } from ${within('helpers/service/operations.d.ts')};`,
    `import type { OnDemand } from ${within('helpers/service/on-demand.d.ts')};`,
    'declare global {',
    ...lines.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}
