import { fault } from '../engine/fault.ts';
import { isArchived, retrievalAt } from './model/archive.ts';
import { bucketOf } from './model/bucket.ts';
import { findVersion, keepVersions, versionsOf } from './model/object.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html */
export const restoreObject = topic({
  RestoreObject({ Key, VersionId, RestoreRequest, ...input }, ctx) {
    const bucket = bucketOf(ctx, input);
    const version = findVersion(ctx, bucket, Key, VersionId);
    if (!isArchived(version)) {
      throw fault(
        'InvalidObjectState',
        "Restore is not allowed for the object's current storage class",
        403,
      );
    }
    if (version.restore && version.restore.readyAt > ctx.now) {
      throw fault('RestoreAlreadyInProgress', 'Object restore is already in progress', 409);
    }
    const tier = RestoreRequest?.GlacierJobParameters?.Tier ?? RestoreRequest?.Tier ?? 'Standard';
    const readyAt = version.restore?.readyAt ?? retrievalAt(ctx, version, tier);
    const restore = { readyAt, until: readyAt + (RestoreRequest?.Days ?? 1) * 24 * 3_600_000 };
    keepVersions(
      ctx,
      bucket,
      Key,
      versionsOf(ctx, bucket, Key).map((one) => (one === version ? { ...version, restore } : one)),
    );
    return {};
  },
});
