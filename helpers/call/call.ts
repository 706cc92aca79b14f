import type { Effect } from './effect.ts';

/** One operation sent to AWS, as it went: what the prompt shows in its call line. */
export interface Call {
  /** The service as AWS's SDK names it: `EC2`, `STS`. */
  readonly service: string;
  /** The operation as AWS's API names it: `DescribeInstances`. */
  readonly operation: string;
  /** What the operation does to the account; what is unknown counts as changing. */
  readonly effect: Effect;
  /** What was asked for, without secrets (`***`), bytes counted instead of kept. */
  readonly input: unknown;
  readonly region: string;
  /** The account, once it is known. */
  readonly account?: string;
  readonly profile?: string;
  /** Number of the cell that made the call, from 1; undefined in a program. */
  readonly cell?: number;
  /** Host and port the request went to; undefined until a request was built. */
  readonly host?: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Requests sent, retries included; 0 when it was refused before sending. */
  readonly attempts: number;
  /** Why it was sent again, once for each time. */
  readonly retries: readonly Retry[];
  /** HTTP status of the last answer; undefined when there was none. */
  readonly status?: number;
  /** Bytes of the last request's body and of its answer's, where HTTP says how many. */
  readonly sentBytes?: number;
  readonly receivedBytes?: number;
  readonly requestId?: string;
  /** How far AWS's clock is ahead of this machine's, when it is minutes or more. */
  readonly clockOffMs?: number;
  /** The error it ended with, if it did; `name` is AWS's code, or ours. */
  readonly error?: { readonly name: string; readonly message: string };
}

/** An attempt that failed in a way that is worth another. */
export interface Retry {
  /** In a word or two: `throttled`, `HTTP 503`, `ECONNRESET`. */
  readonly reason: string;
  /** Which attempt comes next: 2 for the first retry. */
  readonly attempt: number;
  /** Attempts in all before giving up. */
  readonly of: number;
  /** How long is waited before it. */
  readonly afterMs: number;
}
