import type { Call, CallContext } from '../../helpers/index.ts';
import type { OutputStream } from '../cell/output.ts';
import type { Outcome, RunOptions } from '../outcome.ts';

/** What a cell came to, beside what every outcome has. */
export type Result = Pick<Outcome, 'value' | 'brief' | 'text' | 'format' | 'fill'>;

/** What a cell takes from the session it runs in. */
export interface CellSession {
  readonly readOnly: () => boolean;
  /** Whether faces hear of calls. */
  readonly callLines: { readonly shown: boolean };
}

/** One cell while it runs: what it called and wrote belongs to it, however many run beside it. */
export class RunningCell {
  readonly number: number;
  readonly source: string;
  readonly signal: AbortSignal;
  readonly options: RunOptions;
  readonly calls: Call[] = [];
  readonly startedAt = new Date();
  readonly #session: CellSession;
  readonly #started = performance.now();
  readonly #output: string[] = [];

  constructor(number: number, source: string, options: RunOptions, session: CellSession) {
    this.number = number;
    this.source = source;
    this.options = options;
    this.signal = options.signal ?? new AbortController().signal;
    this.#session = session;
  }

  /** What all that the cell starts shares, now and later. */
  get context(): CallContext {
    const { onCall, onRetry, onProgress } = this.options;
    return {
      cell: this.number,
      readOnly: this.#session.readOnly,
      ...(onRetry ? { onRetry } : {}),
      ...(onProgress ? { onProgress } : {}),
      signal: this.signal,
      onCall: (call) => {
        this.calls.push(call);
        if (this.#session.callLines.shown) onCall?.(call);
      },
    };
  }

  /** Takes what the cell writes. */
  hear(text: string, stream: OutputStream): void {
    this.#output.push(text);
    this.options.onOutput?.(text, stream);
  }

  /** The outcome, at the time that it is where the calls went. */
  outcome(now: Date, rest: Pick<Outcome, 'status' | 'error'> & Result): Outcome {
    return {
      cell: this.number,
      source: this.source,
      calls: this.calls,
      output: this.#output.join(''),
      durationMs: performance.now() - this.#started,
      now,
      ...rest,
    };
  }
}
