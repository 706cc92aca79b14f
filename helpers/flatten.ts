import type { Instance, Reservation, Tag } from '@aws-sdk/client-ec2';
import { awaitable } from './call/awaitable.ts';

/** Anything that holds reservations at once: an answer, a page, a reservation, a list of them. */
export type Reservations =
  | { readonly Reservations?: readonly Reservation[] | undefined }
  | Reservation
  | readonly Reservation[];

const boxes = new WeakMap<object, Reservation>();

/**
 * The instances inside: opens the boxes of DescribeInstances and RunInstances. What comes later (a
 * promise, or pages) gives a promise of them. {@link reservationOf} finds an instance's box again.
 */
export function instances(held: Reservations): Instance[];
export function instances(
  held: Promise<Reservations> | AsyncIterable<Reservations>,
): Promise<Instance[]>;
export function instances(
  held: Reservations | Promise<Reservations> | AsyncIterable<Reservations>,
): Instance[] | Promise<Instance[]> {
  if (held instanceof Promise) return awaitable(held.then((answer) => opened(answer)));
  if (Symbol.asyncIterator in held) return awaitable(openedPages(held));
  return opened(held);
}

/** The reservation that an instance came out of: its id, owner and requester. */
export function reservationOf(instance: Instance): Reservation | undefined {
  return boxes.get(instance);
}

function opened(held: Reservations): Instance[] {
  return reservationsIn(held).flatMap((reservation) => {
    const inside = reservation.Instances ?? [];
    for (const instance of inside) boxes.set(instance, reservation);
    return inside;
  });
}

function reservationsIn(held: Reservations): readonly Reservation[] {
  if (isList(held)) return held;
  if ('Reservations' in held) return held.Reservations ?? [];
  return 'Instances' in held ? [held as Reservation] : [];
}

function isList(held: Reservations): held is readonly Reservation[] {
  return Array.isArray(held);
}

async function openedPages(pages: AsyncIterable<Reservations>): Promise<Instance[]> {
  const found: Instance[] = [];
  for await (const page of pages) found.push(...opened(page));
  return found;
}

/** Something with tags as AWS lists them, or the list itself. */
export type Tagged = { readonly Tags?: readonly Tag[] | undefined } | readonly Tag[];

/** Tags as an object: `{ Name: 'web-1', owner: 'ann' }`. Empty where there are none. */
export function tags(tagged: Tagged | undefined): Record<string, string> {
  const list = Array.isArray(tagged) ? tagged : ((tagged as { Tags?: Tag[] })?.Tags ?? []);
  // Not `object[key] = value`: a tag called __proto__ is a tag like any other.
  return Object.fromEntries(list.map(({ Key = '', Value = '' }: Tag) => [Key, Value]));
}

/** The value of the Name tag; undefined where there is none. */
export function name(tagged: Tagged | undefined): string | undefined {
  const all = tags(tagged);
  return Object.hasOwn(all, 'Name') ? all.Name : undefined;
}
