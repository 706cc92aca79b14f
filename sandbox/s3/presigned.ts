import { AwsFault, fault } from '../engine/fault.ts';
import type { WholeRequest } from '../protocol/message.ts';

const longestSeconds = 7 * 24 * 3_600;

/**
 * Refuses a presigned address whose time is over. Clients sign with the time of the wall clock, so it
 * is that clock, and not the sandbox's own, that tells.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export function checkPresigned({ query }: WholeRequest): void {
  const until = expiryOf(query);
  if (until === undefined) return;
  const now = Date.now();
  if (now <= until) return;
  throw new AwsFault('AccessDenied', 'Request has expired', {
    status: 403,
    fields: { Expires: secondsText(until), ServerTime: secondsText(now) },
  });
}

/** When the address stops working, in milliseconds since 1970; undefined when it is not presigned. */
function expiryOf(query: WholeRequest['query']): number | undefined {
  const older = query.AWSAccessKeyId && query.Expires?.[0];
  if (older !== undefined) return Number(older) * 1000;
  if (!query['X-Amz-Credential']) return undefined;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query['X-Amz-Date']?.[0] ?? '') ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(signedAt)) {
    throw malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  }
  const seconds = Number(query['X-Amz-Expires']?.[0] ?? Number.NaN);
  if (!Number.isInteger(seconds)) throw malformed('X-Amz-Expires should be a number');
  if (seconds < 0) throw malformed('X-Amz-Expires must be non-negative');
  if (seconds > longestSeconds) {
    throw malformed(
      `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${longestSeconds} seconds`,
    );
  }
  return signedAt + seconds * 1000;
}

function malformed(message: string): AwsFault {
  return fault('AuthorizationQueryParametersError', message);
}

function secondsText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
