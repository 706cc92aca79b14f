import { AsyncLocalStorage } from 'node:async_hooks';
import type { Call } from './call.ts';
import type { Progress } from './progress.ts';

/** What everything started by one cell (or one program step) shares. */
export interface CallContext {
  /** Stops every call, pause and stream started inside. */
  readonly signal?: AbortSignal;
  /** Hears of every call made inside, once it has ended. */
  readonly onCall?: (call: Call) => void;
  /** Hears how far listings and waits inside are. */
  readonly onProgress?: (progress: Progress) => void;
}

const storage = new AsyncLocalStorage<CallContext>();

/** Runs `body` so that all calls it makes, now or later, belong to `context`. */
export function inContext<Result>(context: CallContext, body: () => Result): Result {
  return storage.run(context, body);
}

/** The context of the code now running; empty outside {@link inContext}. */
export function currentContext(): CallContext {
  return storage.getStore() ?? {};
}
