import { fault } from '../engine/fault.ts';
import { checkCanned } from './acls.ts';
import { bucketOf } from './model/bucket.ts';
import { unpacked } from './model/bytes.ts';
import { checksumAlgorithms, checksumOf, checksumView, md5 } from './model/checksum.ts';
import { type CopySource, copySourceOf } from './model/copy-source.ts';
import { checkKey, type DescribingInput, describe, encryptionView } from './model/description.ts';
import {
  addVersion,
  currentOf,
  type Description,
  nextVersionId,
  shownVersionId,
} from './model/object.ts';
import { checkWrite } from './model/preconditions.ts';
import { tagsFromHeader } from './model/tags.ts';
import { wholeSecond } from './model/time.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject = topic({
  CopyObject(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { Key } = input;
    checkKey(Key);
    checkCanned(input.ACL);
    const source = copySourceOf(ctx, input);
    const inPlace = source.bucket.id === bucket.id && source.key === Key;
    if (inPlace && !input.CopySource.includes('?versionId=') && !changes(input)) {
      throw fault(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    checkWrite(currentOf(ctx, bucket, Key), input);

    const description = copied(source, input);
    const bytes = unpacked(source.version.body);
    const algorithm = checksumAlgorithms.find((name) => name === input.ChecksumAlgorithm);
    const checksum = algorithm ? checksumOf(algorithm, bytes) : wholeChecksum(source, bytes);
    const versionId = nextVersionId(ctx, bucket);
    const modifiedAt = wholeSecond(ctx.now);
    // The copy of an object made of parts is in one piece, and its ETag is that of one.
    const etag = source.version.parts ? md5(bytes) : source.version.etag;
    addVersion(ctx, bucket, Key, {
      ...description,
      deleted: false,
      versionId,
      modifiedAt,
      body: source.version.body,
      etag,
      checksum,
    });
    return {
      CopyObjectResult: {
        ETag: `"${etag}"`,
        LastModified: new Date(modifiedAt),
        ...checksumView(checksum),
      },
      ...encryptionView(description.headers),
      ...(source.bucket.versioning && { CopySourceVersionId: source.version.versionId }),
      ...shownVersionId(bucket, versionId),
    };
  },
});

interface CopyingInput extends DescribingInput {
  readonly MetadataDirective?: string | undefined;
  readonly TaggingDirective?: string | undefined;
}

/** True when a copy onto itself would make a difference. */
function changes(input: CopyingInput): boolean {
  const given = [
    input.StorageClass,
    input.WebsiteRedirectLocation,
    input.ServerSideEncryption,
    input.SSEKMSKeyId,
    input.SSECustomerKey,
  ];
  return input.MetadataDirective === 'REPLACE' || given.some((value) => value !== undefined);
}

/** What the copy is: as its source was, or as the request says, for metadata and tags separately. */
function copied({ version }: CopySource, input: CopyingInput): Description {
  const asked = describe({ ...input, Tagging: undefined });
  const { StorageClass, ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled } = asked.headers;
  const { SSECustomerAlgorithm, SSECustomerKeyMD5 } = asked.headers;
  const placed = {
    ...(StorageClass && { StorageClass }),
    ...(ServerSideEncryption && { ServerSideEncryption }),
    ...(SSEKMSKeyId && { SSEKMSKeyId }),
    ...(BucketKeyEnabled && { BucketKeyEnabled }),
    ...(SSECustomerAlgorithm && SSECustomerKeyMD5 && { SSECustomerAlgorithm, SSECustomerKeyMD5 }),
  };
  // The copy is encrypted as the request says, whatever key the source was put with.
  const {
    WebsiteRedirectLocation: _,
    SSECustomerAlgorithm: _algorithm,
    SSECustomerKeyMD5: _md5,
    ServerSideEncryption: _kind,
    ...kept
  } = version.headers;
  const replaced = input.MetadataDirective === 'REPLACE';
  return {
    headers: { ...(replaced ? asked.headers : kept), ...placed },
    metadata: replaced ? asked.metadata : version.metadata,
    tags: input.TaggingDirective === 'REPLACE' ? tagsFromHeader(input.Tagging) : version.tags,
  };
}

/** The copy keeps the source's algorithm, and has no composite checksum any more. */
function wholeChecksum({ version: { checksum } }: CopySource, bytes: Uint8Array) {
  if (checksum?.type !== 'COMPOSITE') return checksum;
  return checksumOf(checksum.algorithm, bytes);
}
