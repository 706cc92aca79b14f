import type { ServerSideEncryption, StorageClass } from '@aws-sdk/client-s3';
import { fault } from '../../engine/fault.ts';
import { type CustomerKeyInput, customerKey } from './customer-key.ts';
import type { Description, ObjectHeaders } from './object.ts';
import { tagsFromHeader } from './tags.ts';

/** The part of an input that says what an object is: of PutObject, CopyObject and CreateMultipartUpload. */
export interface DescribingInput extends CustomerKeyInput {
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly ContentType?: string | undefined;
  readonly Expires?: Date | undefined;
  readonly Metadata?: Record<string, string> | undefined;
  readonly ServerSideEncryption?: ServerSideEncryption | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly BucketKeyEnabled?: boolean | undefined;
  readonly StorageClass?: StorageClass | undefined;
  readonly Tagging?: string | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
}

const storageClasses: readonly string[] = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
];
const mostMetadataBytes = 2048;

/** What is kept of what a client says about an object. Throws for what S3 refuses. */
export function describe(input: DescribingInput): Description {
  return {
    headers: headersOf(input),
    metadata: metadataOf(input.Metadata),
    tags: tagsFromHeader(input.Tagging),
  };
}

/** Throws `KeyTooLongError`. */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > 1024) throw fault('KeyTooLongError', 'Your key is too long');
}

/** The kept headers as answers have them. */
export function headersView({ Expires, StorageClass, ...headers }: ObjectHeaders) {
  return {
    ...headers,
    ...(Expires !== undefined && { Expires: new Date(Expires) }),
    // The usual class goes without saying.
    ...(StorageClass !== 'STANDARD' && { StorageClass }),
  };
}

/** How an object is encrypted, as answers to those who put it say it. */
export function encryptionView({
  ServerSideEncryption,
  SSEKMSKeyId,
  BucketKeyEnabled,
  SSECustomerAlgorithm,
  SSECustomerKeyMD5,
}: ObjectHeaders) {
  return {
    ...(SSECustomerAlgorithm && { SSECustomerAlgorithm, SSECustomerKeyMD5 }),
    ...(ServerSideEncryption && { ServerSideEncryption }),
    ...(SSEKMSKeyId && { SSEKMSKeyId }),
    ...(BucketKeyEnabled && { BucketKeyEnabled }),
  };
}

function headersOf(input: DescribingInput): ObjectHeaders {
  if (input.StorageClass !== undefined && !storageClasses.includes(input.StorageClass)) {
    throw fault('InvalidStorageClass', 'The storage class you specified is not valid');
  }
  const {
    CacheControl,
    ContentDisposition,
    ContentLanguage,
    SSEKMSKeyId,
    BucketKeyEnabled,
    WebsiteRedirectLocation,
  } = input;
  const own = customerKey(input);
  const ContentEncoding = encodingOf(input.ContentEncoding);
  return {
    ...(CacheControl && { CacheControl }),
    ...(ContentDisposition && { ContentDisposition }),
    ...(ContentEncoding && { ContentEncoding }),
    ...(ContentLanguage && { ContentLanguage }),
    ContentType: input.ContentType ?? 'binary/octet-stream',
    ...(input.Expires && { Expires: input.Expires.toISOString() }),
    ...(WebsiteRedirectLocation && { WebsiteRedirectLocation }),
    StorageClass: input.StorageClass ?? 'STANDARD',
    ...own,
    ...(own.SSECustomerKeyMD5 === undefined && {
      ServerSideEncryption: input.ServerSideEncryption ?? 'AES256',
    }),
    ...(SSEKMSKeyId && { SSEKMSKeyId }),
    ...(BucketKeyEnabled && { BucketKeyEnabled }),
  };
}

/** The encoding of the object itself: `aws-chunked` was the one of the request. */
function encodingOf(header: string | undefined): string | undefined {
  const names = header?.split(',').map((name) => name.trim());
  return names?.filter((name) => name !== 'aws-chunked').join(',');
}

function metadataOf(metadata: Record<string, string> | undefined): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const size = Buffer.byteLength(Object.entries(own).flat().join(''));
  if (size <= mostMetadataBytes) return own;
  throw fault('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
}
