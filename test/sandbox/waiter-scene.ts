import type { Ending, Place } from './waiter-places.ts';

/** Brings about what a waiter is to see. Gives what to ask the waiter for. */
export type Lead = (place: Place) => object | Promise<object>;

/** How a waiter is led to its goal, and away from it. */
export interface Scene {
  readonly success: Lead;
  /** For a waiter that has no state of failure, or none that AWS shows, it ends by time. */
  readonly ends: Exclude<Ending, 'success'>;
  readonly otherwise: Lead;
}
