import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { Operations } from '../engine/service.ts';

/** Operations of CloudFormation, typed by the SDK: a wrong name or answer does not compile. */
export function topic<const Some extends Operations<CloudFormation>>(operations: Some): Some {
  return operations;
}
