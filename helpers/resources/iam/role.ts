import { defineResource } from '../../resource/definition.ts';

/** An identity that others may assume: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
export const role = defineResource({
  name: 'Role',
  page: 'API_Role',
  ids: { name: 'RoleName' },
  actions: {
    attachPolicy: { operation: 'AttachRolePolicy', stales: false },
    detachPolicy: { operation: 'DetachRolePolicy', stales: false },
  },
  children: { AssumeRolePolicy: 'AssumeRolePolicy', Policy: 'RolePolicy' },
  many: {
    attachedPolicies: {
      operation: 'ListAttachedRolePolicies',
      of: 'Policy',
      path: 'AttachedPolicies[]',
      data: false,
    },
    instanceProfiles: { operation: 'ListInstanceProfilesForRole', of: 'InstanceProfile' },
    policies: {
      operation: 'ListRolePolicies',
      of: 'RolePolicy',
      path: 'PolicyNames[]',
      data: false,
    },
  },
  console: '/iam/home#/roles/details/{name}',
});

/** A policy written into a role: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export const rolePolicy = defineResource({
  name: 'RolePolicy',
  shape: 'GetRolePolicyResponse',
  page: 'API_GetRolePolicy',
  ids: { roleName: 'RoleName', name: 'PolicyName' },
  load: { operation: 'GetRolePolicy' },
  list: false,
  create: false,
  actions: { put: 'PutRolePolicy' },
  children: { Role: 'Role' },
});

/** Who may assume a role: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export const assumeRolePolicy = defineResource({
  name: 'AssumeRolePolicy',
  shape: false,
  page: 'API_UpdateAssumeRolePolicy',
  ids: { roleName: 'RoleName' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: { update: 'UpdateAssumeRolePolicy' },
  children: { Role: 'Role' },
});
