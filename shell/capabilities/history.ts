/** Cells of this session and of earlier ones, as they are kept on disk. */
export interface History {
  /** The sources, newest last. */
  readonly sources: readonly string[];
}
