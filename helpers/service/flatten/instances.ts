import type { Instance, Reservation } from '@aws-sdk/client-ec2';
import { awaitable } from '../../call/awaitable.ts';

/** Anything that holds reservations at once: an answer, a page, a reservation, a list of them. */
export type Reservations =
  | { readonly Reservations?: readonly Reservation[] | undefined }
  | Reservation
  | readonly Reservation[];
/** The same, one after another: several pages or answers. */
type Many = Iterable<Reservations>;

const boxes = new WeakMap<object, Reservation>();

/**
 * The instances inside: opens the boxes of DescribeInstances and RunInstances. What comes later (a
 * promise, or pages) gives a promise of them. {@link reservationOf} finds an instance's box again.
 */
export function instances(held: Reservations | Many): Instance[];
export function instances(
  held: Promise<Reservations> | AsyncIterable<Reservations>,
): Promise<Instance[]>;
export function instances(
  held: Reservations | Many | Promise<Reservations> | AsyncIterable<Reservations>,
): Instance[] | Promise<Instance[]> {
  if (held instanceof Promise) return awaitable(held.then((answer) => opened(answer)));
  if (Symbol.asyncIterator in held) return awaitable(openedPages(held));
  return opened(held);
}

/** The reservation that an instance came out of: its id, owner and requester. */
export function reservationOf(instance: Instance): Reservation | undefined {
  return boxes.get(instance);
}

function opened(held: Reservations | Many): Instance[] {
  return reservationsIn(held).flatMap((reservation) => {
    const inside = reservation.Instances ?? [];
    for (const instance of inside) boxes.set(instance, reservation);
    return inside;
  });
}

function reservationsIn(held: Reservations | Many): readonly Reservation[] {
  if (Symbol.iterator in held) return [...held].flatMap(reservationsIn);
  if ('Reservations' in held) return held.Reservations ?? [];
  return 'Instances' in held ? [held as Reservation] : [];
}

async function openedPages(pages: AsyncIterable<Reservations>): Promise<Instance[]> {
  const found: Instance[] = [];
  for await (const page of pages) for (const instance of opened(page)) found.push(instance);
  return found;
}
