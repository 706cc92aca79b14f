import type { Call, CallContext, Session } from '../helpers/index.ts';
import type { Capabilities } from './capabilities/index.ts';
import type { OutputStream } from './cell/output.ts';
import type { Format } from './command.ts';

/** What a cell came to. */
export interface Outcome {
  /** The cell's number, from 1: the n of `In[n]` and `Out[n]`. */
  readonly cell: number;
  readonly source: string;
  readonly status: 'ok' | 'failed' | 'interrupted';
  /** The value of the last expression; also what was declared, when `brief`. */
  readonly value?: unknown;
  /** The value is that of a declaration: worth a line, not a page. */
  readonly brief?: boolean;
  /** Text that a command wants shown as it is. */
  readonly text?: string;
  /** The format that a command asked for. */
  readonly format?: Format;
  /** Text that a command wants in the prompt, to be changed and entered. */
  readonly fill?: string;
  readonly error?: unknown;
  /** Every AWS call that ended while the cell ran. */
  readonly calls: readonly Call[];
  /** What the cell wrote to the console. */
  readonly output: string;
  readonly durationMs: number;
  /** The time where the calls went, when the cell ended: the sandbox has its own. */
  readonly now: Date;
}

/** What a face hears while a cell runs, and how it stops it. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Hears of every call that has ended, unless the user turned call lines off. */
  readonly onCall?: (call: Call) => void;
  /** Hears of every retry while it is waited for. */
  readonly onRetry?: CallContext['onRetry'];
  /** Hears how far listings, waits and transfers are. */
  readonly onProgress?: CallContext['onProgress'];
  readonly onOutput?: (text: string, stream: OutputStream) => void;
  /** Hears of a cell that a command runs, before it runs: the face shows it as though typed. */
  readonly onCell?: (source: string, cell: number) => void;
  /** Hears how such a cell ended: the face shows it as it does any outcome. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

export interface EngineOptions extends Capabilities {
  readonly session: Session;
  /** Whether faces hear of calls from the start; `.calls` changes it. */
  readonly callLines?: boolean;
  /** Colours in what cells print with `console`. */
  readonly color?: boolean;
  /** Hears what is printed while no cell runs, by a timer for instance. */
  readonly onLateOutput?: (text: string, stream: OutputStream) => void;
}
