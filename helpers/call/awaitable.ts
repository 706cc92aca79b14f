const marked = new WeakSet<object>();

/**
 * Marks a promise as the answer of an AWS call. At the prompt such promises are awaited for the
 * user; in a program they are ordinary promises. Returns the same promise.
 */
export function awaitable<Value extends Promise<unknown>>(promise: Value): Value {
  marked.add(promise);
  return promise;
}

/** True for a promise marked by {@link awaitable}. */
export function isAwaitable(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && marked.has(value);
}
