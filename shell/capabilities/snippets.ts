import type { CommandContext } from '../command.ts';

/** Saved snippets: found, saved, played. */
export interface Snippets {
  /** The names that `.play` knows. */
  names(): Promise<readonly string[]>;
  /** Plays a snippet, with the words after its name. Resolves with what to show at the end. */
  play(name: string, words: readonly string[], context: CommandContext): Promise<string>;
}
