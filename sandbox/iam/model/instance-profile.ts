import type { InstanceProfile } from '@aws-sdk/client-iam';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { arnOf, sameName } from './name.ts';
import { noSuchEntity } from './refusal.ts';
import { roles, roleView } from './role.ts';
import { type Tags, tagList } from './tags.ts';

/** What an instance is given to act in a role; the row's id is IAM's own, `AIPA…`. */
export interface ProfileRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly createdAt: number;
  readonly tags: Tags;
  /** The id of its role: one at most. */
  readonly roleId?: string | undefined;
}

/** The instance profiles of an account. */
export const profiles = table<ProfileRow>('instanceProfiles');

/** The profile of that name. */
export function profileNamed(ctx: Context, name: string): ProfileRow | undefined {
  return profiles.all(ctx).find((row) => sameName(row.name, name));
}

/** The profile of that name. Throws `NoSuchEntity`. */
export function findProfile(ctx: Context, name: string): ProfileRow {
  const row = profileNamed(ctx, name);
  if (row) return row;
  throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
}

/** Its ARN. */
export function profileArn(ctx: Context, { path, name }: ProfileRow): string {
  return arnOf(ctx, 'instance-profile', path, name);
}

/** A profile as answers show it, with its role. */
export function profileView(ctx: Context, row: ProfileRow, { whole = true } = {}): InstanceProfile {
  const role = row.roleId === undefined ? undefined : roles.rows.get(ctx, row.roleId);
  return {
    Path: row.path,
    InstanceProfileName: row.name,
    InstanceProfileId: row.id,
    Arn: profileArn(ctx, row),
    CreateDate: new Date(row.createdAt),
    Roles: role ? [roleView(ctx, role, { whole: false })] : [],
    ...(whole && Object.keys(row.tags).length > 0 && { Tags: tagList(row.tags) }),
  };
}
