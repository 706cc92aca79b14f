import { createHash } from 'node:crypto';
import type { CompletedPart } from '@aws-sdk/client-s3';
import { type AwsFault, fault } from '../engine/fault.ts';
import { bucketOf } from './model/bucket.ts';
import { unpacked } from './model/bytes.ts';
import {
  type Checksum,
  type ChecksumFields,
  checksumOf,
  checksumView,
  compositeChecksum,
} from './model/checksum.ts';
import { encryptionView } from './model/description.ts';
import { addVersion, currentOf, nextVersionId, shownVersionId } from './model/object.ts';
import { checkWrite } from './model/preconditions.ts';
import { wholeSecond } from './model/time.ts';
import { findUpload, type UploadedPart, type UploadRow, uploadsOf } from './model/upload.ts';
import { topic } from './topic.ts';

const leastPartBytes = 5 * 1024 * 1024;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeMultipart = topic({
  CompleteMultipartUpload(input, ctx) {
    const bucket = bucketOf(ctx, input);
    const upload = findUpload(ctx, bucket, input);
    const { Key } = input;
    checkWrite(currentOf(ctx, bucket, Key), input);
    const parts = partsOf(upload, input.MultipartUpload?.Parts ?? []);
    const body = parts.map((part) => part.body).join('');
    const checksum = checksumOfWhole(upload, parts, body);
    checkGiven(input, checksum);
    const etag = etagOf(parts);
    const versionId = nextVersionId(ctx, bucket);
    uploadsOf(bucket).remove(ctx, upload.id);
    addVersion(ctx, bucket, Key, {
      ...upload.description,
      deleted: false,
      versionId,
      modifiedAt: wholeSecond(ctx.now),
      body,
      etag,
      checksum,
      parts: parts.map((part) => ({
        number: part.number,
        size: part.body.length,
        checksum: part.checksum,
      })),
    });
    return {
      Location: `https://${bucket.id}.s3.${bucket.region}.amazonaws.com/${encodeURIComponent(Key)}`,
      Bucket: bucket.id,
      Key,
      ETag: `"${etag}"`,
      ...encryptionView(upload.description.headers),
      ...checksumView(checksum),
      ...shownVersionId(bucket, versionId),
    };
  },
});

/** The parts that the client lists, which need not be all that it uploaded. */
function partsOf(upload: UploadRow, listed: readonly CompletedPart[]): UploadedPart[] {
  if (listed.length === 0) {
    throw fault(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  let before = 0;
  const parts = listed.map(({ PartNumber = 0, ETag = '', ...fields }) => {
    if (PartNumber <= before) {
      throw fault(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    }
    before = PartNumber;
    const part = upload.parts[PartNumber];
    if (!part || ETag.replace(/^"|"$/g, '') !== part.etag) throw invalidPart();
    if (!agrees(fields, part.checksum)) throw invalidPart();
    return part;
  });
  if (parts.slice(0, -1).some(({ body }) => body.length < leastPartBytes)) {
    throw fault('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return parts;
}

function invalidPart(): AwsFault {
  return fault(
    'InvalidPart',
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  );
}

/** True unless the client says another checksum than the one there is. */
function agrees(fields: ChecksumFields, checksum: Checksum | undefined): boolean {
  const given = checksum && fields[`Checksum${checksum.algorithm}`];
  return given === undefined || given === checksum?.value;
}

/** The MD5 of the MD5s of the parts, and how many there are. */
function etagOf(parts: readonly UploadedPart[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(Buffer.from(etag, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

function checksumOfWhole(
  { checksum: plan }: UploadRow,
  parts: readonly UploadedPart[],
  body: string,
): Checksum | undefined {
  if (!plan) return undefined;
  const own = parts.flatMap(({ checksum }) => (checksum ? [checksum] : []));
  return plan.type === 'COMPOSITE' && own.length === parts.length
    ? compositeChecksum(plan.algorithm, own)
    : checksumOf(plan.algorithm, unpacked(body));
}

function checkGiven(input: ChecksumFields, checksum: Checksum | undefined): void {
  const given = checksum && input[`Checksum${checksum.algorithm}`];
  if (given === undefined || given.split('-')[0] === checksum?.value.split('-')[0]) return;
  throw fault(
    'BadDigest',
    `The ${checksum?.algorithm.toLowerCase()} you specified did not match the calculated checksum.`,
  );
}
