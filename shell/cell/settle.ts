import { isCollection, isListing, isResource, type Resource } from '../../helpers/index.ts';
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

/**
 * A person who evaluates a promise wants its answer; a collection or listing, its items; a resource that is
 * only named, what AWS knows of it.
 */
export async function settle(value: unknown): Promise<unknown> {
  const answer = value instanceof Promise ? await value : value;
  if (isResource(answer)) await loaded(answer);
  return isCollection(answer) || isListing(answer) ? answer.toArray() : answer;
}

/** Where it can't be loaded, its name is all there is to show. */
async function loaded(resource: Resource): Promise<void> {
  if (resource.isLoaded || !resource.isLoadable) return;
  await resource.load().catch(() => undefined);
}
