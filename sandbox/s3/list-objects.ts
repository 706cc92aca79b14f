import type { Context } from '../engine/context.ts';
import { type BucketRow, bucketOf, ownerView } from './model/bucket.ts';
import { checkMaxKeys, cut, type Entry, openToken, sealToken } from './model/cut.ts';
import { encodedText, encoding } from './model/key-encoding.ts';
import { objectsOf, type StoredVersion } from './model/object.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html */
export const listObjects = topic({
  ListObjectsV2(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { ContinuationToken, StartAfter, Prefix = '', Delimiter, FetchOwner } = input;
    const MaxKeys = Math.min(1000, checkMaxKeys(input.MaxKeys, 'maxKeys'));
    const encode = encoding(input.EncodingType);
    const { items, prefixes, last } = cut(currentObjects(ctx, bucket), {
      prefix: Prefix,
      delimiter: Delimiter ?? '',
      after: ContinuationToken === undefined ? (StartAfter ?? '') : openToken(ContinuationToken),
      size: MaxKeys,
    });
    return {
      Name: bucket.id,
      Prefix: encode(Prefix),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      ...(StartAfter !== undefined && { StartAfter: encode(StartAfter) }),
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...encodedText(input.EncodingType),
      MaxKeys,
      KeyCount: items.length + prefixes.length,
      IsTruncated: last !== undefined,
      ...(last !== undefined && { NextContinuationToken: sealToken(last) }),
      Contents: items.map((item) => ({
        ...contentView(item, encode),
        ...(FetchOwner && { Owner: ownerView(ctx) }),
      })),
      CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  },

  ListObjects(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { Marker = '', Prefix = '', Delimiter } = input;
    const MaxKeys = Math.min(1000, checkMaxKeys(input.MaxKeys, 'maxKeys'));
    const encode = encoding(input.EncodingType);
    const { items, prefixes, last } = cut(currentObjects(ctx, bucket), {
      prefix: Prefix,
      delimiter: Delimiter ?? '',
      after: Marker,
      size: MaxKeys,
    });
    return {
      Name: bucket.id,
      Prefix: encode(Prefix),
      Marker: encode(Marker),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      ...encodedText(input.EncodingType),
      MaxKeys,
      IsTruncated: last !== undefined,
      // Without a delimiter, clients go on behind the last key by themselves.
      ...(last !== undefined && Delimiter && { NextMarker: encode(last) }),
      Contents: items.map((item) => ({ ...contentView(item, encode), Owner: ownerView(ctx) })),
      CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  },
});

interface Current {
  readonly key: string;
  readonly version: StoredVersion;
}

function currentObjects(ctx: Context, bucket: BucketRow): Entry<Current>[] {
  return objectsOf(bucket)
    .all(ctx)
    .flatMap(({ key, versions: [version] }) =>
      version && !version.deleted ? [{ key, item: { key, version } }] : [],
    );
}

function contentView({ key, version }: Current, encode: (text: string) => string) {
  const { modifiedAt, etag, body, checksum, headers } = version;
  return {
    Key: encode(key),
    LastModified: new Date(modifiedAt),
    ETag: `"${etag}"`,
    Size: body.length,
    StorageClass: headers.StorageClass ?? 'STANDARD',
    ...(checksum && { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: checksum.type }),
  };
}
