import type { User } from '@aws-sdk/client-iam';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { boundaryView, type HolderRow, holderKind } from './holder.ts';
import { noSuchEntity } from './refusal.ts';
import { tagList } from './tags.ts';

/** A user. */
export interface UserRow extends HolderRow {
  /** The ids of the groups it is in. */
  readonly groups: readonly string[];
  /** Its password, when it has one: not the password itself. */
  readonly login?: { readonly createdAt: number; readonly resetRequired: boolean } | undefined;
}

/** An access key of a user; the row's id is the key's. */
export interface AccessKeyRow {
  readonly id: string;
  readonly userId: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
}

/** The users of an account. */
export const users = holderKind<UserRow>({
  noun: 'user',
  prefix: 'AIDA',
  nameLength: 64,
  inlineSize: 2_048,
  quota: ['UsersPerAccount', 5_000],
});

/** Their access keys. */
export const accessKeys = table<AccessKeyRow>('accessKeys');

/** The user of that name, or, when none is named, the one who asks. Throws `NoSuchEntity`. */
export function userOrCaller(ctx: Context, name: string | undefined): UserRow {
  if (name !== undefined) return users.find(ctx, name);
  const own = users.rows.get(ctx, ctx.caller.userId);
  if (own) return own;
  throw noSuchEntity('The caller is no user: name one with UserName.');
}

/** A user as answers show it. */
export function userView(ctx: Context, row: UserRow, { tagged = true } = {}): User {
  return {
    Path: row.path,
    UserName: row.name,
    UserId: row.id,
    Arn: users.arn(ctx, row),
    CreateDate: new Date(row.createdAt),
    ...boundaryView(row),
    ...(tagged && Object.keys(row.tags).length > 0 && { Tags: tagList(row.tags) }),
  };
}
