import { defineService } from '../../resource/definition.ts';
import { accessKey, accessKeyPair } from './access-key.ts';
import { accountPasswordPolicy, accountSummary, samlProvider } from './account.ts';
import { serverCertificate, signingCertificate } from './certificate.ts';
import { group, groupPolicy } from './group.ts';
import { instanceProfile } from './instance-profile.ts';
import { mfaDevice, virtualMfaDevice } from './mfa-device.ts';
import { policy, policyVersion } from './policy.ts';
import { assumeRolePolicy, role, rolePolicy } from './role.ts';
import { currentUser, loginProfile, user, userPolicy } from './user.ts';

/** IAM's resources. */
export const iam = defineService({
  service: 'iam',
  actions: {
    changePassword: 'ChangePassword',
    createAccountAlias: 'CreateAccountAlias',
    createAccountPasswordPolicy: {
      operation: 'UpdateAccountPasswordPolicy',
      of: 'AccountPasswordPolicy',
      path: '',
      data: false,
    },
    createSamlProvider: {
      operation: 'CreateSAMLProvider',
      of: 'SamlProvider',
      path: '',
      data: false,
    },
    createServerCertificate: {
      operation: 'UploadServerCertificate',
      of: 'ServerCertificate',
      path: '',
      data: false,
    },
    createSigningCertificate: { operation: 'UploadSigningCertificate', of: 'SigningCertificate' },
    createVirtualMfaDevice: { operation: 'CreateVirtualMFADevice', of: 'VirtualMfaDevice' },
  },
  resources: [
    user,
    userPolicy,
    loginProfile,
    currentUser,
    accessKey,
    accessKeyPair,
    signingCertificate,
    serverCertificate,
    mfaDevice,
    virtualMfaDevice,
    group,
    groupPolicy,
    role,
    rolePolicy,
    assumeRolePolicy,
    instanceProfile,
    policy,
    policyVersion,
    accountPasswordPolicy,
    accountSummary,
    samlProvider,
  ],
});
