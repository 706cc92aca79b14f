import { table } from '../../engine/table.ts';

/** What passwords of an account must be like; there is one at most, with the id `account`. */
export interface PasswordPolicyRow {
  readonly id: 'account';
  readonly MinimumPasswordLength: number;
  readonly RequireSymbols: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireUppercaseCharacters: boolean;
  readonly RequireLowercaseCharacters: boolean;
  readonly AllowUsersToChangePassword: boolean;
  readonly MaxPasswordAge?: number;
  readonly PasswordReusePrevention?: number;
  readonly HardExpiry?: boolean;
}

/** The password policy of an account. */
export const passwordPolicies = table<PasswordPolicyRow>('passwordPolicies');
