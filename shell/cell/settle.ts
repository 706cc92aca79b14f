import {
  Everywhere,
  isCollection,
  isListing,
  isPartial,
  isResource,
  type Origin,
  originOf,
  PartialListing,
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

/** Listings of at most so many elements are lists at once, even where few are shown at a time. */
const listedAtOnce = 1_000;

/**
 * A person who evaluates a promise wants its answer; a collection or listing, its items; a resource that is
 * only named, what AWS knows of it. What many places answer is put in the order of the places. With
 * `rows`, so many of which are shown at a time, a very long listing is only begun.
 */
export async function settle(value: unknown, rows?: number): Promise<unknown> {
  const answer = value instanceof Promise ? await value : value;
  if (isResource(answer)) await loaded(answer);
  if (answer instanceof Everywhere) return foundIn(answer);
  if (!isCollection(answer) && !isListing(answer)) return answer;
  return rows === undefined ? ordered(await answer.toArray()) : begun(answer, rows);
}

/** All of a listing as a list, or of a very long one the beginning. */
async function begun(source: AsyncIterable<unknown>, rows: number): Promise<unknown> {
  const partial = isPartial(source) ? source : new PartialListing('elements', source);
  await partial.fetch(Math.max(rows, listedAtOnce) + 1);
  // In the order of the places can only be put what has come from all of them.
  const first = partial.fetched[0];
  const isOfPlaces = typeof first === 'object' && first !== null && originOf(first) !== undefined;
  if (isOfPlaces) return ordered(await partial.toArray());
  return partial.isWhole ? [...partial.fetched] : partial;
}

function ordered(items: unknown[]): unknown[] {
  return inOrder(items, (item) =>
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
