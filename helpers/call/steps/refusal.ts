import type { Call } from '../call.ts';

/** An answer of AWS's that says no, as far as a next step can be told from it. */
export interface Refusal {
  /** `AccessDenied`; `HTTP 503` for an answer that names none. */
  readonly code: string;
  readonly message: string;
  readonly call: Call | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The region that the answer names, as S3's errors do in a member of that name. */
  readonly region: string | undefined;
}
