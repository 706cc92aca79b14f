import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { checkReadable } from './archive.ts';
import { type BucketRow, bucketOf } from './bucket.ts';
import { checkCustomerKey } from './customer-key.ts';
import { findVersion, type StoredVersion } from './object.ts';
import { checkRead } from './preconditions.ts';

/** What operations that copy are told about where from. */
export interface CopyInput {
  readonly CopySource: string;
  readonly CopySourceIfMatch?: string | undefined;
  readonly CopySourceIfNoneMatch?: string | undefined;
  readonly CopySourceIfModifiedSince?: Date | undefined;
  readonly CopySourceIfUnmodifiedSince?: Date | undefined;
  readonly CopySourceSSECustomerAlgorithm?: string | undefined;
  readonly CopySourceSSECustomerKey?: string | undefined;
  readonly CopySourceSSECustomerKeyMD5?: string | undefined;
  readonly ExpectedSourceBucketOwner?: string | undefined;
}

/** What is to be copied. */
export interface CopySource {
  readonly bucket: BucketRow;
  readonly key: string;
  readonly version: StoredVersion;
}

/**
 * Finds what a copy starts from: `bucket/key`, perhaps with a slash before it and `?versionId=…`
 * behind. Throws for what is not there and for conditions that do not hold.
 */
export function copySourceOf(ctx: Context, input: CopyInput): CopySource {
  const { name, key, versionId } = parse(input.CopySource);
  const bucket = bucketOf(
    ctx,
    { Bucket: name, ExpectedBucketOwner: input.ExpectedSourceBucketOwner },
    { fromAnywhere: true },
  );
  const version = findVersion(ctx, bucket, key, versionId);
  checkCustomerKey(version.headers, {
    SSECustomerAlgorithm: input.CopySourceSSECustomerAlgorithm,
    SSECustomerKey: input.CopySourceSSECustomerKey,
    SSECustomerKeyMD5: input.CopySourceSSECustomerKeyMD5,
  });
  const conditions = {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  };
  checkRead(version, conditions, 'failed');
  checkReadable(ctx, version);
  return { bucket, key, version };
}

function parse(source: string) {
  const [path = '', versionId] = source.split('?versionId=');
  const [, name, key] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (name === undefined || key === undefined) {
    throw fault(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  return { name, key, versionId };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
