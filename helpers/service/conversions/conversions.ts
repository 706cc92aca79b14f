import { cloudformation } from './cloudformation.ts';
import type { Conversion } from './conversion.ts';
import { autoscaling, ec2 } from './ec2.ts';
import { iam, sts } from './iam.ts';
import { s3 } from './s3.ts';

/**
 * What handles convert, by service: most of what boto3 does. Raw clients send and answer as AWS's
 * SDK does.
 */
const conversions: Readonly<Record<string, Conversion>> = {
  autoscaling,
  cloudformation,
  ec2,
  iam,
  s3,
  sts,
};

/** What a service's handle converts; nothing for most. */
export function conversionOf(service: string): Conversion {
  return Object.hasOwn(conversions, service) ? (conversions[service] ?? {}) : {};
}
