import { defineResource } from '../../resource/definition.ts';

/** What gives an instance a role: https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html */
export const instanceProfile = defineResource({
  name: 'InstanceProfile',
  page: 'API_InstanceProfile',
  ids: { name: 'InstanceProfileName' },
  actions: { addRole: 'AddRoleToInstanceProfile', removeRole: 'RemoveRoleFromInstanceProfile' },
});
