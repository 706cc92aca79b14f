import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { buckets } from '../../s3/model/bucket.ts';
import { unpacked } from '../../s3/model/bytes.ts';
import { md5 } from '../../s3/model/checksum.ts';
import { addVersion, currentOf, nextVersionId } from '../../s3/model/object.ts';
import { wholeSecond } from '../../s3/model/time.ts';

/** Where a file is that EC2 reads or writes: an object of a bucket of the account. */
export interface FilePlace {
  readonly bucket: string;
  readonly key: string;
}

/** Throws when the account has no such bucket. */
export function checkBucket(ctx: Context, bucket: string): void {
  if (bucketNamed(ctx, bucket)) return;
  throw fault('InvalidParameterValue', `The specified S3 bucket does not exist: ${bucket}`);
}

/** The bytes of a file, one character each; undefined when there is none. */
export function readFile(ctx: Context, { bucket, key }: FilePlace): string | undefined {
  const home = bucketNamed(ctx, bucket);
  return home && currentOf(storage(ctx), home, key)?.body;
}

/** Writes a file, one character of `body` a byte. False when the bucket is gone. */
export function writeFile(
  ctx: Context,
  { bucket, key }: FilePlace,
  body: string,
  {
    metadata = {},
    tags = {},
  }: { metadata?: Record<string, string>; tags?: Record<string, string> } = {},
): boolean {
  const home = bucketNamed(ctx, bucket);
  if (!home) return false;
  const there = storage(ctx);
  addVersion(there, home, key, {
    headers: {
      ContentType: 'binary/octet-stream',
      StorageClass: 'STANDARD',
      ServerSideEncryption: 'AES256',
    },
    metadata,
    tags,
    deleted: false,
    versionId: nextVersionId(there, home),
    modifiedAt: wholeSecond(ctx.now),
    body,
    etag: md5(unpacked(body)),
  });
  return true;
}

function bucketNamed(ctx: Context, name: string) {
  return buckets.get(storage(ctx), name);
}

function storage(ctx: Context): Context {
  return ctx.elsewhere({ service: 's3' });
}
