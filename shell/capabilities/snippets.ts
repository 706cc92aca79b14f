import type { Answer, CommandContext } from '../command.ts';

/** Saved snippets: found, saved, played. Each takes the words of a line after the command's name. */
export interface Snippets {
  /** The names that `.play` knows, in the alphabet's order, at once: for completion. */
  names(): readonly string[];
  /** `.play web-up --instance-type t3.small`: plays one, and resolves with what to show at the end. */
  play(rest: string, context: CommandContext): Promise<Answer | string>;
  /** `.save web-up 3-7 "What it does"`: keeps cells of the session under a name. */
  save(rest: string, context: CommandContext): Promise<string>;
  /** `.snippets idle`, `.snippets add file.ts`: lists them, or does something with one. */
  command(rest: string, context: CommandContext): Promise<Answer | string>;
  /** `.rm web-up`: removes one of the user's own. */
  remove(rest: string): Promise<string>;
  /** The text of one of the user's own snippets, to be changed; undefined where there is none. */
  sourceOf(name: string): Promise<string | undefined>;
  /** Keeps a changed text of one of the user's own snippets; then a UsageError says what can't be read in it. */
  write(name: string, text: string): Promise<void>;
}
