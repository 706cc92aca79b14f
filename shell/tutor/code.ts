import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { UsageError } from '../../helpers/errors.ts';

const require = createRequire(import.meta.url);

/** A piece of a course's TypeScript, ready to be called. */
export type Code<Given extends object> = (given: Given) => Promise<unknown>;

/**
 * Makes a function of a course's TypeScript: the body of an async function, or one expression. The
 * members of `given` are its variables, `names` says which there are. Throws a UsageError that names
 * the step for what is no TypeScript.
 */
export function codeOf<Given extends object>(
  source: string,
  names: readonly (keyof Given & string)[],
  where: string,
): Code<Given> {
  const body = /\breturn\b|;\s*$/.test(source) ? source : `return (${source}\n)`;
  const { transformSync } = require('@swc/core') as typeof import('@swc/core');
  try {
    const { code } = transformSync(`(async ({ ${names.join(', ')} }) => {\n${body}\n})`, {
      swcrc: false,
      configFile: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    return runInThisContext(code, { filename: where }) as Code<Given>;
  } catch (cause) {
    throw new UsageError(`${where}: ${(cause as Error).message.split('\n')[0]}`, { cause });
  }
}
