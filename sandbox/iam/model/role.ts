import type { Role } from '@aws-sdk/client-iam';
import type { Context } from '../../engine/context.ts';
import { encoded } from './document.ts';
import { boundaryView, type HolderRow, holderKind } from './holder.ts';
import { tagList } from './tags.ts';

/** A role. */
export interface RoleRow extends HolderRow {
  /** Who may assume it: a trust policy. */
  readonly trust: string;
  readonly description?: string | undefined;
  readonly maxSessionSeconds: number;
}

/** The roles of an account. */
export const roles = holderKind<RoleRow>({
  noun: 'role',
  prefix: 'AROA',
  nameLength: 64,
  inlineSize: 10_240,
  quota: ['RolesPerAccount', 1_000],
});

/** A role as answers show it: lists leave out its tags and boundary. */
export function roleView(ctx: Context, row: RoleRow, { whole = true } = {}): Role {
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: roles.arn(ctx, row),
    CreateDate: new Date(row.createdAt),
    AssumeRolePolicyDocument: encoded(row.trust),
    ...(row.description !== undefined && { Description: row.description }),
    MaxSessionDuration: row.maxSessionSeconds,
    ...(whole && boundaryView(row)),
    ...(whole && Object.keys(row.tags).length > 0 && { Tags: tagList(row.tags) }),
  };
}
