import type { AwsFiles, Settings } from '../config/files.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import type { Source, SsoPortal } from './source.ts';

/**
 * The role in IAM Identity Center that a profile has, if it speaks of one.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
export function ssoSource(name: string, settings: Settings, files: AwsFiles): Source | undefined {
  const account = settings.get('sso_account_id');
  const role = settings.get('sso_role_name');
  if (!account && !role) return undefined;
  if (!account || !role) {
    const [there, missing] = account
      ? [account, 'sso_role_name']
      : [role as NonNullable<typeof role>, 'sso_account_id'];
    throw new ConfigError(`profile ${name} has no ${missing} for its SSO login`, there, {
      hint: `aws configure sso --profile ${name} sets it up`,
    });
  }
  const portal = ssoPortal(name, settings, files);
  if (portal)
    return { kind: 'sso', profile: name, account: account.value, role: role.value, portal };
  throw new ConfigError(`profile ${name} has no sso_session for its SSO login`, account, {
    hint: `aws configure sso --profile ${name} sets it up`,
  });
}

/** Where a profile logs in; undefined when it speaks of no portal. */
export function ssoPortal(
  name: string,
  settings: Settings,
  files: AwsFiles,
): SsoPortal | undefined {
  const session = settings.get('sso_session');
  const own = session ? files.ssoSessions.get(session.value) : settings;
  if (session && !own) {
    const near = closest(session.value, [...files.ssoSessions.keys()]);
    throw new ConfigError(`there is no [sso-session ${session.value}]`, session, {
      hint: near ? `did you mean ${near}?` : `aws configure sso --profile ${name} sets one up`,
    });
  }
  const first = session ?? settings.get('sso_start_url') ?? settings.get('sso_region');
  if (!own || !first) return undefined;
  const [startUrl, region] = ['sso_start_url', 'sso_region'].map((key) => {
    const value = own.get(key)?.value;
    if (value) return value;
    const where = session ? `[sso-session ${session.value}]` : `profile ${name}`;
    throw new ConfigError(`${where} has no ${key}`, own.values().next().value ?? first);
  }) as [string, string];
  const scopes = own.get('sso_registration_scopes')?.value ?? 'sso:account:access';
  return {
    startUrl,
    region,
    session: session?.value,
    scopes: scopes.split(/[\s,]+/).filter(Boolean),
  };
}

/** The portal that `.login` of a profile goes to; refuses a profile without one. */
export function requirePortal(name: string, files: AwsFiles): SsoPortal {
  const settings = files.profiles.get(name);
  const portal = settings && ssoPortal(name, settings, files);
  if (portal) return portal;
  const hint = settings?.get('login_session')
    ? `its session is one of aws login: run aws login --profile ${name}`
    : `aws configure sso --profile ${name} sets one up`;
  throw new UsageError(`profile ${name} has no SSO login`, { hint });
}
