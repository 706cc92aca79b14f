import { defineResource } from '../../resource/definition.ts';
import { renamed } from './renamed.ts';

/** Users that share policies: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Group.html */
export const group = defineResource({
  name: 'Group',
  page: 'API_Group',
  ids: { name: 'GroupName' },
  actions: {
    addUser: { operation: 'AddUserToGroup', stales: false },
    removeUser: { operation: 'RemoveUserFromGroup', stales: false },
    attachPolicy: { operation: 'AttachGroupPolicy', stales: false },
    detachPolicy: { operation: 'DetachGroupPolicy', stales: false },
    createPolicy: {
      operation: 'PutGroupPolicy',
      of: 'GroupPolicy',
      path: '',
      data: false,
      stales: false,
    },
    update: {
      operation: 'UpdateGroup',
      of: 'Group',
      items: (_answer, input) => [renamed(input, 'NewGroupName', 'GroupName')],
      data: false,
      isOne: true,
    },
  },
  children: { Policy: 'GroupPolicy' },
  many: {
    attachedPolicies: {
      operation: 'ListAttachedGroupPolicies',
      of: 'Policy',
      path: 'AttachedPolicies[]',
      data: false,
    },
    policies: {
      operation: 'ListGroupPolicies',
      of: 'GroupPolicy',
      path: 'PolicyNames[]',
      data: false,
    },
    users: { operation: 'GetGroup', of: 'User' },
  },
  console: '/iam/home#/groups/details/{name}',
});

/** A policy written into a group: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html */
export const groupPolicy = defineResource({
  name: 'GroupPolicy',
  shape: 'GetGroupPolicyResponse',
  page: 'API_GetGroupPolicy',
  ids: { groupName: 'GroupName', name: 'PolicyName' },
  load: { operation: 'GetGroupPolicy' },
  list: false,
  create: false,
  actions: { put: 'PutGroupPolicy' },
  children: { Group: 'Group' },
});
