import type { STS } from '@aws-sdk/client-sts';
import type { Operations } from '../engine/service.ts';

/** Operations of STS, typed by the SDK: a wrong name, input or answer does not compile. */
export function topic<const Some extends Operations<STS>>(operations: Some): Some {
  return operations;
}
