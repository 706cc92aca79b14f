import type { Example } from '../command.ts';

/** Something to read by `.help name`, on one screen. */
export interface Page {
  readonly name: string;
  /** Other words it is found by. */
  readonly also?: readonly string[];
  readonly title: string;
  /** Paragraphs, before the rows. */
  readonly text?: readonly string[];
  /** What is on the left, and what it does. */
  readonly rows?: readonly (readonly [left: string, right: string])[];
  /** Lines to try, each run by a test. */
  readonly examples?: readonly Example[];
}
