import { UsageError } from '../../helpers/errors.ts';
import type { Outcome } from '../outcome.ts';

/** A cell that runs in the background. */
export interface Job {
  /** Its number: the n of `.fg n`, `.kill n`, and of `Out[n]` once it has ended. */
  readonly cell: number;
  readonly source: string;
  readonly startedAt: Date;
  /** How many AWS calls have ended. */
  readonly calls: number;
  /** True while it waits to be brought to the front, because it has a question. */
  readonly asks: boolean;
}

/** Cells that run in the background, as a command sees them. */
export interface Jobs {
  /** Those that still run, oldest first. */
  readonly running: readonly Job[];
  /** Starts a cell and goes on at once. */
  start(source: string): Job;
  /**
   * Waits for a job as though it had been run now: its output, calls and progress are shown, and
   * stopping who waits stops it. Throws a UsageError where none of that number runs.
   */
  foreground(cell: number): Promise<Outcome>;
  /** Stops a job and waits until it has ended. Throws a UsageError where none of that number runs. */
  stop(cell: number): Promise<Outcome>;
}

/** The job that a command's words name: the one that was started last, when they name none. */
export function jobNamed(command: string, words: readonly string[], { running }: Jobs): Job {
  const [word, ...extra] = words;
  if (extra.length > 0) throw new UsageError(`${command} takes one number`);
  if (word === undefined) {
    const last = running.at(-1);
    if (last) return last;
    throw new UsageError('no cell runs in the background', { hint: '.bg <cell> starts one' });
  }
  const found = running.find(({ cell }) => String(cell) === word);
  if (found) return found;
  throw new UsageError(`no cell ${word} runs in the background`, { hint: '.jobs lists them' });
}
