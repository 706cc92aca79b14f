/** One operation sent to AWS, as it went: what the prompt shows in its call line. */
export interface Call {
  /** The service as AWS's SDK names it: `EC2`, `STS`. */
  readonly service: string;
  /** The operation as AWS's API names it: `DescribeInstances`. */
  readonly operation: string;
  readonly input: unknown;
  readonly region: string;
  /** Host and port the request went to; undefined until a request was built. */
  readonly host?: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Requests sent, retries included; 0 when it was refused before sending. */
  readonly attempts: number;
  /** HTTP status of the last answer; undefined when there was none. */
  readonly status?: number;
  readonly requestId?: string;
  /** The error it ended with, if it did. */
  readonly error?: { readonly name: string; readonly message: string };
}
