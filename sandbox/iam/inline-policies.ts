import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { checkDocument, encoded, sizeOf } from './model/document.ts';
import { groups } from './model/group.ts';
import type { HolderKind, HolderRow } from './model/holder.ts';
import { checkName } from './model/name.ts';
import { noSuchEntity } from './model/refusal.ts';
import { roles } from './model/role.ts';
import { users } from './model/user.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const inlinePolicies = topic({
  PutUserPolicy: (input, ctx) => put(ctx, users, input.UserName, input),
  GetUserPolicy: ({ UserName, PolicyName }, ctx) => ({
    UserName,
    ...get(ctx, users, UserName, PolicyName),
  }),
  DeleteUserPolicy: (input, ctx) => remove(ctx, users, input.UserName, input.PolicyName),
  ListUserPolicies: (input, ctx) => list(ctx, users, input.UserName, input),

  PutGroupPolicy: (input, ctx) => put(ctx, groups, input.GroupName, input),
  GetGroupPolicy: ({ GroupName, PolicyName }, ctx) => ({
    GroupName,
    ...get(ctx, groups, GroupName, PolicyName),
  }),
  DeleteGroupPolicy: (input, ctx) => remove(ctx, groups, input.GroupName, input.PolicyName),
  ListGroupPolicies: (input, ctx) => list(ctx, groups, input.GroupName, input),

  PutRolePolicy: (input, ctx) => put(ctx, roles, input.RoleName, input),
  GetRolePolicy: ({ RoleName, PolicyName }, ctx) => ({
    RoleName,
    ...get(ctx, roles, RoleName, PolicyName),
  }),
  DeleteRolePolicy: (input, ctx) => remove(ctx, roles, input.RoleName, input.PolicyName),
  ListRolePolicies: (input, ctx) => list(ctx, roles, input.RoleName, input),
});

function put<Holder extends HolderRow>(
  ctx: Context,
  kind: HolderKind<Holder>,
  name: string,
  { PolicyName, PolicyDocument }: { PolicyName: string; PolicyDocument: string },
) {
  const holder = kind.find(ctx, name);
  checkName('policyName', PolicyName, 128);
  const inline = {
    ...holder.inline,
    [PolicyName]: checkDocument(PolicyDocument, 'policy'),
  };
  const size = Object.values(inline).reduce((sum, document) => sum + sizeOf(document), 0);
  if (size > kind.inlineSize) {
    throw fault(
      'LimitExceeded',
      `Maximum policy size of ${kind.inlineSize} bytes exceeded for ${kind.noun} ${holder.name}`,
      409,
    );
  }
  return keep(ctx, kind, holder, inline);
}

function get<Holder extends HolderRow>(
  ctx: Context,
  kind: HolderKind<Holder>,
  name: string,
  PolicyName: string,
) {
  const { inline } = kind.find(ctx, name);
  checkThere(kind, inline, PolicyName);
  return { PolicyName, PolicyDocument: encoded(inline[PolicyName] ?? '') };
}

function remove<Holder extends HolderRow>(
  ctx: Context,
  kind: HolderKind<Holder>,
  name: string,
  policy: string,
) {
  const holder = kind.find(ctx, name);
  checkThere(kind, holder.inline, policy);
  const { [policy]: _, ...inline } = holder.inline;
  return keep(ctx, kind, holder, inline);
}

function list<Holder extends HolderRow>(
  ctx: Context,
  kind: HolderKind<Holder>,
  name: string,
  input: object,
) {
  const names = Object.keys(kind.find(ctx, name).inline).toSorted();
  const { items, more } = page(ctx, names, input, (item) => item);
  return { PolicyNames: items, ...more };
}

function keep<Holder extends HolderRow>(
  ctx: Context,
  { rows }: HolderKind<Holder>,
  holder: Holder,
  inline: HolderRow['inline'],
) {
  rows.put(ctx, { ...holder, inline });
  return {};
}

function checkThere({ noun }: { noun: string }, inline: HolderRow['inline'], policy: string): void {
  if (Object.hasOwn(inline, policy)) return;
  throw noSuchEntity(`The ${noun} policy with name ${policy} cannot be found.`);
}
