import type { Ask, SandboxControl } from '../command.ts';
import type { Editor } from './editor.ts';
import type { History } from './history.ts';
import type { Types } from './known-types.ts';
import type { Notebooks } from './notebooks.ts';
import type { Snippets } from './snippets.ts';
import type { Tutor } from './tutor.ts';

export type { Editor } from './editor.ts';
export type { History, HistoryEntry } from './history.ts';
export type { Job, Jobs } from './jobs.ts';
export type { Types } from './known-types.ts';
export type { Notebooks } from './notebooks.ts';
export type { Snippets } from './snippets.ts';
export type { Tutor } from './tutor.ts';

/**
 * What commands can use that is neither AWS nor text: each is an interface here, implemented in a
 * room of its own, and handed to the engine by the face that has it.
 */
export interface Capabilities {
  readonly ask?: Ask;
  readonly sandbox?: SandboxControl;
  readonly editor?: Editor;
  readonly history?: History;
  readonly notebooks?: Notebooks;
  readonly snippets?: Snippets;
  readonly tutor?: Tutor;
  readonly types?: Types;
}
