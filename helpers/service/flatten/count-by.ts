import { awaitable } from '../../call/awaitable.ts';
import { UsageError } from '../../errors.ts';

/** Says of an element what it counts as. */
type KeyOf<Item, Key> = (item: Item) => Key;

/**
 * How many elements there are of each kind, the most frequent first: `countBy(ec2.instances, 'state')`
 * is `Map { 'running' => 9, 'stopped' => 3 }`. The key is a member's name, a path of names
 * (`'Placement.AvailabilityZone'`) or a function; a record with a Name counts as its name. What is
 * listed as it is asked for is listed in full first.
 */
export function countBy<Item, Key>(items: Iterable<Item>, key: KeyOf<Item, Key>): Map<Key, number>;
export function countBy<Item>(items: Iterable<Item>, key: string): Map<unknown, number>;
export function countBy<Item, Key>(
  items: AsyncIterable<Item>,
  key: KeyOf<Item, Key>,
): Promise<Map<Key, number>>;
export function countBy<Item>(
  items: AsyncIterable<Item>,
  key: string,
): Promise<Map<unknown, number>>;
export function countBy(
  items: Iterable<unknown> | AsyncIterable<unknown>,
  key: string | KeyOf<unknown, unknown>,
): Map<unknown, number> | Promise<Map<unknown, number>> {
  const keyOf = typeof key === 'function' ? key : memberAt(key);
  if (isAsync(items)) return awaitable(counted(items, keyOf));
  if (typeof items !== 'object' || items === null || !(Symbol.iterator in items)) {
    throw new UsageError('countBy() takes a list, and what to count by', {
      hint: "countBy(ec2.instances, 'state')",
    });
  }
  const counts = new Map<unknown, number>();
  for (const item of items) add(counts, keyOf(item));
  return sorted(counts);
}

async function counted(
  items: AsyncIterable<unknown>,
  keyOf: KeyOf<unknown, unknown>,
): Promise<Map<unknown, number>> {
  const counts = new Map<unknown, number>();
  for await (const item of items) add(counts, keyOf(item));
  return sorted(counts);
}

function add(counts: Map<unknown, number>, key: unknown): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: Map<unknown, number>): Map<unknown, number> {
  return new Map([...counts].sort(([, one], [, other]) => other - one));
}

function memberAt(path: unknown): KeyOf<unknown, unknown> {
  if (typeof path !== 'string' || path === '') {
    throw new UsageError("countBy() counts by a member's name or by a function", {
      hint: "countBy(list, 'State') or countBy(list, (one) => one.Size > 100)",
    });
  }
  const names = path.split('.');
  return (item) => named(names.reduce(memberOf, item));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** States come as `{ Code: 16, Name: 'running' }`, dates as objects that are all different. */
function named(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'Name')) return value;
  return Reflect.get(value, 'Name');
}

function isAsync(items: unknown): items is AsyncIterable<unknown> {
  return typeof items === 'object' && items !== null && Symbol.asyncIterator in items;
}
