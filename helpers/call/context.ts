import { AsyncLocalStorage } from 'node:async_hooks';
import type { Call, Retry } from './call.ts';
import type { Progress } from './progress.ts';

/** What everything started by one cell (or one program step) shares. */
export interface CallContext {
  /** The cell's number, from 1. */
  readonly cell?: number;
  /** Stops every call, pause and stream started inside. */
  readonly signal?: AbortSignal;
  /** How long each call inside may take, instead of what its session says. */
  readonly deadlineMs?: number;
  /** Hears of every call made inside, once it has ended. */
  readonly onCall?: (call: Call) => void;
  /** Hears how far listings and waits inside are. */
  readonly onProgress?: (progress: Progress) => void;
  /** Hears of every retry, as soon as it is certain that there will be one. */
  readonly onRetry?: (retry: Retry, call: { service: string; operation: string }) => void;
  /** False where pages are not to be fetched before they are asked for. */
  readonly ahead?: boolean;
  /** True while nothing but reads may be sent from inside, whatever session it goes through. */
  readonly readOnly?: () => boolean;
}

const storage = new AsyncLocalStorage<CallContext>();
const outside: CallContext = {};

/** Runs `body` so that all calls it makes, now or later, belong to `context`. */
export function inContext<Result>(context: CallContext, body: () => Result): Result {
  return storage.run(context, body);
}

/** The context of the code now running; empty outside {@link inContext}. */
export function currentContext(): CallContext {
  return storage.getStore() ?? outside;
}
