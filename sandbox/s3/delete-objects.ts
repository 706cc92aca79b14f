import type { Context } from '../engine/context.ts';
import { AwsFault, fault } from '../engine/fault.ts';
import { type BucketRow, bucketOf } from './model/bucket.ts';
import { addVersion, currentOf, keepVersions, nextVersionId, versionsOf } from './model/object.ts';
import { checkWrite } from './model/preconditions.ts';
import { wholeSecond } from './model/time.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjects.html */
export const deleteObjects = topic({
  DeleteObject({ Key, VersionId, IfMatch, ...input }, ctx) {
    const bucket = bucketOf(ctx, input);
    const { marker, versionId } = remove(ctx, bucket, { Key, VersionId, IfMatch });
    return {
      ...(marker && { DeleteMarker: true }),
      ...(versionId !== undefined && { VersionId: versionId }),
    };
  },

  DeleteObjects(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { Objects = [], Quiet = false } = input.Delete;
    if (Objects.length === 0 || Objects.length > 1000) {
      throw fault(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
    const Deleted: object[] = [];
    const Errors: object[] = [];
    for (const { Key = '', VersionId, ETag } of Objects) {
      try {
        const { marker, versionId } = remove(ctx, bucket, { Key, VersionId, IfMatch: ETag });
        Deleted.push({
          Key,
          VersionId,
          ...(marker && { DeleteMarker: true, DeleteMarkerVersionId: versionId }),
        });
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        Errors.push({ Key, VersionId, Code: error.code, Message: error.message });
      }
    }
    return { Deleted: Quiet ? [] : Deleted, Errors };
  },
});

interface Wanted {
  readonly Key: string;
  readonly VersionId: string | undefined;
  readonly IfMatch: string | undefined;
}

interface Removed {
  /** True when a delete marker was made or removed. */
  readonly marker: boolean;
  readonly versionId?: string;
}

/** Deletes a version for good, or, in a bucket with versioning, puts a delete marker on top. */
function remove(ctx: Context, bucket: BucketRow, { Key, VersionId, IfMatch }: Wanted): Removed {
  if (IfMatch !== undefined) checkWrite(currentOf(ctx, bucket, Key), { Key, IfMatch });
  const versions = versionsOf(ctx, bucket, Key);
  if (VersionId !== undefined) {
    if (VersionId !== 'null' && !/^[\w.-]{32}$/.test(VersionId)) {
      throw fault('InvalidArgument', 'Invalid version id specified');
    }
    const left = versions.filter(({ versionId }) => versionId !== VersionId);
    const gone = versions.find(({ versionId }) => versionId === VersionId);
    if (gone) keepVersions(ctx, bucket, Key, left);
    return { marker: gone?.deleted === true, versionId: VersionId };
  }
  if (!bucket.versioning) {
    keepVersions(ctx, bucket, Key, []);
    return { marker: false };
  }
  const versionId = nextVersionId(ctx, bucket);
  addVersion(ctx, bucket, Key, {
    deleted: true,
    versionId,
    modifiedAt: wholeSecond(ctx.now),
  });
  return { marker: true, versionId };
}
