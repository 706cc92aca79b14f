import { currentContext } from './context.ts';

/** How far something long is: a listing, a wait, a round through many accounts and regions. */
export interface Progress {
  /** The same for all reports of one undertaking. */
  readonly id: object;
  /** What is under way, in AWS's words: `DescribeInstances`, `InstanceRunning`. */
  readonly name: string;
  /** True in the last report, however it ended. */
  readonly over: boolean;
  /** Since it began, in milliseconds of the clock that it goes by. */
  readonly elapsedMs: number;
  /** Pages fetched and elements given, of a listing. */
  readonly pages?: number;
  readonly items?: number;
  /** Bytes there and all there will be, of an upload, a download or a copy. */
  readonly bytes?: { readonly loaded: number; readonly total?: number };
  /** Looks taken, states seen and time to the next look, of a wait. */
  readonly looks?: number;
  readonly states?: Readonly<Record<string, number>>;
  readonly nextMs?: number;
  /** Accounts and regions: how many are done with, of how many, and which failed for what reason. */
  readonly origins?: {
    readonly done: number;
    readonly all: number;
    readonly failures: readonly string[];
  };
}

/** Tells the current context how far something is; nobody may be listening. */
export function reportProgress(progress: Progress): void {
  currentContext().onProgress?.(progress);
}
