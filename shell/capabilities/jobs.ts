/** Cells that run in the background. */
export interface Jobs {
  /** How many still run. */
  readonly running: number;
}
