import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { bucketOf, ownerView } from './model/bucket.ts';
import { findVersion } from './model/object.ts';
import { topic } from './topic.ts';

/**
 * Access control lists as every bucket has them by now: disabled, so that all there is belongs to
 * its owner. https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export const acls = topic({
  GetBucketAcl(input, ctx) {
    bucketOf(ctx, input);
    return ownersOnly(ctx);
  },
  PutBucketAcl(input, ctx) {
    bucketOf(ctx, input);
    checkCanned(input.ACL);
    return {};
  },
  GetObjectAcl(input, ctx) {
    findVersion(ctx, bucketOf(ctx, input), input.Key, input.VersionId);
    return ownersOnly(ctx);
  },
  PutObjectAcl(input, ctx) {
    findVersion(ctx, bucketOf(ctx, input), input.Key, input.VersionId);
    checkCanned(input.ACL);
    return {};
  },
});

/** Throws `AccessControlListNotSupported` for a canned list that gives anything to anybody else. */
export function checkCanned(acl: string | undefined): void {
  if (acl === undefined || acl === 'private' || acl === 'bucket-owner-full-control') return;
  throw fault('AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

function ownersOnly(ctx: Context) {
  const Owner = ownerView(ctx);
  const Grantee = { ...Owner, Type: 'CanonicalUser' } as const;
  return { Owner, Grants: [{ Grantee, Permission: 'FULL_CONTROL' } as const] };
}
