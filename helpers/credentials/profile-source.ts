import { type AwsFiles, credentialsPath, type Settings } from '../config/files.ts';
import type { Setting } from '../config/ini.ts';
import { ConfigError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { credentialSource } from './credential-source.ts';
import type { Environment } from './environment.ts';
import { profileKeys } from './profile-keys.ts';
import type { Source } from './source.ts';
import { ssoSource } from './sso-source.ts';

/** Where a profile is looked up, and through which profiles the way led there. */
export interface Place {
  readonly files: AwsFiles;
  readonly env: Environment;
  readonly trail: readonly string[];
}

/**
 * Where a profile says its credentials are; undefined when it says nothing. Of several answers the
 * first counts, in the order of boto3: a role, a web identity, SSO, keys in the credentials file, an
 * `aws login` session, a process, keys in the config file.
 */
export function profileSource(name: string, place: Place): Source | undefined {
  const settings = place.files.profiles.get(name);
  if (!settings) return undefined;
  const inCredentialsFile = settings.get('aws_access_key_id')?.file === credentialsPath(place.env);
  return (
    roleOf(name, place) ??
    webIdentity(name, settings) ??
    ssoSource(name, settings, place.files) ??
    (inCredentialsFile ? profileKeys(settings) : undefined) ??
    loginSession(name, settings) ??
    processOf(name, settings) ??
    profileKeys(settings)
  );
}

/** The role that a profile says to assume, with where the credentials for that come from. */
export function roleOf(name: string, place: Place): Source | undefined {
  const settings = place.files.profiles.get(name);
  const roleArn = settings?.get('role_arn');
  if (!settings || !roleArn || settings.get('web_identity_token_file')) return undefined;
  const text = (key: string) => settings.get(key)?.value || undefined;
  return {
    kind: 'role',
    profile: name,
    roleArn: roleArn.value,
    from: baseOf(name, roleArn, settings, place),
    region: text('region'),
    sessionName: text('role_session_name'),
    externalId: text('external_id'),
    mfaSerial: text('mfa_serial'),
    durationSeconds: durationOf(settings),
  };
}

function baseOf(name: string, roleArn: Setting, settings: Settings, place: Place): Source {
  const sourceProfile = settings.get('source_profile');
  const byName = settings.get('credential_source');
  if (sourceProfile && byName) {
    throw new ConfigError(`profile ${name} has both source_profile and credential_source`, byName, {
      hint: 'keep the one whose credentials are to assume the role',
    });
  }
  if (byName) return credentialSource(byName, place.env);
  if (sourceProfile) return sourceOf(name, sourceProfile, place);
  throw new ConfigError(
    `role_arn of profile ${name} needs source_profile or credential_source beside it`,
    roleArn,
    { hint: 'add source_profile = the profile whose credentials may assume the role' },
  );
}

/** A source profile's keys come before the role it may have itself, so that it may name itself. */
function sourceOf(name: string, { value, file, line }: Setting, place: Place): Source {
  const at = { file, line };
  const settings = place.files.profiles.get(value);
  if (!settings) {
    const near = closest(value, [...place.files.profiles.keys()]);
    throw new ConfigError(`source_profile ${value} of profile ${name} does not exist`, at, {
      hint: near ? `did you mean ${near}?` : `add a [profile ${value}]`,
    });
  }
  const keys = profileKeys(settings);
  if (keys) return keys;
  const trail = [...place.trail, name];
  if (trail.includes(value)) {
    const circle = [...trail.slice(trail.indexOf(value)), value].join(' → ');
    throw new ConfigError(`source_profile goes round in a circle: ${circle}`, at, {
      hint: 'one of them must have credentials of its own',
    });
  }
  const source = profileSource(value, { ...place, trail });
  if (source) return source;
  throw new ConfigError(`source_profile ${value} of profile ${name} has no credentials`, at, {
    hint: `aws configure --profile ${value} sets them up`,
  });
}

function webIdentity(name: string, settings: Settings): Source | undefined {
  const tokenFile = settings.get('web_identity_token_file');
  if (!tokenFile) return undefined;
  const roleArn = settings.get('role_arn')?.value;
  if (!roleArn) {
    throw new ConfigError(`web_identity_token_file of profile ${name} needs role_arn`, tokenFile);
  }
  return {
    kind: 'web-identity',
    profile: name,
    roleArn,
    tokenFile: tokenFile.value,
    region: settings.get('region')?.value || undefined,
    sessionName: settings.get('role_session_name')?.value || undefined,
    durationSeconds: durationOf(settings),
  };
}

function loginSession(name: string, settings: Settings): Source | undefined {
  const session = settings.get('login_session')?.value;
  return session ? { kind: 'login', profile: name, session } : undefined;
}

function processOf(name: string, settings: Settings): Source | undefined {
  const command = settings.get('credential_process')?.value;
  const accountId = settings.get('aws_account_id')?.value || undefined;
  return command ? { kind: 'process', profile: name, command, accountId } : undefined;
}

function durationOf(settings: Settings): number | undefined {
  const setting = settings.get('duration_seconds');
  if (!setting) return undefined;
  const seconds = Number(setting.value);
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= 43_200) return seconds;
  throw new ConfigError('duration_seconds is a number from 900 to 43200', setting);
}
