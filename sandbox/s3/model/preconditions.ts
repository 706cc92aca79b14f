import { AwsFault, fault } from '../../engine/fault.ts';
import { noSuchKey, type StoredVersion } from './object.ts';

/** The conditions a reader sets: https://www.rfc-editor.org/rfc/rfc9110#name-precedence-of-preconditions */
export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/** What a condition that does not hold is answered with: "not modified" only where one reads. */
export type Unmet = 'not modified' | 'failed';

/** Throws `PreconditionFailed`, or 304 where a reader has the newest already. */
export function checkRead(version: StoredVersion, asked: ReadConditions, unmet: Unmet): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = asked;
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, version)) throw failed('If-Match');
  } else if (IfUnmodifiedSince && version.modifiedAt > IfUnmodifiedSince.getTime()) {
    throw failed('If-Unmodified-Since');
  }
  if (IfNoneMatch !== undefined) {
    if (matches(IfNoneMatch, version)) throw stale(version, unmet, 'If-None-Match');
  } else if (IfModifiedSince && version.modifiedAt <= IfModifiedSince.getTime()) {
    throw stale(version, unmet, 'If-Modified-Since');
  }
}

/**
 * Throws `PreconditionFailed` when a writer wants a key to be free that is not, or to hold what it
 * does not. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWrite(
  current: StoredVersion | undefined,
  { Key, IfMatch, IfNoneMatch }: { Key: string } & Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>,
): void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') {
    throw fault(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      501,
    );
  }
  if (IfNoneMatch === '*' && current) throw failed('If-None-Match');
  if (IfMatch === undefined) return;
  if (!current) throw noSuchKey(Key);
  if (!matches(IfMatch, current)) throw failed('If-Match');
}

function matches(header: string, { etag }: StoredVersion): boolean {
  return header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replace(/^"|"$/g, ''))
    .some((tag) => tag === '*' || tag === etag);
}

function stale({ etag }: StoredVersion, unmet: Unmet, condition: string): AwsFault {
  if (unmet === 'failed') return failed(condition);
  return new AwsFault('NotModified', 'Not Modified', {
    status: 304,
    headers: { etag: `"${etag}"` },
  });
}

function failed(condition: string): AwsFault {
  return new AwsFault(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { status: 412, fields: { Condition: condition } },
  );
}
