import type { CommandContext } from '../command.ts';

/** The session as a document, and documents as sessions. */
export interface Notebooks {
  /** `.notebook …`, with the words after it. Resolves with what to show. */
  command(words: readonly string[], context: CommandContext): Promise<string>;
  /** `.export ts|cli|py|html …`: the session as a program or a page. */
  export(words: readonly string[], context: CommandContext): Promise<string>;
}
