import { createRequire } from 'node:module';
import type { S3Client } from '@aws-sdk/client-s3';
import { UsageError } from '../../errors.ts';
import type { ServiceHandle } from '../handle.ts';
import { requireLeave } from './leave.ts';
import { requireSeconds } from './presign.ts';

type PresignedPostModule = typeof import('@aws-sdk/s3-presigned-post');
type SdkInput = Parameters<PresignedPostModule['createPresignedPost']>[1];

const require = createRequire(import.meta.url);

/** What an upload by a form may be. */
export interface PostPolicy {
  readonly Bucket: string;
  /** The key it is stored under; one that ends in `${filename}` lets the form choose the rest. */
  readonly Key: string;
  /** Fields the form has to send with these values: `acl`, `Content-Type` … */
  readonly Fields?: Readonly<Record<string, string>>;
  /** What else has to hold: `['content-length-range', 0, 1_000_000]`. */
  readonly Conditions?: SdkInput['Conditions'];
}

/** Where a form has to be sent, and the fields that it has to have before its `file`. */
export interface PresignedPost {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What a form needs to upload one file to S3 without credentials. Nothing is sent.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export async function presignPost(
  handle: ServiceHandle,
  policy: PostPolicy,
  seconds = 3600,
): Promise<PresignedPost> {
  requireSeconds(seconds);
  requireLeave(handle.session, 'changes', 'presignPost');
  const { Bucket, Key, Fields, Conditions } = policy;
  for (const [name, value] of Object.entries({ Bucket, Key })) {
    if (typeof value !== 'string' || value === '') {
      throw new UsageError(`presignPost needs a ${name}`, {
        hint: "s3.presignPost({ Bucket: 'photos', Key: 'cat.jpg' }, 600)",
      });
    }
  }
  const module = require('@aws-sdk/s3-presigned-post') as PresignedPostModule;
  return module.createPresignedPost(handle.client as S3Client, {
    Bucket,
    Key,
    Expires: seconds,
    ...(Fields ? { Fields: { ...Fields } } : {}),
    ...(Conditions ? { Conditions } : {}),
  });
}
