import type { Policy } from '@aws-sdk/client-iam';
import type { Context } from '../../engine/context.ts';
import { type Table, table } from '../../engine/table.ts';
import { groups } from './group.ts';
import type { HolderKind, HolderRow } from './holder.ts';
import { isAwsManaged, managedPolicy } from './managed-policy.ts';
import { noSuchEntity } from './refusal.ts';
import { roles } from './role.ts';
import { type Tags, tagList } from './tags.ts';
import { users } from './user.ts';

/** A managed policy; the row's id is its ARN. */
export interface PolicyRow {
  readonly id: string;
  readonly policyId: string;
  readonly name: string;
  readonly path: string;
  readonly description?: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly tags: Tags;
  readonly defaultVersion: string;
  /** The oldest first. */
  readonly versions: readonly PolicyVersionRow[];
  /** How many versions it has had. */
  readonly versionCount: number;
}

/** One version of a managed policy. */
export interface PolicyVersionRow {
  /** `v1`, `v2`, … */
  readonly id: string;
  readonly document: string;
  readonly createdAt: number;
}

/** The account's own managed policies. */
export const policies: Table<PolicyRow> = table<PolicyRow>('policies');

/** Everyone who can hold a policy. */
export const holderKinds: readonly HolderKind<HolderRow>[] = [
  users as unknown as HolderKind<HolderRow>,
  groups,
  roles as unknown as HolderKind<HolderRow>,
];

/** The policy of that ARN, the account's or AWS's. Throws `NoSuchEntity`. */
export function findPolicy(ctx: Context, arn: string): PolicyRow {
  const found = isAwsManaged(arn) ? managedPolicy(arn) : policies.get(ctx, arn);
  if (found) return found;
  throw noSuchEntity(`Policy ${arn} was not found.`);
}

/** How often a policy is attached to somebody. */
export function attachmentCount(ctx: Context, { id }: PolicyRow): number {
  return count(ctx, ({ attached }) => attached.includes(id));
}

/** A policy as answers show it: lists leave out its description and tags. */
export function policyView(ctx: Context, row: PolicyRow, { whole = true } = {}): Policy {
  return {
    PolicyName: row.name,
    PolicyId: row.policyId,
    Arn: row.id,
    Path: row.path,
    DefaultVersionId: row.defaultVersion,
    AttachmentCount: attachmentCount(ctx, row),
    PermissionsBoundaryUsageCount: count(ctx, ({ boundary }) => boundary === row.id),
    IsAttachable: true,
    CreateDate: new Date(row.createdAt),
    UpdateDate: new Date(row.updatedAt),
    ...(whole && row.description !== undefined && { Description: row.description }),
    ...(whole && Object.keys(row.tags).length > 0 && { Tags: tagList(row.tags) }),
  };
}

function count(ctx: Context, holds: (holder: HolderRow) => boolean): number {
  return holderKinds.flatMap(({ rows }) => rows.all(ctx)).filter(holds).length;
}
