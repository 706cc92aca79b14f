import type { clockModes } from '../about.ts';

/**
 * How sandbox time runs. `realtime`: as the wall clock. `fast`: ten times as fast. `instant`: as the
 * wall clock, but changes of state take no time and sleeping skips ahead. `manual`: only when
 * {@link Clock.advance} is called.
 */
export type ClockMode = (typeof clockModes)[number];

/** The one virtual clock of a sandbox. All state is computed from it; there are no timers in AWS. */
export interface Clock {
  readonly mode: ClockMode;
  /** Virtual milliseconds in one real millisecond: 10 in `fast`, 0 in `manual`. */
  readonly rate: number;
  /** The virtual time, in milliseconds since 1970. */
  now(): number;
  /** Waits `ms` virtual milliseconds. Rejects with the signal's reason at once when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves time forward by `ms` virtual milliseconds and wakes whoever slept until then. */
  advance(ms: number): void;
  /** How long a change that takes `ms` at AWS takes here: `ms`, or next to nothing in `instant`. */
  lasting(ms: number): number;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
  timer?: NodeJS.Timeout;
}

const rates: Record<ClockMode, number> = { realtime: 1, fast: 10, instant: 1, manual: 0 };

/** Starts a clock at the wall clock's time, or at `startAt` (milliseconds since 1970). */
export function createClock(mode: ClockMode, startAt = Date.now()): Clock {
  const rate = rates[mode];
  const started = Date.now();
  const sleepers = new Set<Sleeper>();
  let skipped = 0;
  let latest = startAt;

  function now(): number {
    const time = Math.floor(startAt + (Date.now() - started) * rate + skipped);
    // An instant clock shows every reader a later time, so a change that takes no time is seen to
    // have happened by the next request, while the answer to the request itself still says
    // `pending`. No clock ever runs backwards, even when the machine's does.
    latest = mode === 'instant' ? Math.max(time, latest + 2) : Math.max(time, latest);
    return latest;
  }

  function advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`time only moves forward, not by ${ms} ms`);
    skipped += ms;
    const time = now();
    for (const sleeper of sleepers) if (sleeper.due <= time) sleeper.wake();
    for (const sleeper of sleepers) arm(sleeper);
  }

  function arm(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer);
    if (rate === 0) return;
    sleeper.timer = setTimeout(
      () => {
        const left = sleeper.due - now();
        if (left <= 0) sleeper.wake();
        else if (mode === 'instant') advance(left);
        else arm(sleeper);
      },
      realDelay(sleeper.due - now()),
    );
  }

  function realDelay(ms: number): number {
    return mode === 'instant' ? 0 : Math.min(Math.ceil(Math.max(ms, 0) / rate), 0x7fffffff);
  }

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const due = now() + Math.max(0, ms);
    return new Promise((resolve, reject) => {
      const sleeper: Sleeper = { due, wake: () => leave(resolve) };
      const abort = () => leave(() => reject(signal?.reason));
      function leave(settle: () => void): void {
        clearTimeout(sleeper.timer);
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
        settle();
      }
      signal?.addEventListener('abort', abort, { once: true });
      sleepers.add(sleeper);
      if (ms <= 0) sleeper.timer = setTimeout(sleeper.wake, 0);
      else arm(sleeper);
    });
  }

  return {
    mode,
    rate,
    now,
    sleep,
    advance,
    lasting: (ms) => (mode === 'instant' ? 1 : ms),
  };
}
