import type { Context } from '../engine/context.ts';
import { groups } from './model/group.ts';
import type { HolderKind, HolderRow } from './model/holder.ts';
import { findPolicy, holderKinds } from './model/policy.ts';
import { limitExceeded, noSuchEntity } from './model/refusal.ts';
import { roles } from './model/role.ts';
import { users } from './model/user.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

const most = 10;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html */
export const attachedPolicies = topic({
  AttachUserPolicy: (input, ctx) => attach(ctx, users, input.UserName, input.PolicyArn),
  DetachUserPolicy: (input, ctx) => detach(ctx, users, input.UserName, input.PolicyArn),
  ListAttachedUserPolicies: (input, ctx) => list(ctx, users, input.UserName, input),

  AttachGroupPolicy: (input, ctx) => attach(ctx, groups, input.GroupName, input.PolicyArn),
  DetachGroupPolicy: (input, ctx) => detach(ctx, groups, input.GroupName, input.PolicyArn),
  ListAttachedGroupPolicies: (input, ctx) => list(ctx, groups, input.GroupName, input),

  AttachRolePolicy: (input, ctx) => attach(ctx, roles, input.RoleName, input.PolicyArn),
  DetachRolePolicy: (input, ctx) => detach(ctx, roles, input.RoleName, input.PolicyArn),
  ListAttachedRolePolicies: (input, ctx) => list(ctx, roles, input.RoleName, input),

  ListEntitiesForPolicy(input, ctx) {
    const { id: arn } = findPolicy(ctx, input.PolicyArn);
    const { EntityFilter: noun, PathPrefix = '/', PolicyUsageFilter: usage } = input;
    const holds = ({ attached, boundary, path }: HolderRow) =>
      path.startsWith(PathPrefix) &&
      (usage === 'PermissionsBoundary' ? boundary === arn : attached.includes(arn));
    const found = holderKinds
      .filter((kind) => noun === undefined || kind.noun === noun.toLowerCase())
      .flatMap((kind) =>
        kind.rows
          .all(ctx)
          .filter(holds)
          .map((row) => ({ kind, row })),
      );
    const { items, more } = page(ctx, found, input, ({ row }) => row.id);
    const of = (wanted: string) =>
      items.flatMap(({ kind, row }) => (kind.noun === wanted ? [row] : []));
    return {
      PolicyUsers: of('user').map(({ id, name }) => ({ UserName: name, UserId: id })),
      PolicyGroups: of('group').map(({ id, name }) => ({ GroupName: name, GroupId: id })),
      PolicyRoles: of('role').map(({ id, name }) => ({ RoleName: name, RoleId: id })),
      ...more,
    };
  },
});

function attach<Holder extends HolderRow>(
  ctx: Context,
  { find, noun, rows }: HolderKind<Holder>,
  name: string,
  arn: string,
) {
  const holder = find(ctx, name);
  findPolicy(ctx, arn);
  if (holder.attached.includes(arn)) return {};
  if (holder.attached.length >= most) {
    const capital = noun.charAt(0).toUpperCase() + noun.slice(1);
    throw limitExceeded(`PoliciesPer${capital}`, most);
  }
  rows.put(ctx, { ...holder, attached: [...holder.attached, arn] });
  return {};
}

function detach<Holder extends HolderRow>(
  ctx: Context,
  { find, rows }: HolderKind<Holder>,
  name: string,
  arn: string,
) {
  const holder = find(ctx, name);
  if (!holder.attached.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  rows.put(ctx, { ...holder, attached: holder.attached.filter((one) => one !== arn) });
  return {};
}

function list<Holder extends HolderRow>(
  ctx: Context,
  { find }: HolderKind<Holder>,
  name: string,
  input: Readonly<{ PathPrefix?: string | undefined; Marker?: string | undefined }>,
) {
  const { PathPrefix = '/' } = input;
  const held = find(ctx, name)
    .attached.map((arn) => findPolicy(ctx, arn))
    .filter(({ path }) => path.startsWith(PathPrefix));
  const { items, more } = page(ctx, held, input, ({ id }) => id);
  return {
    AttachedPolicies: items.map(({ id, name: PolicyName }) => ({ PolicyName, PolicyArn: id })),
    ...more,
  };
}
