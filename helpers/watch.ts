import { setTimeout as pause } from 'node:timers/promises';
import { awaitable } from './call/awaitable.ts';
import { UsageError } from './errors.ts';
import type { WaiterInput, WaiterName, WaiterOutput } from './service/operations.ts';
import { type Finding, lastLook, looksAt } from './service/waiters/looks.ts';
import { statesIn } from './service/waiters/states.ts';

export { WaitError } from './service/waiters/wait-error.ts';

/** Where time comes from: the machine's, or the sandbox's virtual one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when that much time has passed, rejects at once when the signal stops. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const machineClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => pause(ms, undefined, signal ? { signal } : {}),
};

/** One look at what is waited for. */
export interface Look<Response = unknown> {
  /** From 1. */
  readonly number: number;
  /** Time since waiting began. */
  readonly elapsedMs: number;
  /** Time until the next look; undefined when this was the last. */
  readonly nextMs?: number;
  /** How many are in which state: `{ pending: 2, running: 1 }`. */
  readonly states: Readonly<Record<string, number>>;
  /** What the operation answered; undefined when it failed in a way that the waiter expects. */
  readonly response?: Response;
}

/** How to wait; by default as often and as long as AWS advises for the waiter. */
export interface WatchOptions {
  readonly everyMs?: number;
  readonly atMostMs?: number;
  readonly signal?: AbortSignal;
}

/** Every waiter of a service, to look along: `for await (const look of ec2.watch.instanceRunning(…))`. */
export type Watches<Module> = {
  readonly [Name in keyof Module as WaiterName<Name>]: (
    input: WaiterInput<Module[Name]>,
    options?: WatchOptions,
  ) => AsyncGenerator<Look<WaiterOutput<Module[Name]>>, void, void>;
} & BeyondSdk<Module, 'watch'>;

/** Every waiter of a service, to wait for: gives the last look. */
export type Waits<Module> = {
  readonly [Name in keyof Module as WaiterName<Name>]: (
    input: WaiterInput<Module[Name]>,
    options?: WatchOptions,
  ) => Promise<Look<WaiterOutput<Module[Name]>>>;
} & BeyondSdk<Module, 'wait'>;

/** The one waiter that AWS describes and the SDK lacks: RDS's for a snapshot to be complete. */
type BeyondSdk<Module, Kind extends 'watch' | 'wait'> = Module extends {
  readonly waitUntilDBSnapshotAvailable: infer Like;
}
  ? {
      readonly dBSnapshotCompleted: (
        input: WaiterInput<Like>,
        options?: WatchOptions,
      ) => Kind extends 'wait'
        ? Promise<Look<WaiterOutput<Like>>>
        : AsyncGenerator<Look<WaiterOutput<Like>>, void, void>;
    }
  : unknown;

/** What is waited for, and how. */
export interface WatchUntil<Response> extends WatchOptions {
  /** True once it is there. */
  readonly until: (response: Response) => boolean;
  /** True, or the reason why, once it can't come about any more. */
  readonly failIf?: (response: Response) => boolean | string;
  /** The time to wait by; the machine's by default. */
  readonly clock?: Clock;
}

/**
 * A waiter for anything: calls `ask` until its answer is what is waited for, and yields every look.
 * An error of `ask` ends it at once. By default every 5 seconds, for 10 minutes.
 */
export async function* watch<Response>(
  ask: (signal: AbortSignal | undefined) => Promise<Response> | Response,
  { until, failIf, clock = machineClock, ...options }: WatchUntil<Response>,
): AsyncGenerator<Look<Response>, void, void> {
  if (typeof ask !== 'function' || typeof until !== 'function') {
    throw new UsageError('watch() takes what to call, and until when', {
      hint: 'watch(() => ec2.describeInstances(), { until: (answer) => … })',
    });
  }
  const look = async (signal: AbortSignal | undefined): Promise<Finding<Response>> => {
    const response = await ask(signal);
    const found = { response, states: statesIn(response) };
    if (until(response)) return { ...found, verdict: 'met' };
    const failed = failIf?.(response);
    if (!failed) return found;
    const why = typeof failed === 'string' ? failed : Object.keys(found.states).join(', ');
    return { ...found, verdict: { hopeless: why || 'failIf says so' } };
  };
  const name = ask.name || 'what was watched for';
  yield* looksAt({ name, clock, everyMs: 5_000, atMostMs: 600_000, look }, options);
}

/** {@link watch}, waited for: gives the last look. */
export function waitFor<Response>(
  ask: (signal: AbortSignal | undefined) => Promise<Response> | Response,
  options: WatchUntil<Response>,
): Promise<Look<Response>> {
  return awaitable(lastLook(watch(ask, options)));
}
