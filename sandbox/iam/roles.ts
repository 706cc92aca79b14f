import type { Context } from '../engine/context.ts';
import { failed } from '../sts/constraint.ts';
import { checkDocument, sizeOf } from './model/document.ts';
import { profiles } from './model/instance-profile.ts';
import { findPolicy } from './model/policy.ts';
import { deleteConflict, limitExceeded } from './model/refusal.ts';
import { roles, roleView } from './model/role.ts';
import { withTags } from './model/tags.ts';
import { below, page } from './paging.ts';
import { topic } from './topic.ts';

const hour = 3_600;
const mostTrust = 2_048;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html */
export const rolesTopic = topic({
  CreateRole({ RoleName, Path, PermissionsBoundary: boundary, ...input }, ctx) {
    const begun = roles.begin(ctx, { name: RoleName, path: Path });
    const trust = checkTrust(input.AssumeRolePolicyDocument);
    const maxSessionSeconds = checkDuration(input.MaxSessionDuration ?? hour);
    if (boundary !== undefined) findPolicy(ctx, boundary);
    const row = roles.rows.put(ctx, {
      ...begun,
      trust,
      maxSessionSeconds,
      boundary,
      description: input.Description,
      tags: withTags({}, input.Tags),
    });
    return { Role: roleView(ctx, row) };
  },

  GetRole({ RoleName }, ctx) {
    return { Role: { ...roleView(ctx, roles.find(ctx, RoleName)), RoleLastUsed: {} } };
  },

  ListRoles(input, ctx) {
    const found = below(roles.rows.all(ctx), input.PathPrefix);
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    return { Roles: items.map((row) => roleView(ctx, row, { whole: false })), ...more };
  },

  UpdateRole({ RoleName, Description, MaxSessionDuration }, ctx) {
    const { id } = roles.find(ctx, RoleName);
    roles.rows.change(ctx, id, {
      ...(Description !== undefined && { description: Description }),
      ...(MaxSessionDuration !== undefined && {
        maxSessionSeconds: checkDuration(MaxSessionDuration),
      }),
    });
    return {};
  },

  UpdateRoleDescription({ RoleName, Description }, ctx) {
    const { id } = roles.find(ctx, RoleName);
    return { Role: roleView(ctx, roles.rows.change(ctx, id, { description: Description })) };
  },

  UpdateAssumeRolePolicy({ RoleName, PolicyDocument }, ctx) {
    const { id } = roles.find(ctx, RoleName);
    roles.rows.change(ctx, id, { trust: checkTrust(PolicyDocument) });
    return {};
  },

  DeleteRole({ RoleName }, ctx) {
    const row = roles.find(ctx, RoleName);
    if (profiles.all(ctx).some(({ roleId }) => roleId === row.id)) {
      throw deleteConflict('remove roles from instance profile');
    }
    if (row.attached.length > 0) throw deleteConflict('detach all policies');
    if (Object.keys(row.inline).length > 0) throw deleteConflict('delete policies');
    roles.rows.remove(ctx, row.id);
    return {};
  },

  PutRolePermissionsBoundary({ RoleName, PermissionsBoundary }, ctx) {
    findPolicy(ctx, PermissionsBoundary);
    return bound(ctx, RoleName, PermissionsBoundary);
  },

  DeleteRolePermissionsBoundary: ({ RoleName }, ctx) => bound(ctx, RoleName, undefined),
});

function bound(ctx: Context, name: string, boundary: string | undefined) {
  roles.rows.change(ctx, roles.find(ctx, name).id, { boundary });
  return {};
}

function checkTrust(document: string): string {
  if (sizeOf(document) > mostTrust) throw limitExceeded('ACLSizePerRole', mostTrust);
  return checkDocument(document, 'trust');
}

function checkDuration(seconds: number): number {
  if (seconds >= hour && seconds <= 12 * hour) return seconds;
  const rule =
    seconds < hour
      ? `Member must have value greater than or equal to ${hour}`
      : `Member must have value less than or equal to ${12 * hour}`;
  throw failed('maxSessionDuration', seconds, rule);
}
