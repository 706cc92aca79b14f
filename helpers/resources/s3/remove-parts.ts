import { AwshError } from '../../errors.ts';
import type { S3Service } from '../../service/services.ts';
import type { Place } from './transfer-members.ts';
import { afterAll } from './transfer-run.ts';

/** An upload in parts, as AWS's inputs name it. */
export interface PartedUpload extends Place {
  readonly UploadId: string;
}

/** Does what an upload is begun for; where that fails, its parts are removed, which cost money. */
export async function removingParts<Answer>(
  s3: S3Service,
  upload: PartedUpload,
  body: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await body();
  } catch (error) {
    await removeParts(s3, upload, error);
    throw error;
  }
}

/** Removes the parts of an upload that failed; says so when that fails, too. */
export async function removeParts(
  s3: S3Service,
  { Bucket, Key, UploadId }: PartedUpload,
  cause: unknown,
): Promise<void> {
  try {
    await afterAll(() => s3.abortMultipartUpload({ Bucket, Key, UploadId }));
  } catch {
    const named = [Bucket, Key, UploadId].map((name) => JSON.stringify(name)).join(', ');
    throw new AwshError('PartsLeft', 'the upload failed, and its parts are still there', {
      hint: `remove them, they cost money: s3.MultipartUpload(${named}).abort()`,
      cause,
    });
  }
}
