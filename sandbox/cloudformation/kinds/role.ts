import type { Context } from '../../engine/context.ts';
import { iam } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { count, document, list, tagsIn, text, texts } from './property.ts';
import { uniqueName } from './unique-name.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export const role: ResourceKind = {
  required: ['AssumeRolePolicyDocument'],
  optional: [
    'Description',
    'ManagedPolicyArns',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'Policies',
    'RoleName',
    'Tags',
  ],
  fixed: ['Path', 'PermissionsBoundary', 'RoleName', 'Tags'],
  creates: [15_000, 20_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const RoleName = text(properties, 'RoleName') ?? uniqueName(ctx, home).slice(0, 64);
    const { Role } = iam(ctx, 'createRole', {
      RoleName,
      AssumeRolePolicyDocument: document(properties, 'AssumeRolePolicyDocument'),
      Path: text(properties, 'Path'),
      Description: text(properties, 'Description'),
      MaxSessionDuration: count(properties, 'MaxSessionDuration'),
      PermissionsBoundary: text(properties, 'PermissionsBoundary'),
      Tags: tagsIn(properties),
    });
    give(ctx, RoleName, properties);
    return { id: RoleName, attributes: { Arn: Role?.Arn ?? '', RoleId: Role?.RoleId ?? '' } };
  },

  change(ctx, RoleName, properties, before) {
    iam(ctx, 'updateAssumeRolePolicy', {
      RoleName,
      PolicyDocument: document(properties, 'AssumeRolePolicyDocument'),
    });
    iam(ctx, 'updateRole', {
      RoleName,
      Description: text(properties, 'Description') ?? '',
      MaxSessionDuration: count(properties, 'MaxSessionDuration'),
    });
    take(ctx, RoleName, before);
    give(ctx, RoleName, properties);
  },

  remove(ctx, RoleName, properties) {
    take(ctx, RoleName, properties);
    iam(ctx, 'deleteRole', { RoleName });
  },
};

function give(ctx: Context, RoleName: string, properties: Fields): void {
  for (const PolicyArn of texts(properties, 'ManagedPolicyArns') ?? []) {
    iam(ctx, 'attachRolePolicy', { RoleName, PolicyArn });
  }
  for (const policy of list(properties, 'Policies')) {
    const PolicyName = text(policy, 'PolicyName');
    const PolicyDocument = document(policy, 'PolicyDocument');
    iam(ctx, 'putRolePolicy', { RoleName, PolicyName, PolicyDocument });
  }
}

/** Takes away what the stack gave, as far as nobody else has. */
function take(ctx: Context, RoleName: string, properties: Fields): void {
  const { AttachedPolicies = [] } = iam(ctx, 'listAttachedRolePolicies', { RoleName });
  const { PolicyNames = [] } = iam(ctx, 'listRolePolicies', { RoleName });
  const arns = texts(properties, 'ManagedPolicyArns') ?? [];
  const names = list(properties, 'Policies').map((policy) => text(policy, 'PolicyName'));
  for (const { PolicyArn = '' } of AttachedPolicies) {
    if (arns.includes(PolicyArn)) iam(ctx, 'detachRolePolicy', { RoleName, PolicyArn });
  }
  for (const PolicyName of PolicyNames) {
    if (names.includes(PolicyName)) iam(ctx, 'deleteRolePolicy', { RoleName, PolicyName });
  }
}
