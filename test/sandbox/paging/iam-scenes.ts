import type { IAM } from '@aws-sdk/client-iam';
import { allow, trust } from '../iam/open-iam.ts';
import type { Churn, Scene } from './churn.ts';

/** What a user or group may have ten of: few at a time, on small pages. */
const few = { count: 8, pageSize: 3 };
const PolicyDocument = allow('s3:*');
const ann = { UserName: 'ann' };
const staff = { GroupName: 'staff' };
const web = { RoleName: 'web', AssumeRolePolicyDocument: trust };
const profile = { InstanceProfileName: 'web' };
const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '654321' };

/** The paged operations of IAM. */
export function iamScenes(iam: IAM): Readonly<Record<string, Scene>> {
  const user = async (at: number) => {
    const one = { UserName: `user-${at}` };
    await iam.createUser(one);
    return () => iam.deleteUser(one);
  };
  const group = async (at: number) => {
    const one = { GroupName: `group-${at}` };
    await iam.createGroup(one);
    return () => iam.deleteGroup(one);
  };
  const policy = async (at: number) => {
    const { Policy } = await iam.createPolicy({ PolicyName: `policy-${at}`, PolicyDocument });
    const PolicyArn = Policy?.Arn ?? '';
    return { PolicyArn, remove: () => iam.deletePolicy({ PolicyArn }) };
  };
  const device = async (at: number) => {
    const made = await iam.createVirtualMFADevice({ VirtualMFADeviceName: `device-${at}` });
    const SerialNumber = made.VirtualMFADevice?.SerialNumber ?? '';
    return { SerialNumber, remove: () => iam.deleteVirtualMFADevice({ SerialNumber }) };
  };
  const tags = (
    input: object,
    put: (input: never) => Promise<unknown>,
    drop: (input: never) => Promise<unknown>,
  ): Churn => ({
    by: 'Key',
    input,
    async make(at) {
      await put({ ...input, Tags: [{ Key: `tag-${at}`, Value: 'x' }] } as never);
      return () => drop({ ...input, TagKeys: [`tag-${at}`] } as never);
    },
  });
  const attached = (
    input: object,
    attach: (input: never) => Promise<unknown>,
    detach: (input: never) => Promise<unknown>,
  ): Churn => ({
    ...few,
    by: 'PolicyArn',
    input,
    async make(at) {
      const { PolicyArn } = await policy(at);
      await attach({ ...input, PolicyArn } as never);
      return () => detach({ ...input, PolicyArn } as never);
    },
  });
  const inline = (
    input: object,
    put: (input: never) => Promise<unknown>,
    drop: (input: never) => Promise<unknown>,
  ): Churn => ({
    input,
    async make(at) {
      const one = { ...input, PolicyName: `policy-${at}` };
      await put({ ...one, PolicyDocument } as never);
      return () => drop(one as never);
    },
  });
  return {
    GetAccountAuthorizationDetails: () => ({ by: 'Arn', make: user }),
    GetGroup: async () => {
      await iam.createGroup(staff);
      return {
        by: 'UserName',
        input: staff,
        async make(at) {
          await user(at);
          const one = { ...staff, UserName: `user-${at}` };
          await iam.addUserToGroup(one);
          return () => iam.removeUserFromGroup(one);
        },
      };
    },
    ListUsers: () => ({ by: 'UserName', make: user }),
    ListGroups: () => ({ by: 'GroupName', make: group }),
    ListRoles: () => ({
      by: 'RoleName',
      async make(at) {
        const one = { RoleName: `role-${at}` };
        await iam.createRole({ ...web, ...one });
        return () => iam.deleteRole(one);
      },
    }),
    ListPolicies: () => ({
      by: 'Arn',
      input: { Scope: 'Local' },
      make: async (at) => (await policy(at)).remove,
    }),
    ListInstanceProfiles: () => ({
      by: 'InstanceProfileName',
      async make(at) {
        const one = { InstanceProfileName: `profile-${at}` };
        await iam.createInstanceProfile(one);
        return () => iam.deleteInstanceProfile(one);
      },
    }),
    ListInstanceProfilesForRole: async () => {
      await iam.createRole(web);
      return {
        by: 'InstanceProfileName',
        input: { RoleName: 'web' },
        async make(at) {
          const one = { InstanceProfileName: `profile-${at}` };
          await iam.createInstanceProfile(one);
          await iam.addRoleToInstanceProfile({ ...one, RoleName: 'web' });
          return () => iam.removeRoleFromInstanceProfile({ ...one, RoleName: 'web' });
        },
      };
    },
    ListEntitiesForPolicy: async () => {
      const { PolicyArn } = await policy(999);
      return {
        by: 'UserName',
        input: { PolicyArn },
        async make(at) {
          await user(at);
          const one = { UserName: `user-${at}`, PolicyArn };
          await iam.attachUserPolicy(one);
          return () => iam.detachUserPolicy(one);
        },
      };
    },
    ListGroupsForUser: async () => {
      await iam.createUser(ann);
      return {
        ...few,
        by: 'GroupName',
        input: ann,
        async make(at) {
          await group(at);
          const one = { ...ann, GroupName: `group-${at}` };
          await iam.addUserToGroup(one);
          return () => iam.removeUserFromGroup(one);
        },
      };
    },
    ListAttachedUserPolicies: async () => {
      await iam.createUser(ann);
      return attached(
        ann,
        (it) => iam.attachUserPolicy(it),
        (it) => iam.detachUserPolicy(it),
      );
    },
    ListAttachedGroupPolicies: async () => {
      await iam.createGroup(staff);
      return attached(
        staff,
        (it) => iam.attachGroupPolicy(it),
        (it) => iam.detachGroupPolicy(it),
      );
    },
    ListAttachedRolePolicies: async () => {
      await iam.createRole(web);
      const role = { RoleName: 'web' };
      return attached(
        role,
        (it) => iam.attachRolePolicy(it),
        (it) => iam.detachRolePolicy(it),
      );
    },
    ListUserPolicies: async () => {
      await iam.createUser(ann);
      return inline(
        ann,
        (it) => iam.putUserPolicy(it),
        (it) => iam.deleteUserPolicy(it),
      );
    },
    ListGroupPolicies: async () => {
      await iam.createGroup(staff);
      return inline(
        staff,
        (it) => iam.putGroupPolicy(it),
        (it) => iam.deleteGroupPolicy(it),
      );
    },
    ListRolePolicies: async () => {
      await iam.createRole(web);
      const role = { RoleName: 'web' };
      return inline(
        role,
        (it) => iam.putRolePolicy(it),
        (it) => iam.deleteRolePolicy(it),
      );
    },
    ListMFADevices: async () => {
      await iam.createUser(ann);
      return {
        ...few,
        by: 'SerialNumber',
        input: ann,
        async make(at) {
          const { SerialNumber } = await device(at);
          await iam.enableMFADevice({ ...ann, SerialNumber, ...codes });
          return () => iam.deactivateMFADevice({ ...ann, SerialNumber });
        },
      };
    },
    ListVirtualMFADevices: () => ({
      by: 'SerialNumber',
      make: async (at) => (await device(at)).remove,
    }),
    ListUserTags: async () => {
      await iam.createUser(ann);
      return tags(
        ann,
        (it) => iam.tagUser(it),
        (it) => iam.untagUser(it),
      );
    },
    ListRoleTags: async () => {
      await iam.createRole(web);
      const role = { RoleName: 'web' };
      return tags(
        role,
        (it) => iam.tagRole(it),
        (it) => iam.untagRole(it),
      );
    },
    ListPolicyTags: async () => {
      const { PolicyArn } = await policy(0);
      return tags(
        { PolicyArn },
        (it) => iam.tagPolicy(it),
        (it) => iam.untagPolicy(it),
      );
    },
    ListInstanceProfileTags: async () => {
      await iam.createInstanceProfile(profile);
      return tags(
        profile,
        (it) => iam.tagInstanceProfile(it),
        (it) => iam.untagInstanceProfile(it),
      );
    },
    ListMFADeviceTags: async () => {
      const { SerialNumber } = await device(0);
      return tags(
        { SerialNumber },
        (it) => iam.tagMFADevice(it),
        (it) => iam.untagMFADevice(it),
      );
    },
  };
}

/** The paged operations of IAM that have no second page. */
export const iamWithout: Readonly<Record<string, string>> = {
  ListAccessKeys: 'a user has two access keys at most',
  ListAccountAliases: 'an account has one alias at most',
  ListPolicyVersions: 'a policy has five versions at most',
};
