import { createHash } from 'node:crypto';
import type { Context } from '../../engine/context.ts';
import { AwsFault, fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';

/** A bucket; the id is its name. */
export interface BucketRow {
  readonly id: string;
  readonly region: string;
  readonly createdAt: number;
  /** Undefined for a bucket whose objects never had versions. */
  readonly versioning?: 'Enabled' | 'Suspended';
  /** The documents that were put on it, by kind: `cors`, `policy`. */
  readonly documents: Readonly<Record<string, unknown>>;
}

/** The buckets of an account. */
export const buckets = table<BucketRow>('buckets');

/** Who owns a name, kept once for all accounts: bucket names are unique in a partition. */
const names = table<{ readonly id: string; readonly account: string }>('bucketNames');

/** What operations on a bucket are told: which, and perhaps whose it must be. */
export interface BucketInput {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string | undefined;
}

/**
 * The bucket a request is about. Throws `NoSuchBucket`; `AccessDenied` for one of another account;
 * `PermanentRedirect` when the request was sent to another region, unless it may come from anywhere.
 */
export function bucketOf(
  ctx: Context,
  { Bucket: name, ExpectedBucketOwner: owner }: BucketInput,
  { fromAnywhere = false }: { fromAnywhere?: boolean } = {},
): BucketRow {
  const bucket = buckets.get(ctx, name);
  if (!bucket) throw ownerOf(ctx, name) ? accessDenied() : noSuchBucket(name);
  if (owner !== undefined && owner !== ctx.account) throw accessDenied();
  if (bucket.region !== ctx.region && !fromAnywhere) throw elsewhere(bucket);
  return bucket;
}

/** The account that has a bucket of that name; undefined when the name is free. */
export function ownerOf(ctx: Context, name: string): string | undefined {
  return names.get(namespace(ctx), name)?.account;
}

/** Adds a bucket and takes its name. */
export function addBucket(ctx: Context, bucket: BucketRow): BucketRow {
  names.put(namespace(ctx), { id: bucket.id, account: ctx.account });
  return buckets.put(ctx, bucket);
}

/** Removes a bucket; its name is free from now on. */
export function dropBucket(ctx: Context, name: string): void {
  names.remove(namespace(ctx), name);
  buckets.remove(ctx, name);
}

/** An account as S3 names it: by its canonical user id, 64 hexadecimal digits. */
export function ownerView({ account }: Context): { ID: string } {
  return { ID: createHash('sha256').update(`canonical user of ${account}`).digest('hex') };
}

/** What is not the caller's to see. */
export function accessDenied(): AwsFault {
  return fault('AccessDenied', 'Access Denied', 403);
}

function noSuchBucket(name: string): AwsFault {
  const fields = { BucketName: name };
  return new AwsFault('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    fields,
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html */
function elsewhere({ id, region }: BucketRow): AwsFault {
  return new AwsFault(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    {
      status: 301,
      fields: { Bucket: id, Endpoint: `${id}.s3.${region}.amazonaws.com`, Region: region },
      headers: { 'x-amz-bucket-region': region },
    },
  );
}

function namespace(ctx: Context): Context {
  return ctx.elsewhere({ account: 'aws' });
}
