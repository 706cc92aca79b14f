import type { Context } from '../engine/context.ts';
import { bucketOf } from './model/bucket.ts';
import { findVersion, keepVersions, shownVersionId, versionsOf } from './model/object.ts';
import { tagList, tagRecord } from './model/tags.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
export const objectTagging = topic({
  PutObjectTagging: (input, ctx) => retag(ctx, input, tagRecord(input.Tagging.TagSet, 10)),

  DeleteObjectTagging: (input, ctx) => retag(ctx, input, {}),

  GetObjectTagging(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { tags, versionId } = findVersion(ctx, bucket, input.Key, input.VersionId);
    return { TagSet: tagList(tags), ...shownVersionId(bucket, versionId) };
  },
});

interface TaggedInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

function retag(ctx: Context, input: TaggedInput, tags: Readonly<Record<string, string>>) {
  const bucket = bucketOf(ctx, input);
  const found = findVersion(ctx, bucket, input.Key, input.VersionId);
  const versions = versionsOf(ctx, bucket, input.Key);
  keepVersions(
    ctx,
    bucket,
    input.Key,
    versions.map((version) => (version === found ? { ...found, tags } : version)),
  );
  return shownVersionId(bucket, found.versionId);
}
