import type { GetObjectRequest, HeadObjectRequest } from '@aws-sdk/client-s3';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { checkReadable, restoreView } from './model/archive.ts';
import { type BucketRow, bucketOf } from './model/bucket.ts';
import { type ByteRange, contentRange, rangeOf } from './model/byte-range.ts';
import { unpacked } from './model/bytes.ts';
import { type Checksum, checksumOf, checksumView } from './model/checksum.ts';
import { checkCustomerKey } from './model/customer-key.ts';
import { headersView } from './model/description.ts';
import { findVersion, type StoredVersion, shownVersionId } from './model/object.ts';
import { checkRead } from './model/preconditions.ts';
import { topic } from './topic.ts';

/** Reading objects: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject = topic({
  GetObject(input, ctx) {
    const { version, range, ...view } = read(ctx, input);
    checkReadable(ctx, version);
    const Body = unpacked(version.body, range?.start, range?.end);
    // The client's type for a body is what the client makes of it; a server gives bytes.
    return { ...view.output, Body: Body as never };
  },

  HeadObject: (input, ctx) => read(ctx, input).output,

  GetObjectAttributes({ Key, VersionId, ...input }, ctx) {
    const bucket = bucketOf(ctx, input);
    const version = findVersion(ctx, bucket, Key, VersionId);
    checkCustomerKey(version.headers, input);
    const wanted = input.ObjectAttributes.flatMap((name) => name.split(','));
    const parts = version.parts;
    return {
      LastModified: new Date(version.modifiedAt),
      ...shownVersionId(bucket, version.versionId),
      ...(wanted.includes('ETag') && { ETag: version.etag }),
      ...(wanted.includes('Checksum') && { Checksum: checksumView(checksumOfVersion(version)) }),
      ...(wanted.includes('ObjectParts') && parts && { ObjectParts: partsView(version, input) }),
      ...(wanted.includes('StorageClass') && {
        StorageClass: version.headers.StorageClass ?? 'STANDARD',
      }),
      ...(wanted.includes('ObjectSize') && { ObjectSize: version.body.length }),
    };
  },
});

/** Everything about reading but the bytes, of which HEAD has none. */
function read(ctx: Context, input: GetObjectRequest | HeadObjectRequest) {
  const bucket = bucketOf(ctx, { ...input, Bucket: input.Bucket ?? '' });
  const version = findVersion(ctx, bucket, input.Key ?? '', input.VersionId);
  checkCustomerKey(version.headers, input);
  checkRead(version, input, 'not modified');
  const range = rangeOf(version, input);
  return {
    version,
    range,
    output: { ...view(bucket, version, range, input), ...restoreView(ctx, version) },
  };
}

function view(
  bucket: BucketRow,
  version: StoredVersion,
  range: ByteRange | undefined,
  input: GetObjectRequest | HeadObjectRequest,
) {
  const { body, etag, metadata, modifiedAt, parts, tags, versionId } = version;
  const size = body.length;
  const shown = input.ChecksumMode === 'ENABLED' && !range;
  const tagged = Object.keys(tags).length;
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(modifiedAt),
    ContentLength: range ? range.end - range.start : size,
    ETag: `"${etag}"`,
    ...headersView(version.headers),
    ...overrides(input),
    Metadata: { ...metadata },
    ...(range && { ContentRange: contentRange(range, size) }),
    ...(input.PartNumber !== undefined && parts && { PartsCount: parts.length }),
    ...(tagged > 0 && { TagCount: tagged }),
    ...(shown && checksumView(checksumOfVersion(version))),
    ...shownVersionId(bucket, versionId),
  };
}

/** The checksum the object came with, or else the one S3 computes by itself. */
function checksumOfVersion({ checksum, body }: StoredVersion): Checksum {
  return checksum ?? checksumOf('CRC64NVME', unpacked(body));
}

/** The headers that a reader, a presigned address as a rule, wants to have instead. */
function overrides(input: GetObjectRequest | HeadObjectRequest) {
  const asked = {
    CacheControl: input.ResponseCacheControl,
    ContentDisposition: input.ResponseContentDisposition,
    ContentEncoding: input.ResponseContentEncoding,
    ContentLanguage: input.ResponseContentLanguage,
    ContentType: input.ResponseContentType,
  };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  for (const [, value] of given) {
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value))) {
      throw fault('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.');
    }
  }
  const Expires = input.ResponseExpires;
  return { ...Object.fromEntries(given), ...(Expires && { Expires }) };
}

function partsView(
  { parts = [] }: StoredVersion,
  {
    MaxParts = 1000,
    PartNumberMarker,
  }: { MaxParts?: number | undefined; PartNumberMarker?: string | undefined },
) {
  const behind = parts.filter(({ number }) => number > Number(PartNumberMarker ?? 0));
  const shown = behind.slice(0, MaxParts);
  return {
    TotalPartsCount: parts.length,
    MaxParts,
    PartNumberMarker: PartNumberMarker ?? '0',
    NextPartNumberMarker: String(shown.at(-1)?.number ?? 0),
    IsTruncated: shown.length < behind.length,
    // Only parts that were sent with checksums of their own are worth a list.
    ...(parts.some(({ checksum }) => checksum) && {
      Parts: shown.map(({ number, size, checksum }) => ({
        PartNumber: number,
        Size: size,
        ...(checksum && { [`Checksum${checksum.algorithm}`]: checksum.value }),
      })),
    }),
  };
}
