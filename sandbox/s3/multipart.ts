import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { checkCanned } from './acls.ts';
import { bucketOf } from './model/bucket.ts';
import { rangeOf } from './model/byte-range.ts';
import { packed, unpacked } from './model/bytes.ts';
import {
  type Checksum,
  checkedChecksum,
  checksumAlgorithms,
  checksumFields,
  md5,
} from './model/checksum.ts';
import { copySourceOf } from './model/copy-source.ts';
import { checkCustomerKey } from './model/customer-key.ts';
import { checkKey, describe, encryptionView } from './model/description.ts';
import { wholeSecond } from './model/time.ts';
import { findUpload, type UploadRow, uploadsOf } from './model/upload.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
export const multipart = topic({
  CreateMultipartUpload(input, ctx) {
    const bucket = bucketOf(ctx, input);
    checkKey(input.Key);
    checkCanned(input.ACL);
    const checksum = checksumPlan(input.ChecksumAlgorithm, input.ChecksumType);
    const description = describe(input);
    const { id } = uploadsOf(bucket).put(ctx, {
      id: ctx.ids.hex(64),
      key: input.Key,
      startedAt: wholeSecond(ctx.now),
      description,
      ...(checksum && { checksum }),
      parts: {},
    });
    return {
      Bucket: bucket.id,
      Key: input.Key,
      UploadId: id,
      ...encryptionView(description.headers),
      ...(checksum && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
    };
  },

  UploadPart(input, ctx) {
    const upload = findUpload(ctx, bucketOf(ctx, input), input);
    checkCustomerKey(upload.description.headers, input);
    const number = checkPartNumber(input.PartNumber);
    // The wire has read the body whole by now, whatever the client made it of.
    const bytes = (input.Body ?? new Uint8Array()) as Uint8Array;
    const checksum = checkedChecksum(input, bytes, upload.checksum?.algorithm);
    const etag = keepPart(ctx, input.Bucket, upload, { number, bytes, checksum });
    return {
      ETag: `"${etag}"`,
      ...encryptionView(upload.description.headers),
      ...checksumFields(checksum),
    };
  },

  UploadPartCopy(input, ctx) {
    const upload = findUpload(ctx, bucketOf(ctx, input), input);
    checkCustomerKey(upload.description.headers, input);
    const number = checkPartNumber(input.PartNumber);
    const { version } = copySourceOf(ctx, input);
    const range = rangeOf(version, { Range: input.CopySourceRange });
    const bytes = unpacked(version.body, range?.start, range?.end);
    const checksum = checkedChecksum({}, bytes, upload.checksum?.algorithm);
    const etag = keepPart(ctx, input.Bucket, upload, { number, bytes, checksum });
    return {
      CopyPartResult: {
        ETag: `"${etag}"`,
        LastModified: new Date(wholeSecond(ctx.now)),
        ...checksumFields(checksum),
      },
    };
  },

  AbortMultipartUpload(input, ctx) {
    const bucket = bucketOf(ctx, input);
    uploadsOf(bucket).remove(ctx, findUpload(ctx, bucket, input).id);
    return {};
  },
});

/** How the checksum of the whole will be made, when the client wants one. */
function checksumPlan(wanted: string | undefined, type: string | undefined): UploadRow['checksum'] {
  const algorithm = checksumAlgorithms.find((name) => name === wanted);
  if (!algorithm) return undefined;
  const whole = algorithm === 'CRC64NVME' || type === 'FULL_OBJECT';
  if (whole && algorithm.startsWith('SHA')) {
    throw fault(
      'InvalidRequest',
      `The FULL_OBJECT checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { algorithm, type: whole ? 'FULL_OBJECT' : 'COMPOSITE' };
}

function checkPartNumber(number: number): number {
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw fault('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
}

/** Keeps a part, in the place of an earlier one of the same number. Returns its ETag. */
function keepPart(
  ctx: Context,
  bucket: string,
  { id, parts }: UploadRow,
  {
    number,
    bytes,
    checksum,
  }: { number: number; bytes: Uint8Array; checksum: Checksum | undefined },
): string {
  const etag = md5(bytes);
  const part = { number, body: packed(bytes), etag, modifiedAt: wholeSecond(ctx.now), checksum };
  uploadsOf({ id: bucket }).change(ctx, id, { parts: { ...parts, [number]: part } });
  return etag;
}
