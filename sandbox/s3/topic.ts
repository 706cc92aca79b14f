import type { S3 } from '@aws-sdk/client-s3';
import type { Operations } from '../engine/service.ts';

/** The operations of one topic, typed by the SDK: a wrong name, input or answer does not compile. */
export function topic<const Some extends Operations<S3>>(operations: Some): Some {
  return operations;
}
