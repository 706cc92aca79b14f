import { currentContext, isStop } from '../../helpers/index.ts';
import { trimStack } from '../cell/frames.ts';
import { Interrupted } from '../cell/interrupt.ts';
import type { WayBack } from '../cell/positions.ts';
import type { LateError } from '../outcome.ts';

/**
 * Hears the errors that no cell ended with, and finds out whose they are: by the context in which
 * they came up, or else by the frames of their stack. What a stopped cell left behind is passed over.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/process.html#event-unhandledrejection
 */
export class LateErrors {
  readonly #running: ReadonlyMap<number, unknown>;
  readonly #maps: ReadonlyMap<string, WayBack>;
  readonly #onError: ((late: LateError) => void) | undefined;

  /** `maps` lead from the code of cells back to what was typed, by the names of their scripts. */
  constructor(
    running: ReadonlyMap<number, unknown>,
    maps: ReadonlyMap<string, WayBack>,
    onError: ((late: LateError) => void) | undefined,
  ) {
    this.#running = running;
    this.#maps = maps;
    this.#onError = onError;
    if (!onError) return;
    process.on('unhandledRejection', this.#hear);
    process.on('uncaughtException', this.#hear);
  }

  close(): void {
    process.off('unhandledRejection', this.#hear);
    process.off('uncaughtException', this.#hear);
  }

  readonly #hear = (error: unknown): void => {
    const { cell = cellIn(error), signal } = currentContext();
    if (error instanceof Interrupted || (signal?.aborted && isStop(error))) return;
    trimStack(error, this.#maps);
    this.#onError?.({ error, where: cell === undefined ? undefined : this.#place(cell) });
  };

  #place(cell: number): string {
    return this.#running.has(cell) ? `in cell ${cell}` : `in cell ${cell}, after it had ended`;
  }
}

/** The cell of the innermost frame that is one's. */
function cellIn(error: unknown): number | undefined {
  const stack = error instanceof Error ? error.stack : undefined;
  const found = typeof stack === 'string' && /\bIn\[(\d+)\]/.exec(stack)?.[1];
  return found ? Number(found) : undefined;
}
