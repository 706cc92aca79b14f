import { defineResource } from '../../resource/definition.ts';

/** What is allowed and denied, for whom it is attached to: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html */
export const policy = defineResource({
  name: 'Policy',
  page: 'API_Policy',
  ids: { arn: { param: 'PolicyArn', member: 'Arn' } },
  actions: {
    attachGroup: 'AttachGroupPolicy',
    attachRole: 'AttachRolePolicy',
    attachUser: 'AttachUserPolicy',
    createVersion: {
      operation: 'CreatePolicyVersion',
      of: 'PolicyVersion',
      path: 'PolicyVersion',
      stales: true,
    },
    detachGroup: 'DetachGroupPolicy',
    detachRole: 'DetachRolePolicy',
    detachUser: 'DetachUserPolicy',
  },
  references: { defaultVersion: ['PolicyVersion', 'DefaultVersionId'] },
  many: {
    attachedGroups: {
      operation: 'ListEntitiesForPolicy',
      of: 'Group',
      path: 'PolicyGroups[]',
      data: false,
      input: () => ({ EntityFilter: 'Group' }),
    },
    attachedRoles: {
      operation: 'ListEntitiesForPolicy',
      of: 'Role',
      path: 'PolicyRoles[]',
      data: false,
      input: () => ({ EntityFilter: 'Role' }),
    },
    attachedUsers: {
      operation: 'ListEntitiesForPolicy',
      of: 'User',
      path: 'PolicyUsers[]',
      data: false,
      input: () => ({ EntityFilter: 'User' }),
    },
    versions: { operation: 'ListPolicyVersions', of: 'PolicyVersion' },
  },
  console: '/iam/home#/policies/details/{arn}',
});

/** One version of a policy: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html */
export const policyVersion = defineResource({
  name: 'PolicyVersion',
  page: 'API_PolicyVersion',
  ids: { arn: 'PolicyArn', versionId: 'VersionId' },
  list: false,
  create: false,
  actions: { setAsDefault: 'SetDefaultPolicyVersion' },
});
