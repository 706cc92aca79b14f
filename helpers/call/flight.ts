import { AwshError } from '../errors.ts';
import type { Call } from './call.ts';
import { NetworkError, networkError } from './network.ts';
import { isStop, orStopped, Stopped } from './stop.ts';

/** What is being called, and what may stop it. */
export interface Journey {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly region: string;
  /** Any of these stops the call at once. */
  readonly signals: readonly (AbortSignal | undefined)[];
  /** Wall-clock time for the whole call, retries and the body included. */
  readonly deadlineMs: number;
  /**
   * Since when the deadline counts at the earliest, as `performance.now()` tells time: the last
   * answer of a person who was asked for something; infinity while the question is open.
   */
  readonly countsFrom: () => number;
}

/** One call under way: it stops on its signals and its deadline, and remembers how it went. */
export class Flight {
  readonly signal: AbortSignal;
  host: string | undefined;
  attempts = 0;
  status: number | undefined;
  readonly #journey: Journey;
  readonly #controller = new AbortController();
  readonly #startedAt = new Date();
  readonly #started = performance.now();

  constructor(journey: Journey) {
    this.#journey = journey;
    this.signal = this.#controller.signal;
  }

  /** Sends, and gives the answer or an error that says where it was going. */
  async run<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    const release = this.#follow();
    try {
      this.signal.throwIfAborted();
      return await orStopped(send(), this.signal, () => this.signal.reason);
    } catch (error) {
      throw this.#explained(error);
    } finally {
      release();
    }
  }

  /** The record of the call, once it has ended. */
  record(requestId: string | undefined, error: unknown): Call {
    const { service, operation, input, region } = this.#journey;
    return {
      service,
      operation,
      input,
      region,
      ...(this.host === undefined ? {} : { host: this.host }),
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
      attempts: this.attempts,
      ...(this.status === undefined ? {} : { status: this.status }),
      ...(requestId === undefined ? {} : { requestId }),
      ...(error instanceof Error ? { error: { name: error.name, message: error.message } } : {}),
    };
  }

  /** Listens to the signals and the clock until released. */
  #follow(): () => void {
    const { signals, deadlineMs, countsFrom } = this.#journey;
    let timer: NodeJS.Timeout;
    const arm = (ms: number) => {
      timer = setTimeout(() => {
        const spent = Math.max(0, performance.now() - Math.max(this.#started, countsFrom()));
        // Timers may fire a fraction of a millisecond early.
        if (deadlineMs - spent >= 1) arm(deadlineMs - spent);
        else this.#controller.abort(this.#late());
      }, ms);
    };
    arm(deadlineMs);

    const releases = [() => clearTimeout(timer)];
    for (const signal of signals) {
      if (!signal) continue;
      const stop = () => this.#controller.abort(new Stopped(signal.reason));
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      releases.push(() => signal.removeEventListener('abort', stop));
    }
    return () => {
      for (const release of releases) release();
    };
  }

  #late(): NetworkError {
    const { service, operation, deadlineMs } = this.#journey;
    const who = this.host ?? `${service} ${operation}`;
    return new NetworkError(
      'Deadline',
      `${who} gave no complete answer within ${deadlineMs / 1000} s`,
      this,
      { hint: 'check the network connection, a VPN or proxy; then try again' },
    );
  }

  #explained(error: unknown): unknown {
    if (error instanceof AwshError || isStop(error)) return error;
    return networkError(error, this) ?? this.#unreadable(error) ?? error;
  }

  /** The SDK's parsers fail in many ways; common is that they leave the answer on the error. */
  #unreadable(error: unknown): NetworkError | undefined {
    if (!(error instanceof Error) || '$fault' in error || !('$response' in error)) return undefined;
    return new NetworkError('Unreadable', `the answer of ${this.host} can't be read`, this, {
      hint: 'it was cut short, or something else than AWS answered',
      cause: error,
    });
  }
}
