import type { Context } from '../engine/context.ts';
import { table } from '../engine/table.ts';
import { type RoleRow as IamRole, roles as iamRoles } from '../iam/model/role.ts';
import { failed } from './constraint.ts';
import { uniqueId } from './session.ts';

/** A role that somebody has assumed; the row's id is its ARN. */
interface RoleRow {
  readonly id: string;
  /** IAM's own id of it, `AROA…`. */
  readonly roleId: string;
}

/** A role's ARN, taken apart. */
export interface RoleName {
  readonly arn: string;
  readonly partition: string;
  readonly account: string;
  /** The name without its path. */
  readonly name: string;
}

const roles = table<RoleRow>('roles');

/** Reads a role's ARN. Throws `ValidationError` for what is none. */
export function parseRole(arn: string): RoleName {
  const [, partition = '', account = '', name = ''] =
    /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/.exec(arn) ?? [];
  if (!name) throw failed('roleArn', arn, 'Member must be the ARN of an IAM role');
  return { arn, partition, account, name };
}

/** The role as IAM has it, when it was made there. */
export function roleInIam(ctx: Context, { arn, account, name }: RoleName): IamRole | undefined {
  const there = ctx.elsewhere({ account, service: 'iam' });
  const row = iamRoles.named(there, name);
  return row && iamRoles.arn(there, row) === arn ? row : undefined;
}

/** The id of a role, the same every time. Roles need not be made: every one can be assumed. */
export function roleIdOf(ctx: Context, role: RoleName): string {
  const made = roleInIam(ctx, role);
  if (made) return made.id;
  const { arn, account } = role;
  const there = ctx.elsewhere({ account, service: 'sts' });
  const known = roles.get(there, arn);
  return (known ?? roles.put(there, { id: arn, roleId: uniqueId(there, 'AROA') })).roleId;
}
