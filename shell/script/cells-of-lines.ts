import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Engine } from '../engine.ts';

/** The cells that come from a pipe, each as soon as its lines are complete. */
export async function* cellsOfLines(
  input: Readable,
  engine: Pick<Engine, 'isIncomplete' | 'loadCommands'>,
): AsyncGenerator<string, void, void> {
  // Lines that come while nobody iterates are lost, so nothing may be waited for in between.
  await engine.loadCommands();
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let typed: string[] = [];
  for await (const line of lines) {
    typed.push(line);
    const source = typed.join('\n');
    if (source.trim() === '') typed = [];
    else if (!engine.isIncomplete(source)) {
      typed = [];
      yield source;
    }
  }
  if (typed.length > 0) yield typed.join('\n');
}
