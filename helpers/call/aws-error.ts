import type { Call } from './call.ts';
import { nextStep } from './next-step.ts';
import { callOf } from './oversee.ts';

/**
 * An error that AWS answered with, as we see it. The thrown object stays the SDK's own, so that
 * `error.name` and `instanceof` work as in any program; this is read off it.
 */
export interface AwsError {
  /** AWS's code, such as `UnauthorizedOperation`; `HTTP 503` for an answer that names none. */
  readonly code: string;
  /** What AWS says, or what its silence means. */
  readonly message: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly call?: Call;
  /** True when the same call may well succeed a moment later. */
  readonly retryable: boolean;
  /** What to do about it, where that can be told. */
  readonly nextStep?: string;
}

const passing =
  /(Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|RequestTimeout|Unavailable)/;

/** Our view of an error that AWS answered with; undefined for any other error. */
export function awsErrorOf(error: unknown): AwsError | undefined {
  if (!(error instanceof Error) || !('$fault' in error)) return undefined;
  const { $metadata, $response, $retryable, Region } = error as {
    $metadata?: { httpStatusCode?: number; requestId?: string };
    $response?: { headers?: Readonly<Record<string, string>> };
    $retryable?: unknown;
    Region?: unknown;
  };
  const call = callOf(error);
  const status = call?.status ?? $metadata?.httpStatusCode;
  const requestId = call?.requestId ?? $metadata?.requestId;
  const silent = /^(UnknownError|Unknown|)$/.test(error.message);
  const nameless = /^(Unknown|UnknownError|Error|\d+)$/.test(error.name);
  const code = nameless && status ? `HTTP ${status}` : error.name;
  const message = silent ? meaningOf(status, call) : error.message;
  const step = nextStep({
    code,
    message,
    call,
    headers: $response?.headers ?? {},
    region: typeof Region === 'string' ? Region : undefined,
  });
  return {
    code,
    message,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(call ? { call } : {}),
    retryable: Boolean($retryable) || passing.test(code) || (status ?? 0) >= 500,
    ...(step ? { nextStep: step } : {}),
  };
}

/** Answers to HEAD requests have no body, so S3 can't say what is wrong but by the status. */
function meaningOf(status: number | undefined, call: Call | undefined): string {
  const { Bucket, Key } = (call?.input ?? {}) as { Bucket?: unknown; Key?: unknown };
  const bucket = typeof Bucket === 'string' ? `bucket ${Bucket}` : undefined;
  const what = typeof Key === 'string' && bucket ? `object ${Key} in ${bucket}` : bucket;
  if (status === 404) return what ? `there is no ${what}` : 'AWS found nothing and gave no reason';
  if (status === 403) return `AWS refused${what ? ` access to ${what}` : ''} and gave no reason`;
  if (status === 301) return `${bucket ?? 'what was asked for'} is in another region`;
  return 'AWS gave no reason';
}
