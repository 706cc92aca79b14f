import { isCollection } from '../../helpers/index.ts';
import { Interrupted } from './interrupt.ts';

/** The promise's answer, or a rejection as soon as `signal` is raised; what runs on is let go. */
export function stoppable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Interrupted());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** A person who evaluates a promise wants its answer; a collection, its items. */
export async function settle(value: unknown): Promise<unknown> {
  const answer = value instanceof Promise ? await value : value;
  return isCollection(answer) ? answer.toArray() : answer;
}
