import type { Engine } from '../engine.ts';
import type { LineEditor } from './editor.ts';

/** What typing with help needs. */
export interface TypingOptions {
  readonly editor: LineEditor;
  readonly engine: Pick<Engine, 'complete' | 'hint' | 'isIncomplete' | 'mistakes'>;
  /** The history, newest last. */
  readonly sources: () => readonly string[];
  /** The names of commands, without dots. */
  readonly commands: ReadonlySet<string>;
  readonly color: boolean;
  /** Enters what stands in the line. */
  readonly enter: () => void;
  /** Lets the text be changed in the user's own editor. */
  readonly editOutside: () => void;
}
