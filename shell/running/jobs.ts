import { UsageError } from '../../helpers/errors.ts';
import type { Job, Jobs } from '../capabilities/jobs.ts';
import type { OutputStream } from '../cell/output.ts';
import type { LateListeners, Outcome, RunOptions } from '../outcome.ts';
import type { Cells } from './cells.ts';
import { lineLabels } from './line-labels.ts';
import type { RunningCell } from './running-cell.ts';

/** What the background needs of the engine, and whom it tells. */
export interface JobHost {
  /** Starts a cell whose questions wait for `inFront`. */
  readonly start: (
    source: string,
    options: RunOptions,
    inFront: () => Promise<void>,
  ) => { readonly cell: RunningCell; readonly done: Promise<Outcome> };
  readonly onOutput: (text: string, stream: OutputStream) => void;
  readonly onEnd: (outcome: Outcome) => void;
  readonly onCount: (running: number) => void;
}

/** The engine's cells and its face, as jobs see them. */
export function jobHost(cells: Cells, face: LateListeners): JobHost {
  return {
    start: (source, listen, inFront) => cells.start(source, listen, inFront),
    onOutput: (text, stream) => face.onLateOutput?.(text, stream),
    onEnd: (outcome) => face.onJobEnd?.(outcome),
    onCount: (running) => face.onJobs?.(running),
  };
}

/** The cells that run in the background: each until it ends, is stopped or the session is closed. */
export class BackgroundCells {
  readonly #host: JobHost;
  readonly #jobs = new Map<number, BackgroundCell>();

  constructor(host: JobHost) {
    this.#host = host;
  }

  /** The jobs as the command sees them that `by` runs. */
  for(by: RunningCell): Jobs {
    const jobs = this;
    return {
      get running() {
        return [...jobs.#jobs.values()];
      },
      start: (source) => jobs.#start(source),
      foreground: (cell) => jobs.#find(cell).foreground(by),
      stop: (cell) => jobs.#find(cell).stop(),
    };
  }

  /** Resolves when none is left. */
  async ended(): Promise<void> {
    while (this.#jobs.size > 0) await Promise.all([...this.#jobs.values()].map(({ done }) => done));
  }

  /** Stops them all. */
  stop(): void {
    for (const job of this.#jobs.values()) void job.stop();
  }

  #start(source: string): Job {
    const job = new BackgroundCell(source, this.#host, () => {
      this.#jobs.delete(job.cell);
      this.#host.onCount(this.#jobs.size);
    });
    this.#jobs.set(job.cell, job);
    this.#host.onCount(this.#jobs.size);
    return job;
  }

  #find(cell: number): BackgroundCell {
    const found = this.#jobs.get(cell);
    if (found) return found;
    throw new UsageError(`no cell ${cell} runs in the background`, { hint: '.jobs lists them' });
  }
}

class BackgroundCell implements Job {
  readonly cell: number;
  readonly source: string;
  readonly done: Promise<Outcome>;
  readonly #running: RunningCell;
  readonly #stop = new AbortController();
  readonly #waiting: (() => void)[] = [];
  #front: RunningCell | undefined;

  constructor(source: string, host: JobHost, onGone: () => void) {
    const labels = lineLabels((text, stream) => host.onOutput(text, stream));
    const listen: RunOptions = {
      signal: this.#stop.signal,
      onOutput: (text, stream, bytes) => {
        if (this.#front) this.#front.options.onOutput?.(text, stream, bytes);
        else labels.write(`[${this.cell}] `, text, stream);
      },
      onCall: (call) => this.#front?.options.onCall?.(call),
      onRetry: (retry, call) => this.#front?.options.onRetry?.(retry, call),
      onProgress: (progress) => this.#front?.options.onProgress?.(progress),
    };
    // Who stops it is told of its end by having waited for it.
    const { cell, done } = host.start(source, listen, () => {
      if (this.#front) return Promise.resolve();
      host.onOutput(`[${cell.number}] has a question: .fg ${cell.number} asks it\n`, 'err');
      return new Promise((resolve) => this.#waiting.push(resolve));
    });
    this.#running = cell;
    this.cell = cell.number;
    this.source = source;
    this.done = done.then((outcome) => {
      labels.end();
      onGone();
      if (!this.#stop.signal.aborted) {
        if (this.#front) this.#front.options.onOutcome?.(outcome);
        else host.onEnd(outcome);
      }
      return outcome;
    });
  }

  get startedAt(): Date {
    return this.#running.startedAt;
  }

  get calls(): number {
    return this.#running.calls.length;
  }

  get asks(): boolean {
    return this.#waiting.length > 0;
  }

  /** Shows it by way of the cell that waits, which takes it along when it is stopped. */
  foreground(by: RunningCell): Promise<Outcome> {
    this.#front = by;
    for (const goOn of this.#waiting.splice(0)) goOn();
    if (by.signal.aborted) return this.stop();
    by.signal.addEventListener('abort', () => this.#stop.abort(), { once: true });
    return this.done;
  }

  stop(): Promise<Outcome> {
    this.#stop.abort();
    return this.done;
  }
}
