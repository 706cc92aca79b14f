/**
 * An error as AWS answers it: a code programs match on, a message, an HTTP status. Operations and
 * rules throw it; the wire in use decides how it looks.
 */
export class AwsFault extends Error {
  /** AWS's error code, `InvalidInstanceID.NotFound`. */
  readonly code: string;
  /** HTTP status; it drives the retries of every client (503 and 500 are tried again). */
  readonly status: number;
  /** Members of the modelled error besides its message, for services that model their errors. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Headers of the answer, where a REST service says more in them: `x-amz-bucket-region`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    { status = 400, fields = {}, headers = {} }: FaultDetails = {},
  ) {
    super(message);
    this.name = 'AwsFault';
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.headers = headers;
  }
}

/** What a fault may say besides its code and message. The status is 400 unless given. */
export interface FaultDetails {
  readonly status?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Builds the fault of `code`; a short form for the many one-line throws in the services. */
export function fault(code: string, message: string, status = 400): AwsFault {
  return new AwsFault(code, message, { status });
}
