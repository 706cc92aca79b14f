import { Stopped } from './stop.ts';
import type { Stream } from './weigh.ts';

/** What ends a call before its answer does. */
export interface Limits {
  readonly signals: readonly (AbortSignal | undefined)[];
  readonly deadlineMs: number;
  /** Since when the deadline counts, as `performance.now()` tells time; never before `started`. */
  readonly countsFrom: () => number;
  readonly started: number;
  /** The error of a call that took too long. */
  readonly late: () => Error;
}

/**
 * Aborts when a signal stops or the deadline passes, until released; after landing with a stream,
 * for the signals until that has ended, so that stopping a cell stops what it still reads.
 */
export function heed(
  controller: AbortController,
  { signals, deadlineMs, countsFrom, started, late }: Limits,
): { land(stream: Stream | undefined): void; release(): void } {
  let timer: NodeJS.Timeout;
  const arm = (ms: number) => {
    timer = setTimeout(() => {
      const spent = Math.max(0, performance.now() - Math.max(started, countsFrom()));
      // Timers may fire a fraction of a millisecond early.
      if (deadlineMs - spent >= 1) arm(deadlineMs - spent);
      else controller.abort(late());
    }, ms);
  };
  arm(deadlineMs);

  const releases: (() => void)[] = [];
  for (const signal of signals) {
    if (!signal) continue;
    const stop = () => controller.abort(new Stopped(signal.reason));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    releases.push(() => signal.removeEventListener('abort', stop));
  }
  const release = () => {
    clearTimeout(timer);
    for (const each of releases) each();
  };
  const land = (stream: Stream | undefined) => {
    clearTimeout(timer);
    if (stream) stream.once('close', release);
    else release();
  };
  return { land, release };
}
