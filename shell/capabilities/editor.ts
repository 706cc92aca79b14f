/** The editor that a person has chosen: `VISUAL`, `EDITOR`, or what the system has. */
export interface Editor {
  /**
   * Opens a text there and resolves with what it was changed to; undefined when the editor ended
   * without saving. Throws a UsageError that names the editor when it can't be started or fails.
   */
  edit(text: string, options?: { readonly signal?: AbortSignal }): Promise<string | undefined>;
}
