import type { CompletedPart, CreateMultipartUploadCommandInput } from '@aws-sdk/client-s3';
import { AwshError } from '../../errors.ts';
import type { S3Service } from '../../service/services.ts';
import { encoded, type Original } from './copy.ts';
import { known } from './known.ts';
import { removingParts } from './remove-parts.ts';
import type { Place } from './transfer-members.ts';
import { each, partSizeFor, type Run, rangesOf } from './transfer-run.ts';
import type { Copied, CopyInput } from './transfers.ts';

/** Copies a big object part by part, all of them of the same version of it. */
export async function copyInParts(
  s3: S3Service,
  original: Original,
  to: Place,
  input: CopyInput,
  run: Run,
): Promise<Copied> {
  const { place, head } = original;
  const described = { ...(await descriptionOf(original, input)), ...input, ...to };
  const begun = await s3.createMultipartUpload(
    known('CreateMultipartUpload', described) as unknown as CreateMultipartUploadCommandInput,
  );
  const upload = { ...to, UploadId: requireId(begun.UploadId) };
  return removingParts(s3, upload, async () => {
    const ranges = rangesOf(head.ContentLength ?? 0, partSizeFor(head.ContentLength, run));
    const Parts: CompletedPart[] = [];
    await each(ranges, run.concurrency, async ({ start, end }, index) => {
      const PartNumber = index + 1;
      const { CopyPartResult = {} } = await s3.uploadPartCopy({
        ...known('UploadPartCopy', input),
        ...upload,
        PartNumber,
        CopySource: encoded(place),
        CopySourceRange: `bytes=${start}-${end}`,
        ...(head.ETag ? { CopySourceIfMatch: head.ETag } : {}),
      });
      const { LastModified: _, ...made } = CopyPartResult;
      Parts[index] = { ...made, PartNumber };
      run.add(end - start + 1);
    });
    const answer = await s3.completeMultipartUpload({
      ...known('CompleteMultipartUpload', input),
      ...upload,
      MultipartUpload: { Parts },
    });
    const { ETag, VersionId, $metadata } = answer;
    return { ETag, VersionId, $metadata };
  });
}

/** CopyObject takes metadata and tags along; for an upload in parts they have to be said again. */
async function descriptionOf(
  { place, head, service }: Original,
  { MetadataDirective, TaggingDirective }: CopyInput,
): Promise<object> {
  const { ContentType, ContentEncoding, ContentLanguage, ContentDisposition } = head;
  const { CacheControl, ExpiresString, Metadata } = head;
  const Expires = ExpiresString === undefined ? undefined : new Date(ExpiresString);
  const described = {
    ...{ ContentType, ContentEncoding, ContentLanguage, ContentDisposition },
    ...{ CacheControl, Expires, Metadata },
  };
  return {
    ...(MetadataDirective === 'REPLACE' ? {} : described),
    ...(TaggingDirective === 'REPLACE' || !head.TagCount ? {} : await tagsOf(place, service)),
  };
}

async function tagsOf(place: Original['place'], service: S3Service): Promise<object> {
  const { TagSet = [] } = await service.getObjectTagging(place);
  const pairs = TagSet.map(({ Key = '', Value = '' }): [string, string] => [Key, Value]);
  return { Tagging: new URLSearchParams(pairs).toString() };
}

function requireId(id: string | undefined): string {
  if (id) return id;
  throw new AwshError('Unnamed', "the answer doesn't say which upload was begun");
}
