import type { Key } from './node-readline.ts';
import type { Span } from './paint/frame.ts';

/** What the editor's owner hears. */
export interface EditorEvents {
  /** Enter, unless the {@link Assist} took it. */
  enter(): void;
  /** Ctrl-C. */
  interrupt(): void;
  /** Ctrl-D where nothing is typed, or the terminal has gone. */
  close(): void;
}

/** What goes beyond typing a line: it is loaded after the first prompt is on the screen. */
export interface Assist {
  /** True when it has dealt with the key. */
  key(key: Key): boolean;
  /** Puts in what was pasted. */
  paste(text: string): void;
  /** What is seen of the text beside itself. */
  decorate(text: string, cursor: number): Decoration;
  /** The text is there to be worked on: some of it may have been typed already. */
  begin(): void;
  /** The text is entered, or dropped. */
  left(): void;
}

export interface Decoration {
  readonly spans: readonly Span[];
  readonly ghost: string;
  readonly below: readonly string[];
}
