import type { Outcome } from './outcome.ts';
import type { Block } from './print/index.ts';

/** Where a cell's calls went. */
export interface EntryPlace {
  readonly isSandbox: boolean;
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** One cell that was run, as the session keeps it: for notebooks, snippets, exports and `.history`. */
export interface Entry {
  readonly outcome: Outcome;
  readonly startedAt: Date;
  readonly place: EntryPlace;
  /** What the value was when the cell ended, ready for any renderer; cut as on a screen. */
  readonly blocks: readonly Block[];
}
