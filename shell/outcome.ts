import type { Call, CallContext, Session } from '../helpers/index.ts';
import type { Capabilities } from './capabilities/index.ts';
import type { OutputStream } from './cell/output.ts';
import type { Format } from './command.ts';
import type { Page } from './print/index.ts';

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
  /** The stretch of a long list that is to be shown. */
  readonly page?: Page;
  /** Text that a command wants in the prompt, to be changed and entered. */
  readonly fill?: string;
  /** What the tutor says of the cell, shown after everything else. */
  readonly remark?: string;
  readonly error?: unknown;
  /** Every AWS call that ended while the cell ran. */
  readonly calls: readonly Call[];
  /** What the cell wrote to the console. */
  readonly output: string;
  readonly durationMs: number;
  /** The time where the calls went, when the cell ended: the sandbox has its own. */
  readonly now: Date;
}

type OutputListener = (text: string, stream: OutputStream, bytes?: Uint8Array) => void;

/** An error that no cell ended with: a rejection that nobody handled, one thrown in a timer. */
export interface LateError {
  readonly error: unknown;
  /** Whose it is: `in cell 3, after it had ended`. Undefined where that can't be known. */
  readonly where: string | undefined;
}

/** What a face hears while a cell runs, and how it stops it. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  /**
   * Rows of a long list that the face shows at a time: `it` shows the next, and of very long listings
   * no more is fetched than that. Without it everything is fetched, for all to be shown.
   */
  readonly rows?: number;
  /** Hears of every call that has ended, unless the user turned call lines off. */
  readonly onCall?: (call: Call) => void;
  /** Hears of every retry while it is waited for. */
  readonly onRetry?: CallContext['onRetry'];
  /** Hears how far listings, waits and transfers are. */
  readonly onProgress?: CallContext['onProgress'];
  /** Hears what the cell writes; `bytes` are given when bytes were written. */
  readonly onOutput?: OutputListener;
  /** Hears of a cell that a command runs, before it runs: the face shows it as though typed. */
  readonly onCell?: (source: string, cell: number) => void;
  /** Hears how such a cell ended: the face shows it as it does any outcome. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** What a face hears beside the cell it runs. */
export interface LateListeners {
  /** Hears what is written by no running cell of the prompt: by a timer, or in the background. */
  readonly onLateOutput?: OutputListener;
  /** Hears of errors that no cell ended with. Without it they end the process, as Node has it. */
  readonly onLateError?: (late: LateError) => void;
  /** Hears how a cell of the background ended. */
  readonly onJobEnd?: (outcome: Outcome) => void;
  /** Hears how many cells run in the background, each time that changes. */
  readonly onJobs?: (running: number) => void;
}

export interface EngineOptions extends Capabilities, LateListeners {
  readonly session: Session;
  /** Whether faces hear of calls from the start; `.calls` changes it. */
  readonly callLines?: boolean;
  /** Colours in what cells print with `console`. */
  readonly color?: boolean;
}
