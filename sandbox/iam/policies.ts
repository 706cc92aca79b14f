import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { uniqueId } from '../sts/session.ts';
import { checkDocument, sizeOf } from './model/document.ts';
import { isAwsManaged, managedPolicy, managedPolicyArns } from './model/managed-policy.ts';
import { arnOf, checkName, checkPath, sameName } from './model/name.ts';
import {
  attachmentCount,
  findPolicy,
  type PolicyRow,
  policies,
  policyView,
} from './model/policy.ts';
import { alreadyExists, invalidInput, limitExceeded } from './model/refusal.ts';
import { withTags } from './model/tags.ts';
import { below, page } from './paging.ts';
import { topic } from './topic.ts';

const mostPolicies = 1_500;
const mostSize = 6_144;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const policiesTopic = topic({
  CreatePolicy({ PolicyName: name, Path, PolicyDocument, Description, Tags }, ctx) {
    checkName('policyName', name, 128);
    const path = checkPath(Path);
    if (policies.all(ctx).some((row) => sameName(row.name, name))) {
      throw alreadyExists(
        `A policy called ${name} already exists. Duplicate names are not allowed.`,
      );
    }
    if (policies.all(ctx).length >= mostPolicies) {
      throw limitExceeded('PoliciesPerAccount', mostPolicies);
    }
    const document = checkManagedDocument(PolicyDocument);
    const row = policies.put(ctx, {
      id: arnOf(ctx, 'policy', path, name),
      policyId: uniqueId(ctx, 'ANPA'),
      name,
      path,
      description: Description,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      tags: withTags({}, Tags),
      defaultVersion: 'v1',
      versions: [{ id: 'v1', document, createdAt: ctx.now }],
      versionCount: 1,
    });
    return { Policy: policyView(ctx, row) };
  },

  GetPolicy({ PolicyArn }, ctx) {
    return { Policy: policyView(ctx, findPolicy(ctx, PolicyArn)) };
  },

  ListPolicies(input, ctx) {
    const { OnlyAttached = false, PathPrefix, Scope = 'All' } = input;
    const own = Scope === 'AWS' ? [] : policies.all(ctx);
    const managed = Scope === 'Local' ? [] : managedPolicyArns(ctx.partition).map(managedPolicy);
    const found = below([...own, ...managed], PathPrefix).filter(
      (row) => !OnlyAttached || attachmentCount(ctx, row) > 0,
    );
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    return { Policies: items.map((row) => policyView(ctx, row, { whole: false })), ...more };
  },

  DeletePolicy({ PolicyArn }, ctx) {
    const row = ownPolicy(ctx, PolicyArn);
    if (attachmentCount(ctx, row) > 0) {
      throw fault('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
    }
    if (row.versions.length > 1) {
      throw fault(
        'DeleteConflict',
        'This policy has more than one version. The other versions must be deleted before the policy; the default version goes with it.',
        409,
      );
    }
    policies.remove(ctx, row.id);
    return {};
  },
});

/** A policy that can be changed. Throws for AWS's own, and `NoSuchEntity`. */
export function ownPolicy(ctx: Context, arn: string): PolicyRow {
  if (isAwsManaged(arn)) throw invalidInput('Cannot perform this operation on an AWS policy.');
  return findPolicy(ctx, arn);
}

/** Throws for a document that is none, or too long for a managed policy. */
export function checkManagedDocument(document: string): string {
  if (sizeOf(document) > mostSize) throw limitExceeded('PolicySize', mostSize);
  return checkDocument(document, 'policy');
}
