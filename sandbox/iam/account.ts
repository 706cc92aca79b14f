import { table } from '../engine/table.ts';
import { failed } from '../sts/constraint.ts';
import { groups } from './model/group.ts';
import { profiles } from './model/instance-profile.ts';
import { devices } from './model/mfa-device.ts';
import { passwordPolicies } from './model/password-policy.ts';
import { policies } from './model/policy.ts';
import { alreadyExists, invalidValue, noSuchEntity } from './model/refusal.ts';
import { roles } from './model/role.ts';
import { users } from './model/user.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** The other name of an account: the row's id. */
const aliases = table<{ readonly id: string }>('accountAliases');

/** What belongs to the account as a whole. */
export const account = topic({
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html */
  CreateAccountAlias({ AccountAlias: alias }, ctx) {
    if (!/^[a-z0-9]([a-z0-9]|-(?!-))*[a-z0-9]$/.test(alias) || alias.length > 63) {
      throw invalidValue(
        'accountAlias',
        'It must have 3 to 63 lowercase letters, digits and single hyphens.',
      );
    }
    if (aliases.get(ctx, alias)) {
      throw alreadyExists(`The account alias ${alias} already exists.`);
    }
    // An account has one alias: a new one takes the place of the old.
    for (const { id } of aliases.all(ctx)) aliases.remove(ctx, id);
    aliases.put(ctx, { id: alias });
    return {};
  },

  ListAccountAliases(input, ctx) {
    const { items, more } = page(ctx, aliases.all(ctx), input, ({ id }) => id);
    return { AccountAliases: items.map(({ id }) => id), ...more };
  },

  DeleteAccountAlias({ AccountAlias }, ctx) {
    if (!aliases.get(ctx, AccountAlias)) {
      throw noSuchEntity(`The account alias ${AccountAlias} cannot be found.`);
    }
    aliases.remove(ctx, AccountAlias);
    return {};
  },

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html */
  UpdateAccountPasswordPolicy(input, ctx) {
    const { MinimumPasswordLength = 6, MaxPasswordAge, PasswordReusePrevention } = input;
    checkRange('minimumPasswordLength', MinimumPasswordLength, 6, 128);
    checkRange('maxPasswordAge', MaxPasswordAge, 1, 1_095);
    checkRange('passwordReusePrevention', PasswordReusePrevention, 1, 24);
    passwordPolicies.put(ctx, {
      id: 'account',
      MinimumPasswordLength,
      RequireSymbols: input.RequireSymbols ?? false,
      RequireNumbers: input.RequireNumbers ?? false,
      RequireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
      RequireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
      AllowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
      ...(MaxPasswordAge !== undefined && { MaxPasswordAge }),
      ...(PasswordReusePrevention !== undefined && { PasswordReusePrevention }),
      ...(input.HardExpiry !== undefined && { HardExpiry: input.HardExpiry }),
    });
    return {};
  },

  GetAccountPasswordPolicy(_, ctx) {
    const row = passwordPolicies.get(ctx, 'account');
    if (!row) throw noPasswordPolicy(ctx.account);
    const { id, ...policy } = row;
    return { PasswordPolicy: { ...policy, ExpirePasswords: policy.MaxPasswordAge !== undefined } };
  },

  DeleteAccountPasswordPolicy(_, ctx) {
    if (!passwordPolicies.get(ctx, 'account')) throw noPasswordPolicy(ctx.account);
    passwordPolicies.remove(ctx, 'account');
    return {};
  },

  GetAccountSummary(_, ctx) {
    const inUse = devices.all(ctx).filter(({ userId }) => userId !== undefined);
    const SummaryMap = {
      ...quotas,
      Users: users.rows.all(ctx).length,
      Groups: groups.rows.all(ctx).length,
      Roles: roles.rows.all(ctx).length,
      Policies: policies.all(ctx).length,
      PolicyVersionsInUse: policies.all(ctx).flatMap(({ versions }) => versions).length,
      InstanceProfiles: profiles.all(ctx).length,
      MFADevices: devices.all(ctx).length,
      MFADevicesInUse: inUse.length,
      ServerCertificates: 0,
      Providers: 0,
      AccountMFAEnabled: 0,
      AccountAccessKeysPresent: 0,
      AccountPasswordPresent: 1,
      AccountSigningCertificatesPresent: 0,
    };
    return { SummaryMap };
  },
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
const quotas = {
  AccessKeysPerUserQuota: 2,
  AssumeRolePolicySizeQuota: 2_048,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  GlobalEndpointTokenVersion: 1,
  GroupPolicySizeQuota: 5_120,
  GroupsPerUserQuota: 10,
  GroupsQuota: 300,
  InstanceProfilesQuota: 1_000,
  PoliciesQuota: 1_500,
  PolicySizeQuota: 6_144,
  PolicyVersionsInUseQuota: 10_000,
  RolePolicySizeQuota: 10_240,
  RolesQuota: 1_000,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  UserPolicySizeQuota: 2_048,
  UsersQuota: 5_000,
  VersionsPerPolicyQuota: 5,
};

function checkRange(member: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  const rule =
    value < least
      ? `Member must have value greater than or equal to ${least}`
      : `Member must have value less than or equal to ${most}`;
  throw failed(member, value, rule);
}

function noPasswordPolicy(account: string) {
  return noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`);
}
