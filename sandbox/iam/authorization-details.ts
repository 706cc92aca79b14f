import type { Context } from '../engine/context.ts';
import { encoded } from './model/document.ts';
import { groups, groupView } from './model/group.ts';
import type { HolderRow } from './model/holder.ts';
import { profiles, profileView } from './model/instance-profile.ts';
import { findPolicy, holderKinds, type PolicyRow, policies, policyView } from './model/policy.ts';
import { type RoleRow, roles, roleView } from './model/role.ts';
import { type UserRow, users, userView } from './model/user.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** Everything about who may do what, in one listing. */
export const authorizationDetails = topic({
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
  GetAccountAuthorizationDetails(input, ctx) {
    const wanted = input.Filter ?? [];
    const found = detailsOf(ctx).filter(
      ({ filter }) => wanted.length === 0 || wanted.includes(filter),
    );
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    const of = (list: string) => items.filter((it) => it.list === list).map(({ view }) => view());
    return {
      UserDetailList: of('users'),
      GroupDetailList: of('groups'),
      RoleDetailList: of('roles'),
      Policies: of('policies'),
      ...more,
    };
  },
});

interface Detail {
  readonly id: string;
  readonly filter: 'User' | 'Group' | 'Role' | 'LocalManagedPolicy' | 'AWSManagedPolicy';
  readonly list: 'users' | 'groups' | 'roles' | 'policies';
  view(): object;
}

function detailsOf(ctx: Context): Detail[] {
  const detail = (
    filter: Detail['filter'],
    list: Detail['list'],
    { id }: { id: string },
    view: () => object,
  ): Detail => ({ id, filter, list, view });
  const inUse = holderKinds.flatMap(({ rows }) => rows.all(ctx)).flatMap((it) => it.attached);
  const managed = [...new Set(inUse)].filter((arn) => !policies.get(ctx, arn));
  return [
    ...users.rows.all(ctx).map((row) => detail('User', 'users', row, () => userDetail(ctx, row))),
    ...groups.rows.all(ctx).map((row) =>
      detail('Group', 'groups', row, () => ({
        ...groupView(ctx, row),
        GroupPolicyList: inlineView(row),
        AttachedManagedPolicies: attachedView(ctx, row),
      })),
    ),
    ...roles.rows.all(ctx).map((row) => detail('Role', 'roles', row, () => roleDetail(ctx, row))),
    ...policies
      .all(ctx)
      .map((row) => detail('LocalManagedPolicy', 'policies', row, () => policyDetail(ctx, row))),
    ...managed
      .map((arn) => findPolicy(ctx, arn))
      .map((row) => detail('AWSManagedPolicy', 'policies', row, () => policyDetail(ctx, row))),
  ];
}

function userDetail(ctx: Context, row: UserRow) {
  const own = groups.rows.all(ctx).filter(({ id }) => row.groups.includes(id));
  return {
    ...userView(ctx, row),
    GroupList: own.map(({ name }) => name),
    UserPolicyList: inlineView(row),
    AttachedManagedPolicies: attachedView(ctx, row),
  };
}

function roleDetail(ctx: Context, row: RoleRow) {
  const own = profiles.all(ctx).filter(({ roleId }) => roleId === row.id);
  return {
    ...roleView(ctx, row),
    InstanceProfileList: own.map((profile) => profileView(ctx, profile, { whole: false })),
    RolePolicyList: inlineView(row),
    AttachedManagedPolicies: attachedView(ctx, row),
  };
}

function policyDetail(ctx: Context, row: PolicyRow) {
  return {
    ...policyView(ctx, row),
    PolicyVersionList: row.versions.map(({ id, document, createdAt }) => ({
      VersionId: id,
      Document: encoded(document),
      IsDefaultVersion: id === row.defaultVersion,
      CreateDate: new Date(createdAt),
    })),
  };
}

function inlineView({ inline }: HolderRow) {
  return Object.entries(inline).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encoded(document),
  }));
}

function attachedView(ctx: Context, { attached }: HolderRow) {
  return attached.map((arn) => ({ PolicyName: findPolicy(ctx, arn).name, PolicyArn: arn }));
}
