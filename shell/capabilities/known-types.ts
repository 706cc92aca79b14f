/** Parts of completion that a person can turn off. */
export type CompletionPart = 'live' | 'mistakes';

/** What TypeScript knows of the session's values. */
export interface Types {
  /** The type of an expression, as TypeScript writes it; undefined when nothing is known. */
  typeOf(expression: string): Promise<string | undefined>;
  /** The documentation of what an expression names, rendered for `width` columns. */
  docOf(expression: string, width: number): Promise<string | undefined>;
  /** Turns a part of completion on or off; says whether it is on. */
  turn(part: CompletionPart, on?: boolean): Promise<boolean>;
}
