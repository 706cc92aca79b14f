import { setTimeout as pause } from 'node:timers/promises';
import { currentContext } from './call/context.ts';
import { anySignal, throwIfStopped } from './call/stop.ts';
import { AwshError } from './errors.ts';
import type { WaiterInput, WaiterName, WaiterOutput } from './service/operations.ts';
import { acceptorOf, type Poll, statesOf } from './service/waiters/accept.ts';
import type { Acceptor, Waiter } from './service/waiters/waiter.ts';

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
};

/** Every waiter of a service, to wait for: gives the last look. */
export type Waits<Module> = {
  readonly [Name in keyof Module as WaiterName<Name>]: (
    input: WaiterInput<Module[Name]>,
    options?: WatchOptions,
  ) => Promise<Look<WaiterOutput<Module[Name]>>>;
};

/** What is waited for can no longer come about, or didn't in time; `look` is the last one. */
export class WaitError extends AwshError {
  readonly look: Look;

  constructor(code: 'WaitFailed' | 'WaitTimedOut', message: string, look: Look, hint: string) {
    super(code, message, { hint });
    this.look = look;
  }
}

/** What is looked at, by whom, on whose clock. */
export interface Goal {
  /** `InstanceRunning`. */
  readonly name: string;
  readonly waiter: Waiter;
  readonly poll: (signal: AbortSignal | undefined) => Promise<unknown>;
  readonly clock: Clock;
}

/**
 * Looks until the goal is met, yielding every look; the last one met it. `break` and the signal
 * both stop it, with no timer or request left. An error that the waiter doesn't expect ends it.
 */
export async function* watch(
  { name, waiter, poll, clock }: Goal,
  options: WatchOptions = {},
): AsyncGenerator<Look, void, void> {
  const everyMs = options.everyMs ?? waiter.delaySeconds * 1000;
  const atMostMs = options.atMostMs ?? waiter.delaySeconds * (waiter.maxAttempts - 1) * 1000;
  const signal = anySignal(options.signal, currentContext().signal);
  const began = clock.now();

  for (let number = 1; ; number++) {
    const { seen, acceptor } = await lookOnce(waiter, poll, signal);
    const elapsedMs = clock.now() - began;
    const over = acceptor?.state === 'success' || acceptor?.state === 'failure';
    const nextMs = over ? 0 : Math.min(everyMs, atMostMs - elapsedMs);
    const look: Look = {
      number,
      elapsedMs,
      ...(nextMs > 0 ? { nextMs } : {}),
      states: statesOf(waiter, seen),
      ...(seen.error === undefined ? { response: seen.response } : {}),
    };
    yield look;
    if (acceptor?.state === 'success') return;
    if (acceptor?.state === 'failure') throw hopeless(name, acceptor, look);
    if (nextMs <= 0) throw late(name, look);
    await sleep(clock, nextMs, signal);
  }
}

/** Drains {@link watch}: the last look, or the error that ended it. */
export async function wait(goal: Goal, options?: WatchOptions): Promise<Look> {
  let last: Look | undefined;
  for await (const look of watch(goal, options)) last = look;
  return last as Look;
}

async function lookOnce(
  waiter: Waiter,
  poll: Goal['poll'],
  signal: AbortSignal | undefined,
): Promise<{ seen: Poll; acceptor: Acceptor | undefined }> {
  throwIfStopped(signal);
  try {
    const seen = { response: await poll(signal) };
    return { seen, acceptor: acceptorOf(waiter, seen) };
  } catch (error) {
    const acceptor = acceptorOf(waiter, { error });
    if (!acceptor) throw error;
    return { seen: { error }, acceptor };
  }
}

async function sleep(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  }
}

function hopeless(name: string, { expected }: Acceptor, look: Look): WaitError {
  return new WaitError(
    'WaitFailed',
    `${name} can't be reached any more: ${expected}`,
    look,
    'the last answer is in the error: error.look.response',
  );
}

function late(name: string, look: Look): WaitError {
  const seconds = Math.round(look.elapsedMs / 1000);
  const states = Object.entries(look.states).map(([state, number]) => `${number} ${state}`);
  const seen = states.length > 0 ? `: ${states.join(', ')}` : '';
  return new WaitError(
    'WaitTimedOut',
    `${name} not reached after ${seconds} s and ${look.number} looks${seen}`,
    look,
    'wait again, or longer: { atMostMs: 30 * 60_000 }',
  );
}
