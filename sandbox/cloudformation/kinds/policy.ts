import type { IAM } from '@aws-sdk/client-iam';
import type { Context } from '../../engine/context.ts';
import { iam } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { document, text, texts } from './property.ts';
import { uniqueName } from './unique-name.ts';

type Holder = 'User' | 'Group' | 'Role';
const holders = [
  ['Users', 'User'],
  ['Groups', 'Group'],
  ['Roles', 'Role'],
] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
export const inlinePolicy: ResourceKind = {
  required: ['PolicyDocument', 'PolicyName'],
  optional: ['Groups', 'Roles', 'Users'],
  fixed: ['PolicyName'],
  creates: [15_000, 18_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    put(ctx, properties);
    const id = uniqueName(ctx, home);
    return { id, attributes: { Id: id } };
  },

  change(ctx, _, properties, before) {
    drop(ctx, before);
    put(ctx, properties);
  },

  remove: (ctx, _, properties) => drop(ctx, properties),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
export const managedPolicy: ResourceKind = {
  required: ['PolicyDocument'],
  optional: ['Description', 'Groups', 'ManagedPolicyName', 'Path', 'Roles', 'Users'],
  fixed: ['Description', 'ManagedPolicyName', 'Path', 'PolicyDocument'],
  creates: [15_000, 18_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const { Policy } = iam(ctx, 'createPolicy', {
      PolicyName: text(properties, 'ManagedPolicyName') ?? uniqueName(ctx, home),
      PolicyDocument: document(properties, 'PolicyDocument'),
      Description: text(properties, 'Description'),
      Path: text(properties, 'Path'),
    });
    const PolicyArn = Policy?.Arn ?? '';
    attach(ctx, 'attach', properties, PolicyArn);
    return { id: PolicyArn, attributes: { PolicyArn, PolicyId: Policy?.PolicyId ?? '' } };
  },

  change(ctx, PolicyArn, properties, before) {
    attach(ctx, 'detach', before, PolicyArn);
    attach(ctx, 'attach', properties, PolicyArn);
  },

  remove(ctx, PolicyArn, properties) {
    attach(ctx, 'detach', properties, PolicyArn);
    iam(ctx, 'deletePolicy', { PolicyArn });
  },
};

function put(ctx: Context, properties: Fields): void {
  const PolicyName = text(properties, 'PolicyName');
  const PolicyDocument = document(properties, 'PolicyDocument');
  each(properties, (kind, holder) =>
    iam(ctx, `put${kind}Policy` as keyof IAM, { ...holder, PolicyName, PolicyDocument } as never),
  );
}

function drop(ctx: Context, properties: Fields): void {
  const PolicyName = text(properties, 'PolicyName');
  each(properties, (kind, holder) =>
    iam(ctx, `delete${kind}Policy` as keyof IAM, { ...holder, PolicyName } as never),
  );
}

function attach(
  ctx: Context,
  deed: 'attach' | 'detach',
  properties: Fields,
  PolicyArn: string,
): void {
  each(properties, (kind, holder) =>
    iam(ctx, `${deed}${kind}Policy` as keyof IAM, { ...holder, PolicyArn } as never),
  );
}

/** Everyone that the template names: `each(properties, ('User', { UserName: 'ann' }) => …)`. */
function each(properties: Fields, deed: (kind: Holder, holder: object) => unknown): void {
  for (const [property, kind] of holders) {
    for (const name of texts(properties, property) ?? []) deed(kind, { [`${kind}Name`]: name });
  }
}
