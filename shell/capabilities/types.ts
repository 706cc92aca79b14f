/** What TypeScript knows of the session's values. */
export interface Types {
  /** The type of an expression, as TypeScript writes it; undefined when nothing is known. */
  typeOf(expression: string): Promise<string | undefined>;
  /** The documentation of what an expression names, rendered for `width` columns. */
  docOf(expression: string, width: number): Promise<string | undefined>;
}
