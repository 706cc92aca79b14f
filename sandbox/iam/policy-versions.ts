import { fault } from '../engine/fault.ts';
import { encoded } from './model/document.ts';
import { findPolicy, type PolicyRow, type PolicyVersionRow, policies } from './model/policy.ts';
import { noSuchEntity } from './model/refusal.ts';
import { page } from './paging.ts';
import { checkManagedDocument, ownPolicy } from './policies.ts';
import { topic } from './topic.ts';

const most = 5;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
export const policyVersions = topic({
  CreatePolicyVersion({ PolicyArn, PolicyDocument, SetAsDefault = false }, ctx) {
    const row = ownPolicy(ctx, PolicyArn);
    const document = checkManagedDocument(PolicyDocument);
    if (row.versions.length >= most) {
      throw fault(
        'LimitExceeded',
        `A managed policy can have up to ${most} versions. Before you create a new version, you must delete an existing version.`,
        409,
      );
    }
    const versionCount = row.versionCount + 1;
    const version = { id: `v${versionCount}`, document, createdAt: ctx.now };
    const changed = policies.change(ctx, row.id, {
      versions: [...row.versions, version],
      versionCount,
      updatedAt: ctx.now,
      ...(SetAsDefault && { defaultVersion: version.id }),
    });
    return { PolicyVersion: view(changed, version) };
  },

  GetPolicyVersion({ PolicyArn, VersionId }, ctx) {
    const row = findPolicy(ctx, PolicyArn);
    const version = find(row, VersionId);
    return { PolicyVersion: { ...view(row, version), Document: encoded(version.document) } };
  },

  ListPolicyVersions(input, ctx) {
    const row = findPolicy(ctx, input.PolicyArn);
    const { items, more } = page(ctx, row.versions.toReversed(), input, ({ id }) => id);
    return { Versions: items.map((version) => view(row, version)), ...more };
  },

  SetDefaultPolicyVersion({ PolicyArn, VersionId }, ctx) {
    const row = ownPolicy(ctx, PolicyArn);
    const { id } = find(row, VersionId);
    policies.change(ctx, row.id, { defaultVersion: id, updatedAt: ctx.now });
    return {};
  },

  DeletePolicyVersion({ PolicyArn, VersionId }, ctx) {
    const row = ownPolicy(ctx, PolicyArn);
    const { id } = find(row, VersionId);
    if (id === row.defaultVersion) {
      throw fault('DeleteConflict', 'Cannot delete the default version of a policy.', 409);
    }
    const versions = row.versions.filter((version) => version.id !== id);
    policies.change(ctx, row.id, { versions, updatedAt: ctx.now });
    return {};
  },
});

function find({ id: arn, versions }: PolicyRow, id: string): PolicyVersionRow {
  const version = versions.find((one) => one.id === id);
  if (version) return version;
  throw noSuchEntity(`Policy ${arn} version ${id} does not exist or is not attachable.`);
}

function view({ defaultVersion }: PolicyRow, { id, createdAt }: PolicyVersionRow) {
  return {
    VersionId: id,
    IsDefaultVersion: id === defaultVersion,
    CreateDate: new Date(createdAt),
  };
}
