import type { RDS } from '@aws-sdk/client-rds';
import type { Operations } from '../engine/service.ts';

/** Operations of RDS, typed by the SDK: a wrong name, input or answer does not compile. */
export function topic<const Some extends Operations<RDS>>(operations: Some): Some {
  return operations;
}
