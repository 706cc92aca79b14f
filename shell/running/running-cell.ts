import type { Call, CallContext } from '../../helpers/index.ts';
import { Disposals } from '../cell/disposals.ts';
import type { OutputStream } from '../cell/output.ts';
import type { Whereabouts } from '../cell/whereabouts.ts';
import type { Outcome, RunOptions } from '../outcome.ts';

/** What a cell came to, beside what every outcome has. */
export type Result = Pick<Outcome, 'value' | 'brief' | 'text' | 'format' | 'page' | 'fill'>;

/** More than this of what a cell writes is shown, but not kept. */
const mostKept = 1_000_000;

/** What makes a running cell. */
export interface Start {
  readonly number: number;
  readonly source: string;
  readonly options: RunOptions;
  /** Where its calls go. */
  readonly at: Whereabouts;
  /** Whether faces hear of calls. */
  readonly callLines: { readonly shown: boolean };
  /** Given for a cell of the background: resolves once it is at the front, where it may ask. */
  readonly inFront?: () => Promise<void>;
}

/** What all that a cell starts shares, now and later. */
export interface CellContext extends CallContext {
  readonly inFront?: () => Promise<void>;
}

/** One cell while it runs: what it called and wrote belongs to it, however many run beside it. */
export class RunningCell {
  readonly number: number;
  readonly source: string;
  readonly signal: AbortSignal;
  readonly options: RunOptions;
  readonly at: Whereabouts;
  /** True when it leaves the prompt to others. */
  readonly background: boolean;
  readonly disposals = new Disposals();
  readonly calls: Call[] = [];
  readonly startedAt = new Date();
  readonly context: CellContext;
  readonly #started = performance.now();
  readonly #output: string[] = [];
  #kept = 0;

  constructor({ number, source, options, at, callLines, inFront }: Start) {
    this.number = number;
    this.source = source;
    this.options = options;
    this.at = at;
    this.background = inFront !== undefined;
    this.signal = options.signal ?? new AbortController().signal;
    const { onCall, onRetry, onProgress } = options;
    this.context = {
      cell: number,
      readOnly: () => at.session.readOnly,
      ...(onRetry ? { onRetry } : {}),
      ...(onProgress ? { onProgress } : {}),
      ...(inFront ? { inFront } : {}),
      signal: this.signal,
      onCall: (call) => {
        this.calls.push(call);
        if (callLines.shown) onCall?.(call);
      },
    };
  }

  /** Takes what the cell writes. */
  hear(text: string, stream: OutputStream, bytes?: Uint8Array): void {
    const room = mostKept - this.#kept;
    this.#kept += text.length;
    if (text.length <= room) this.#output.push(text);
    else if (room > 0) this.#output.push(text.slice(0, room), '\n… the rest was not kept\n');
    this.options.onOutput?.(text, stream, bytes);
  }

  /** How it ended. */
  outcome(rest: Pick<Outcome, 'status' | 'error'> & Result): Outcome {
    return {
      cell: this.number,
      source: this.source,
      calls: this.calls,
      output: this.#output.join(''),
      durationMs: performance.now() - this.#started,
      now: new Date(this.at.session.clock.now()),
      ...rest,
    };
  }
}
