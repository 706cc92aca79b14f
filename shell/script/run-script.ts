import type { Readable } from 'node:stream';
import { runLines } from './run-lines.ts';
import { runSource, type ScriptOptions } from './run-source.ts';

/** Runs what `-e` gave, or what a pipe holds, until a cell fails. False when one did. */
export async function runScript(
  input: readonly string[] | Readable,
  options: ScriptOptions,
): Promise<boolean> {
  if (!isList(input)) return runLines(input, options);
  for (const source of input) if (!(await runSource(source, options))) return false;
  return true;
}

function isList(input: readonly string[] | Readable): input is readonly string[] {
  return Array.isArray(input);
}
