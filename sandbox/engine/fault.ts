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

  constructor(
    code: string,
    message: string,
    { status = 400, fields = {} }: { status?: number; fields?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'AwsFault';
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** Builds the fault of `code`; a short form for the many one-line throws in the services. */
export function fault(code: string, message: string, status = 400): AwsFault {
  return new AwsFault(code, message, { status });
}
