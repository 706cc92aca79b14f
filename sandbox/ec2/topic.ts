import type { EC2 } from '@aws-sdk/client-ec2';
import type { Operations } from '../engine/service.ts';

/** The operations of one topic, typed by the SDK: a wrong name, input or answer does not compile. */
export function topic<const Some extends Operations<EC2>>(operations: Some): Some {
  return operations;
}

/** The ARN of an EC2 resource. */
export function arnOf(
  { partition, region, account }: { partition: string; region: string; account: string },
  resource: string,
): string {
  return `arn:${partition}:ec2:${region}:${account}:${resource}`;
}
