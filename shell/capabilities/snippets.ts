import type { Answer, CommandContext } from '../command.ts';

/** Saved snippets: found, saved, played. Each takes the words of a line after the command's name. */
export interface Snippets {
  /** The names that `.play` knows, in the alphabet's order. */
  names(): Promise<readonly string[]>;
  /** `.play web-up --instance-type t3.small`: plays one, and resolves with what to show at the end. */
  play(rest: string, context: CommandContext): Promise<Answer | string>;
  /** `.save web-up 3-7 "What it does"`: keeps cells of the session under a name. */
  save(rest: string, context: CommandContext): Promise<string>;
  /** `.snippets idle`, `.snippets add file.ts`: lists them, or does something with one. */
  command(rest: string, context: CommandContext): Promise<Answer | string>;
  /** `.rm web-up`: removes one of the user's own. */
  remove(rest: string): Promise<string>;
  /** The file of one of the user's own snippets, for an editor; undefined where there is none. */
  fileOf(name: string): Promise<string | undefined>;
  /** Notes that the user has written a snippet's file as it is now, so that it plays unasked. */
  written(name: string): Promise<void>;
}
