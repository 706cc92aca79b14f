import type { Service } from '../engine/service.ts';
import { wording } from '../sts/wording.ts';
import { accessKeysTopic } from './access-keys.ts';
import { account } from './account.ts';
import { attachedPolicies } from './attached-policies.ts';
import { authorizationDetails } from './authorization-details.ts';
import { groupsTopic } from './groups.ts';
import { inlinePolicies } from './inline-policies.ts';
import { instanceProfiles } from './instance-profiles.ts';
import { loginProfiles } from './login-profiles.ts';
import { mfaDevices } from './mfa-devices.ts';
import { policiesTopic } from './policies.ts';
import { policyVersions } from './policy-versions.ts';
import { rolesTopic } from './roles.ts';
import { tags } from './tags.ts';
import { usersTopic } from './users.ts';

/** IAM: who there is and what they are given. Nobody is refused anything for it. */
export const iam: Service = {
  wording,
  operations: {
    ...accessKeysTopic,
    ...account,
    ...attachedPolicies,
    ...authorizationDetails,
    ...groupsTopic,
    ...inlinePolicies,
    ...instanceProfiles,
    ...loginProfiles,
    ...mfaDevices,
    ...policiesTopic,
    ...policyVersions,
    ...rolesTopic,
    ...tags,
    ...usersTopic,
  },
};
