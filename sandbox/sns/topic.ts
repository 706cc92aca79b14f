import type { SNS } from '@aws-sdk/client-sns';
import type { Operations } from '../engine/service.ts';

/** Operations of SNS, typed by the SDK: a wrong name, input or answer does not compile. */
export function topic<const Some extends Operations<SNS>>(operations: Some): Some {
  return operations;
}
