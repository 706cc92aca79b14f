import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { UsageError } from '../../errors.ts';
import { isResource } from '../../resource/resource.ts';
import type { S3Service } from '../../service/services.ts';
import { copyInParts } from './copy-in-parts.ts';
import { known } from './known.ts';
import type { Place } from './transfer-members.ts';
import { inTransfer } from './transfer-run.ts';
import type { Copied, CopyInput, CopyOptions, CopySource } from './transfers.ts';

/** What is copied: where it is, and what AWS said of it. */
export interface Original {
  readonly place: Place & { readonly VersionId?: string };
  readonly head: HeadObjectCommandOutput;
  readonly service: S3Service;
}

/** Copies an object within AWS: small ones with one call, others part by part, several at a time. */
export function copy(
  s3: S3Service,
  source: CopySource,
  to: Place,
  input: CopyInput = {},
  options: CopyOptions = {},
): Promise<Copied> {
  return inTransfer('Copy', options, async (run) => {
    const place = placeOfSource(source);
    const service = options.sourceService ?? s3;
    const head = await service.headObject({ ...keysOf(input), ...place });
    const { ContentLength: total = 0 } = head;
    run.total = total;
    if (total > run.partSize) return copyInParts(s3, { place, head, service }, to, input, run);
    const answer = await s3.copyObject({ ...input, ...to, CopySource: encoded(place) });
    run.add(total);
    const { VersionId, CopyObjectResult, $metadata } = answer;
    return { ETag: CopyObjectResult?.ETag, VersionId, $metadata };
  });
}

/** The source as the header has it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export function encoded({ Bucket, Key, VersionId }: Original['place']): string {
  const key = Key.split('/').map(encodeURIComponent).join('/');
  return `${Bucket}/${key}${VersionId ? `?versionId=${encodeURIComponent(VersionId)}` : ''}`;
}

/** To look at something encrypted by the user's own key takes that key. */
function keysOf(input: CopyInput): object {
  return known('HeadObject', {
    SSECustomerAlgorithm: input.CopySourceSSECustomerAlgorithm,
    SSECustomerKey: input.CopySourceSSECustomerKey,
    SSECustomerKeyMD5: input.CopySourceSSECustomerKeyMD5,
    RequestPayer: input.RequestPayer,
    ExpectedBucketOwner: input.ExpectedSourceBucketOwner,
  });
}

function placeOfSource(source: CopySource): Original['place'] {
  if (!isResource(source)) {
    const { Bucket, Key, VersionId } = source as Exclude<CopySource, { identifiers: unknown }>;
    if (typeof Bucket === 'string' && typeof Key === 'string') {
      return { Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }) };
    }
  } else {
    const { bucketName: Bucket, key, objectKey, id: VersionId } = source.identifiers;
    const Key = key ?? objectKey;
    if (Bucket && Key) return { Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }) };
  }
  throw new UsageError('copy() takes what is copied first', {
    hint: "{ Bucket: 'from', Key: 'name' }, an object or a version of one",
  });
}
