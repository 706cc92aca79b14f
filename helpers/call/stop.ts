/** What a call, pause or stream ends with when its signal stops it; `name` is `AbortError`. */
export class Stopped extends Error {
  readonly code = 'ABORT_ERR';

  constructor(reason?: unknown) {
    super('stopped', reason === undefined ? undefined : { cause: reason });
    this.name = 'AbortError';
  }
}

/** True for the error of something that was stopped, whoever raised it. */
export function isStop(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Throws {@link Stopped} if the signal has stopped already. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Stopped(signal.reason);
}

/** Resolves after that long, or rejects at once when the signal stops; leaves no timer behind. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** One signal that stops when any of these does; undefined when there is none. */
export function anySignal(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const present = [...new Set(signals.filter((signal) => signal !== undefined))];
  return present.length > 1 ? AbortSignal.any(present) : present[0];
}

/**
 * The promise's outcome, or a rejection the moment the signal stops. `reason` makes the error;
 * what the promise does later is ignored.
 */
export function orStopped<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
  reason: () => unknown = () => new Stopped(signal.reason),
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(reason());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
