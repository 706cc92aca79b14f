import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** An answer, or a part of one. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is at a dotted path of an answer, or what a JMESPath expression finds in it. */
export function at(page: unknown, path: string): unknown {
  if (isExpression(path)) {
    const jmespath = require('jmespath') as typeof import('jmespath');
    return jmespath.search(page, path);
  }
  let found: unknown = page;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      return undefined;
    }
    found = (found as Fields)[name];
  }
  return found;
}

/** A copy of an answer with another value at a dotted path; the answer stays as it is. */
export function withAt(page: Fields, path: string, value: unknown): Fields {
  const [name = '', ...rest] = path.split('.');
  const inner =
    rest.length > 0 ? withAt((page[name] ?? {}) as Fields, rest.join('.'), value) : value;
  return { ...page, [name]: inner };
}

/** True for a path that only JMESPath understands. */
export function isExpression(path: string): boolean {
  return /[^\w.]/.test(path);
}
