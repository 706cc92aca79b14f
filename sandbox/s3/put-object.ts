import { fault } from '../engine/fault.ts';
import { checkCanned } from './acls.ts';
import { bucketOf } from './model/bucket.ts';
import { packed } from './model/bytes.ts';
import { checkedChecksum, checksumView, md5 } from './model/checksum.ts';
import { checkKey, describe, encryptionView } from './model/description.ts';
import { addVersion, currentOf, nextVersionId, shownVersionId } from './model/object.ts';
import { checkWrite } from './model/preconditions.ts';
import { wholeSecond } from './model/time.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject = topic({
  PutObject(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { Key } = input;
    checkKey(Key);
    checkCanned(input.ACL);
    const current = currentOf(ctx, bucket, Key);
    checkWrite(current, input);
    if (input.WriteOffsetBytes !== undefined) {
      throw fault('InvalidRequest', 'Objects of this kind of bucket cannot be appended to.');
    }
    // The wire has read the body whole by now, whatever the client made it of.
    const bytes = (input.Body ?? new Uint8Array()) as Uint8Array;
    const checksum = checkedChecksum(input, bytes, input.ChecksumAlgorithm);
    const description = describe(input);
    const etag = md5(bytes);
    const versionId = nextVersionId(ctx, bucket);
    addVersion(ctx, bucket, Key, {
      ...description,
      deleted: false,
      versionId,
      modifiedAt: wholeSecond(ctx.now),
      body: packed(bytes),
      etag,
      checksum,
    });
    return {
      ETag: `"${etag}"`,
      ...encryptionView(description.headers),
      ...checksumView(checksum),
      ...shownVersionId(bucket, versionId),
    };
  },
});
