import type { Readable } from 'node:stream';
import { cellsOfLines } from './cells-of-lines.ts';
import { runSource, type ScriptOptions } from './run-source.ts';

/**
 * Runs what `-e` gave, or what a pipe holds, until a cell fails; then waits for what it left in the
 * background. False when anything failed.
 */
export async function runScript(
  input: readonly string[] | Readable,
  options: ScriptOptions,
): Promise<boolean> {
  const { engine, heard } = options;
  let left = false;
  engine.onExit(() => {
    left = true;
  });
  let ok = true;
  for await (const source of isList(input) ? input : cellsOfLines(input, engine)) {
    ok = await runSource(source, options);
    // A rejection that nobody handled is heard of once all that was waiting has gone on.
    await new Promise(setImmediate);
    if (!ok || left || heard?.failed) break;
  }
  if (!ok || left) engine.stopJobs();
  await engine.jobsEnded();
  return ok && !heard?.failed;
}

function isList(input: readonly string[] | Readable): input is readonly string[] {
  return Array.isArray(input);
}
