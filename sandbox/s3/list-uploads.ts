import type { StorageClass } from '@aws-sdk/client-s3';
import { bucketOf, ownerView } from './model/bucket.ts';
import { checksumFields } from './model/checksum.ts';
import { byBytes, checkMaxKeys, sharedPrefix } from './model/cut.ts';
import { encodedText, encoding } from './model/key-encoding.ts';
import { findUpload, type UploadRow, uploadsOf } from './model/upload.ts';
import { topic } from './topic.ts';

/** What is uploaded in parts and not complete. */
export const listUploads = topic({
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
  ListParts(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const upload = findUpload(ctx, bucket, input);
    const MaxParts = Math.min(1000, checkMaxKeys(input.MaxParts, 'max-parts'));
    const marker = Number(input.PartNumberMarker ?? 0);
    // Numbers as names are kept in the order of numbers.
    const behind = Object.values(upload.parts).filter(({ number }) => number > marker);
    const shown = behind.slice(0, MaxParts);
    const IsTruncated = shown.length < behind.length;
    return {
      Bucket: bucket.id,
      Key: upload.key,
      UploadId: upload.id,
      PartNumberMarker: String(marker),
      // A marker on the last page would send paginators round in circles.
      ...(IsTruncated && { NextPartNumberMarker: String(shown.at(-1)?.number ?? 0) }),
      MaxParts,
      IsTruncated,
      Parts: shown.map((part) => ({
        PartNumber: part.number,
        LastModified: new Date(part.modifiedAt),
        ETag: `"${part.etag}"`,
        Size: part.body.length,
        ...checksumFields(part.checksum),
      })),
      Initiator: ownerView(ctx),
      Owner: ownerView(ctx),
      StorageClass: classOf(upload),
      ...checksumPlanView(upload),
    };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
  ListMultipartUploads(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const { KeyMarker = '', UploadIdMarker = '', Prefix = '', Delimiter = '' } = input;
    const MaxUploads = Math.min(1000, checkMaxKeys(input.MaxUploads, 'max-uploads'));
    const encode = encoding(input.EncodingType);
    const sorted = uploadsOf(bucket)
      .all(ctx)
      .filter(({ key }) => key.startsWith(Prefix))
      .sort((a, b) => byBytes(a.key, b.key) || a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
    const rolled = sorted.map((upload) => sharedPrefix(upload.key, Prefix, Delimiter));
    const prefixes = [...new Set(rolled.filter((prefix) => prefix !== undefined))];
    const own = sorted.filter((_, at) => rolled[at] === undefined);
    const at = own.findIndex(({ id, key }) => key === KeyMarker && id === UploadIdMarker);
    const behind =
      at >= 0 ? own.slice(at + 1) : own.filter(({ key }) => byBytes(key, KeyMarker) > 0);
    const shown = behind.slice(0, MaxUploads);
    const last = shown.length < behind.length ? shown.at(-1) : undefined;
    return {
      Bucket: bucket.id,
      KeyMarker: encode(KeyMarker),
      UploadIdMarker,
      Prefix: encode(Prefix),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      ...encodedText(input.EncodingType),
      MaxUploads,
      IsTruncated: last !== undefined,
      ...(last && { NextKeyMarker: encode(last.key), NextUploadIdMarker: last.id }),
      Uploads: shown.map((upload) => ({
        UploadId: upload.id,
        Key: encode(upload.key),
        Initiated: new Date(upload.startedAt),
        StorageClass: classOf(upload),
        Owner: ownerView(ctx),
        Initiator: ownerView(ctx),
        ...checksumPlanView(upload),
      })),
      CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
  },
});

function classOf({ description }: UploadRow): StorageClass {
  return description.headers.StorageClass ?? 'STANDARD';
}

function checksumPlanView({ checksum }: UploadRow) {
  return checksum ? { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type } : {};
}
