import { createHash } from 'node:crypto';
import { fault } from '../../engine/fault.ts';
import type { ObjectHeaders } from './object.ts';

/** A key of the client's own, as it goes with a request: S3 forgets it and keeps its MD5. */
export interface CustomerKeyInput {
  readonly SSECustomerAlgorithm?: string | undefined;
  /** In Base64. */
  readonly SSECustomerKey?: string | undefined;
  readonly SSECustomerKeyMD5?: string | undefined;
}

/** What is kept of the key that comes with an object; nothing when none comes. Throws for a bad one. */
export function customerKey(
  input: CustomerKeyInput,
): Pick<ObjectHeaders, 'SSECustomerAlgorithm' | 'SSECustomerKeyMD5'> {
  const { SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5 } = input;
  if (SSECustomerAlgorithm === undefined && SSECustomerKey === undefined) return {};
  if (SSECustomerKey === undefined || SSECustomerAlgorithm === undefined) {
    throw fault(
      'InvalidArgument',
      'Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key and a valid encryption algorithm.',
    );
  }
  if (SSECustomerAlgorithm !== 'AES256') {
    throw fault(
      'InvalidEncryptionAlgorithmError',
      'The encryption request you specified is not valid.',
    );
  }
  const key = Buffer.from(SSECustomerKey, 'base64');
  if (key.byteLength !== 32) {
    throw fault('InvalidArgument', 'The secret key was invalid for the specified algorithm.');
  }
  const md5 = createHash('md5').update(key).digest('base64');
  if (SSECustomerKeyMD5 !== undefined && SSECustomerKeyMD5 !== md5) {
    throw fault(
      'InvalidArgument',
      'The calculated MD5 hash of the key did not match the hash that was provided.',
    );
  }
  return { SSECustomerAlgorithm, SSECustomerKeyMD5: md5 };
}

/**
 * Throws unless a request brings the key that an object was put with, or none where there was none.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
 */
export function checkCustomerKey(
  { SSECustomerKeyMD5: kept }: ObjectHeaders,
  input: CustomerKeyInput,
) {
  const { SSECustomerKeyMD5: given } = customerKey(input);
  if (given === kept) return;
  if (given === undefined) {
    throw fault(
      'InvalidRequest',
      'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    );
  }
  if (kept === undefined) {
    throw fault('InvalidRequest', 'The encryption parameters are not applicable to this object.');
  }
  throw fault('AccessDenied', 'Access Denied', 403);
}
