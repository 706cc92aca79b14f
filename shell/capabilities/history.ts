/** A cell that is about to run. */
export interface CellBegan {
  /** The n of `In[n]`. */
  readonly cell: number;
  readonly source: string;
  readonly at: Date;
  /** Where its calls go. */
  readonly place: {
    readonly isSandbox: boolean;
    readonly profile: string | undefined;
    readonly region: string | undefined;
  };
}

/** A cell that has ended. */
export interface CellEnded {
  readonly cell: number;
  readonly durationMs: number;
  readonly ok: boolean;
}

/** A cell of this session or of another, as the history has it. */
export interface HistoryEntry extends CellBegan {
  /** Which session: eight letters and digits, drawn when it began. */
  readonly session: string;
  /** The folder that the session was started in. */
  readonly cwd: string;
  /** Undefined while it runs, and when its session was ended before it. */
  readonly durationMs: number | undefined;
  readonly ok: boolean | undefined;
}

/** Cells of this session and of others, as they are kept on disk. */
export interface History {
  /** This session. */
  readonly session: string;
  /** The file that cells are kept in; undefined when nothing is kept. */
  readonly file: string | undefined;
  /**
   * The sources for Up and for searching, newest last, none twice in a row: those of earlier
   * sessions, then this one's own. Kept as a list, so looking at it costs nothing.
   */
  readonly sources: readonly string[];
  /** Keeps a cell, before it runs: once this returns, no kill loses it. Never throws. */
  append(cell: CellBegan): void;
  /** Keeps how a cell ended. Never throws. */
  ended(cell: CellEnded): void;
  /** All cells that are kept, those of sessions going on beside this one included, oldest first. */
  entries(): Promise<readonly HistoryEntry[]>;
}
