import { defineResource } from '../../resource/definition.ts';
import { renamed } from './renamed.ts';

/** A person or program with credentials of its own: https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html */
export const user = defineResource({
  name: 'User',
  page: 'API_User',
  ids: { name: 'UserName' },
  actions: {
    addGroup: 'AddUserToGroup',
    removeGroup: 'RemoveUserFromGroup',
    createAccessKeyPair: { operation: 'CreateAccessKey', of: 'AccessKeyPair' },
    createPolicy: {
      operation: 'PutUserPolicy',
      of: 'UserPolicy',
      path: '',
      data: false,
      stales: false,
    },
    enableMfa: {
      operation: 'EnableMFADevice',
      of: 'MfaDevice',
      path: '',
      data: false,
      stales: false,
    },
    attachPolicy: { operation: 'AttachUserPolicy', stales: false },
    detachPolicy: { operation: 'DetachUserPolicy', stales: false },
    update: {
      operation: 'UpdateUser',
      of: 'User',
      items: (_answer, input) => [renamed(input, 'NewUserName', 'UserName')],
      data: false,
      isOne: true,
    },
  },
  children: {
    AccessKey: 'AccessKey',
    LoginProfile: 'LoginProfile',
    MfaDevice: 'MfaDevice',
    Policy: 'UserPolicy',
    SigningCertificate: 'SigningCertificate',
  },
  many: {
    accessKeys: { operation: 'ListAccessKeys', of: 'AccessKey' },
    attachedPolicies: {
      operation: 'ListAttachedUserPolicies',
      of: 'Policy',
      path: 'AttachedPolicies[]',
      data: false,
    },
    groups: { operation: 'ListGroupsForUser', of: 'Group' },
    mfaDevices: { operation: 'ListMFADevices', of: 'MfaDevice' },
    policies: {
      operation: 'ListUserPolicies',
      of: 'UserPolicy',
      path: 'PolicyNames[]',
      data: false,
    },
    signingCertificates: { operation: 'ListSigningCertificates', of: 'SigningCertificate' },
  },
  console: '/iam/home#/users/details/{name}',
});

/** The user whose credentials are used: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const currentUser = defineResource({
  name: 'CurrentUser',
  shape: 'User',
  page: 'API_GetUser',
  ids: {},
  load: { operation: 'GetUser', path: 'User' },
  list: false,
  create: false,
  references: { user: ['User', 'UserName'] },
  many: {
    accessKeys: { operation: 'ListAccessKeys', of: 'AccessKey' },
    mfaDevices: { operation: 'ListMFADevices', of: 'MfaDevice' },
    signingCertificates: { operation: 'ListSigningCertificates', of: 'SigningCertificate' },
  },
});

/** A policy written into a user: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export const userPolicy = defineResource({
  name: 'UserPolicy',
  shape: 'GetUserPolicyResponse',
  page: 'API_GetUserPolicy',
  ids: { userName: 'UserName', name: 'PolicyName' },
  load: { operation: 'GetUserPolicy' },
  list: false,
  create: false,
  actions: { put: 'PutUserPolicy' },
  children: { User: 'User' },
});

/** A user's password for the console: https://docs.aws.amazon.com/IAM/latest/APIReference/API_LoginProfile.html */
export const loginProfile = defineResource({
  name: 'LoginProfile',
  page: 'API_LoginProfile',
  ids: { userName: 'UserName' },
  list: false,
  onlyActions: true,
  actions: {
    create: 'CreateLoginProfile',
    delete: 'DeleteLoginProfile',
    update: 'UpdateLoginProfile',
  },
  children: { User: 'User' },
});
