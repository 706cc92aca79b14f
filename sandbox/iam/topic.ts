import type { IAM } from '@aws-sdk/client-iam';
import type { Operations } from '../engine/service.ts';

/** Operations of IAM, typed by the SDK: a wrong name, input or answer does not compile. */
export function topic<const Some extends Operations<IAM>>(operations: Some): Some {
  return operations;
}
