import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { runSource, type ScriptOptions } from './run-source.ts';

/**
 * Runs what comes from a pipe, a cell as soon as its lines are complete, each when the one before
 * has ended. Stops at the first cell that fails. False when one did.
 */
export async function runLines(input: Readable, options: ScriptOptions): Promise<boolean> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let typed: string[] = [];
  let left = false;
  options.engine.onExit(() => {
    left = true;
  });
  for await (const line of lines) {
    typed.push(line);
    const source = typed.join('\n');
    if (source.trim() === '') typed = [];
    else if (!options.engine.isIncomplete(source)) {
      typed = [];
      if (!(await runSource(source, options))) return false;
      if (left) return true;
    }
  }
  return typed.length === 0 || runSource(typed.join('\n'), options);
}
