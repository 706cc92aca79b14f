import {
  Everywhere,
  isCollection,
  isListing,
  isResource,
  type Origin,
  originOf,
  type Resource,
} from '../../helpers/index.ts';
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
 * only named, what AWS knows of it. What many places answer is put in the order of the places.
 */
export async function settle(value: unknown): Promise<unknown> {
  const answer = value instanceof Promise ? await value : value;
  if (isResource(answer)) await loaded(answer);
  if (answer instanceof Everywhere) return foundIn(answer);
  if (!isCollection(answer) && !isListing(answer)) return answer;
  return inOrder(await answer.toArray(), (item) =>
    typeof item === 'object' && item !== null ? originOf(item) : undefined,
  );
}

/** Texts and numbers can't be asked where they are from: they are given beside it. */
async function foundIn(everywhere: Everywhere<unknown>): Promise<unknown[]> {
  const found = inOrder(await everywhere.withOrigin().toArray(), (origin) => origin);
  const known = found.every(({ item }) => typeof item === 'object' && item !== null);
  return known ? found.map(({ item }) => item) : found;
}

/** Items of many places, place by place; all others in the order they came. */
function inOrder<Item>(items: Item[], originIn: (item: Item) => Origin | undefined): Item[] {
  const keyed = items.map((item) => {
    const { profile = '', region = '' } = originIn(item) ?? {};
    return { item, place: `${profile} ${region}` };
  });
  return keyed
    .sort((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : 0))
    .map(({ item }) => item);
}

/** Where it can't be loaded, its name is all there is to show. */
async function loaded(resource: Resource): Promise<void> {
  if (resource.isLoaded || !resource.isLoadable) return;
  await resource.load().catch(() => undefined);
}
