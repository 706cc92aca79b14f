import type { Group } from '@aws-sdk/client-iam';
import type { Context } from '../../engine/context.ts';
import { type HolderRow, holderKind } from './holder.ts';
import { type UserRow, users } from './user.ts';

/** The groups of an account. */
export const groups = holderKind<HolderRow>({
  noun: 'group',
  prefix: 'AGPA',
  nameLength: 128,
  inlineSize: 5_120,
  quota: ['GroupsPerAccount', 300],
});

/** The users in a group. */
export function membersOf(ctx: Context, { id }: HolderRow): UserRow[] {
  return users.rows.all(ctx).filter((user) => user.groups.includes(id));
}

/** A group as answers show it. */
export function groupView(ctx: Context, row: HolderRow): Group {
  return {
    Path: row.path,
    GroupName: row.name,
    GroupId: row.id,
    Arn: groups.arn(ctx, row),
    CreateDate: new Date(row.createdAt),
  };
}
