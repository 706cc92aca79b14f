import type { IamInstanceProfileSpecification } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { type AwsFault, fault } from '../engine/fault.ts';
import { profileArn, profileNamed } from '../iam/model/instance-profile.ts';

/**
 * The ARN of the IAM instance profile that a request names; undefined when it names none. Throws for
 * one that IAM does not have or that has no role. A lenient sandbox takes every name.
 */
export function profileArnFor(
  ctx: Context,
  { Arn, Name }: IamInstanceProfileSpecification = {},
): string | undefined {
  if (!Arn && !Name) return undefined;
  const iam = ctx.elsewhere({ service: 'iam' });
  const row = profileNamed(iam, Name || nameIn(Arn));
  const found = row && (!Arn || profileArn(iam, row) === Arn) ? row : undefined;
  if (found && (found.roleId !== undefined || ctx.lenient)) return profileArn(iam, found);
  if (ctx.lenient) {
    return Arn || `arn:${ctx.partition}:iam::${ctx.account}:instance-profile/${Name}`;
  }
  if (!found) throw unknown(Arn, Name);
  throw fault(
    'InvalidParameterValue',
    `IAM Instance Profile "${profileArn(iam, found)}" has no associated IAM Roles`,
  );
}

/** IAM's id of the profile an instance has: made up for one that IAM does not have, or not any more. */
export function profileIdOf(
  ctx: Context,
  { id, profileArn: arn = '' }: { readonly id: string; readonly profileArn?: string | undefined },
): string {
  const row = profileNamed(ctx.elsewhere({ service: 'iam' }), nameIn(arn));
  return row?.id ?? `AIPA${id.slice(-17).toUpperCase()}`;
}

function nameIn(arn: string | undefined = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function unknown(arn: string | undefined, name: string | undefined): AwsFault {
  const [value, member, noun] = name ? [name, 'name', 'name'] : [arn, 'arn', 'ARN'];
  return fault(
    'InvalidParameterValue',
    `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${noun}`,
  );
}
