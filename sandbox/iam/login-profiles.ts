import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { passwordPolicies } from './model/password-policy.ts';
import { alreadyExists, invalidInput, noSuchEntity } from './model/refusal.ts';
import { type UserRow, userOrCaller, users } from './model/user.ts';
import { topic } from './topic.ts';

/** Passwords of users. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords.html */
export const loginProfiles = topic({
  CreateLoginProfile({ UserName, Password, PasswordResetRequired = false }, ctx) {
    const user = userOrCaller(ctx, UserName);
    if (user.login) throw alreadyExists(`Login Profile for user ${user.name} already exists.`);
    if (Password === undefined) throw invalidInput('A password is required.');
    checkPassword(ctx, Password);
    const login = { createdAt: ctx.now, resetRequired: PasswordResetRequired };
    return { LoginProfile: view(users.rows.change(ctx, user.id, { login })) };
  },

  GetLoginProfile({ UserName }, ctx) {
    return { LoginProfile: view(userWithPassword(ctx, UserName)) };
  },

  UpdateLoginProfile({ UserName, Password, PasswordResetRequired }, ctx) {
    const { id, login } = userWithPassword(ctx, UserName);
    if (Password !== undefined) checkPassword(ctx, Password);
    const resetRequired = PasswordResetRequired ?? login?.resetRequired ?? false;
    users.rows.change(ctx, id, {
      login: { createdAt: login?.createdAt ?? ctx.now, resetRequired },
    });
    return {};
  },

  DeleteLoginProfile({ UserName }, ctx) {
    users.rows.change(ctx, userWithPassword(ctx, UserName).id, { login: undefined });
    return {};
  },

  /** Of the caller. The sandbox keeps no password, so any will do for the old one. */
  ChangePassword({ NewPassword }, ctx) {
    userWithPassword(ctx, undefined);
    checkPassword(ctx, NewPassword);
    return {};
  },
});

function userWithPassword(ctx: Context, name: string | undefined): UserRow {
  const user = userOrCaller(ctx, name);
  if (user.login) return user;
  throw noSuchEntity(`Login Profile for User ${user.name} cannot be found.`);
}

function checkPassword(ctx: Context, password: string): void {
  const policy = passwordPolicies.get(ctx, 'account');
  const rules: readonly (readonly [boolean | undefined, RegExp, string])[] = [
    [policy?.RequireSymbols, /[!@#$%^&*()_+=[\]{}|'-]/, 'symbol'],
    [policy?.RequireNumbers, /\d/, 'number'],
    [policy?.RequireUppercaseCharacters, /[A-Z]/, 'uppercase letter'],
    [policy?.RequireLowercaseCharacters, /[a-z]/, 'lowercase letter'],
  ];
  const least = policy?.MinimumPasswordLength ?? 8;
  if (password.length < least) {
    throw violation(`Password should have a minimum length of ${least}`);
  }
  for (const [asked, pattern, what] of rules) {
    if (asked && !pattern.test(password)) {
      throw violation(`Password should have at least one ${what}`);
    }
  }
}

function violation(message: string) {
  return fault('PasswordPolicyViolation', message);
}

function view({ name, login }: UserRow) {
  return {
    UserName: name,
    CreateDate: new Date(login?.createdAt ?? 0),
    PasswordResetRequired: login?.resetRequired ?? false,
  };
}
