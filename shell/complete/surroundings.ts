import type { Session } from '../../helpers/index.ts';
import type { CompletedCommand } from './items/commands.ts';

/** A cell that ran. */
export interface PastCell {
  readonly outcome: {
    readonly cell: number;
    readonly source: string;
    readonly status: string;
    readonly value?: unknown;
  };
}

/** What completion may look at. Nothing here runs code of the user's. */
export interface Surroundings {
  readonly session: () => Session;
  /** Where listings go; with several places, answers are other than the types say. */
  readonly places: () => readonly Session[];
  readonly commands: readonly CompletedCommand[];
  /** The names that every cell finds without an import. */
  readonly preloaded: readonly string[];
  /** The cells that ran, oldest first; more come as they run. */
  readonly cells: readonly PastCell[];
  /** The names that cells have made. */
  readonly names: () => Promise<readonly string[]>;
  /** The member names of the value that a path such as `r.Reservations[0]` leads to. */
  readonly members: (path: string) => Promise<readonly string[]>;
  /** Tells the user, once, what there won't be. */
  readonly say?: (text: string) => void;
}
