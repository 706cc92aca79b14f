import { currentContext } from '../../call/context.ts';
import { reportProgress } from '../../call/progress.ts';
import { anySignal, throwIfStopped } from '../../call/stop.ts';
import { UsageError } from '../../errors.ts';
import { closest } from '../../text/closest.ts';
import type { Clock, Look, WatchOptions } from '../../watch.ts';
import { hopeless, late } from './wait-error.ts';
import type { Acceptor } from './waiter.ts';

/** What a look has found. */
export interface Finding<Response> {
  /** Left out when the call failed in a way that is expected. */
  readonly response?: Response;
  readonly states: Readonly<Record<string, number>>;
  /** Undefined as long as there is hope. */
  readonly verdict?: 'met' | { readonly hopeless: string; readonly acceptor?: Acceptor };
}

/** What is waited for, how it is looked at, and the schedule unless another is asked for. */
export interface Aim<Response> {
  /** `InstanceRunning`. */
  readonly name: string;
  readonly clock: Clock;
  readonly everyMs: number;
  readonly atMostMs: number;
  readonly look: (signal: AbortSignal | undefined) => Promise<Finding<Response>>;
}

/**
 * Looks until the aim is met, yielding every look; the last one met it. `break` and the signal
 * both stop it, with no timer or request left.
 */
export async function* looksAt<Response>(
  aim: Aim<Response>,
  options: WatchOptions = {},
): AsyncGenerator<Look<Response>, void, void> {
  const { everyMs, atMostMs } = scheduled(aim, options);
  const { name, clock } = aim;
  const began = clock.now();
  const id = {};
  let last: Look<Response> | undefined;
  try {
    for (let number = 1; ; number++) {
      const signal = anySignal(options.signal, currentContext().signal);
      throwIfStopped(signal);
      const { response, states, verdict } = await aim.look(signal);
      const elapsedMs = clock.now() - began;
      const nextMs = verdict ? 0 : Math.min(everyMs, atMostMs - elapsedMs);
      last = {
        number,
        elapsedMs,
        ...(nextMs > 0 ? { nextMs } : {}),
        states,
        ...(response === undefined ? {} : { response }),
      };
      reportProgress({ id, name, over: false, ...told(last) });
      yield last;
      if (verdict === 'met') return;
      if (verdict) throw hopeless(name, verdict.hopeless, last, verdict.acceptor);
      if (nextMs <= 0) throw late(name, last);
      await sleep(clock, nextMs, signal);
    }
  } finally {
    reportProgress({ id, name, over: true, ...told(last), elapsedMs: clock.now() - began });
  }
}

/** The last look, or the error that ended the looking. */
export async function lastLook<Response>(
  looks: AsyncIterable<Look<Response>>,
): Promise<Look<Response>> {
  let last: Look<Response> | undefined;
  for await (const look of looks) last = look;
  return last as Look<Response>;
}

const names = ['everyMs', 'atMostMs', 'signal'];

function scheduled(
  aim: Aim<unknown>,
  options: WatchOptions,
): { everyMs: number; atMostMs: number } {
  const odd = Object.keys(options).find((name) => !names.includes(name));
  if (odd !== undefined) {
    const near = closest(odd, names);
    throw new UsageError(`waiting has no option ${odd}`, {
      hint: near ? `did you mean ${near}?` : `options are ${names.join(', ')}`,
    });
  }
  const { everyMs = aim.everyMs, atMostMs = aim.atMostMs } = options;
  if (!(everyMs > 0)) throw new UsageError(`everyMs takes milliseconds, not ${everyMs}`);
  if (!(atMostMs >= 0)) throw new UsageError(`atMostMs takes milliseconds, not ${atMostMs}`);
  return { everyMs, atMostMs };
}

function told(look: Look | undefined) {
  if (!look) return { elapsedMs: 0 };
  const { number: looks, elapsedMs, states, nextMs } = look;
  return { looks, elapsedMs, states, ...(nextMs === undefined ? {} : { nextMs }) };
}

async function sleep(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  }
}
