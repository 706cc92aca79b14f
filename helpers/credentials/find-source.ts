import type { AwsFiles } from '../config/files.ts';
import { UsageError } from '../errors.ts';
import { type Environment, environmentKeys, hasContainer } from './environment.ts';
import { profileSource, roleOf } from './profile-source.ts';
import type { Source, WebIdentitySource } from './source.ts';

/** Whose credentials are wanted. */
export interface Owner {
  /** The profile somebody named; undefined for the default one. */
  readonly profile: string | undefined;
  /** True when it was named to us; false when `AWS_PROFILE` did, which keys outrank. */
  readonly explicit: boolean;
}

/**
 * Where credentials come from, in the order of boto3 and the AWS CLI: keys in the environment
 * (unless a profile was named to us), what the profile says, the container's role, the EC2
 * instance's. Throws a ConfigError or UsageError for a setting that leads nowhere.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function findSource(owner: Owner, files: AwsFiles, env: Environment): Source {
  const { profile, explicit } = owner;
  const keys = explicit ? undefined : environmentKeys(env);
  if (keys) return keys;
  const name = profile ?? 'default';
  const place = { files, env, trail: [] };
  return (
    roleOf(name, place) ??
    (explicit ? undefined : environmentToken(env)) ??
    profileSource(name, place) ??
    machine(profile, env)
  );
}

function environmentToken(env: Environment): WebIdentitySource | undefined {
  const tokenFile = env.AWS_WEB_IDENTITY_TOKEN_FILE;
  if (!tokenFile) return undefined;
  if (!env.AWS_ROLE_ARN) {
    throw new UsageError('AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not', {
      hint: 'set AWS_ROLE_ARN to the role that the token may assume',
    });
  }
  return {
    kind: 'web-identity',
    profile: undefined,
    roleArn: env.AWS_ROLE_ARN,
    tokenFile,
    region: undefined,
    sessionName: env.AWS_ROLE_SESSION_NAME || undefined,
    durationSeconds: undefined,
  };
}

function machine(profile: string | undefined, env: Environment): Source {
  if (hasContainer(env)) return { kind: 'container', profile };
  const disabled = env.AWS_EC2_METADATA_DISABLED;
  const off = Boolean(disabled) && disabled?.toLowerCase() !== 'false';
  return { kind: off ? 'none' : 'instance', profile };
}
