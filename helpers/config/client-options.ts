import { ConfigError, UsageError } from '../errors.ts';
import type { AwsFiles, Settings } from './files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Options of the SDK's clients that come from settings which the SDK does not read. */
export interface ClientOptions {
  readonly forcePathStyle?: boolean;
  readonly useAccelerateEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
  readonly useArnRegion?: boolean;
  readonly disableS3ExpressSessionAuth?: boolean;
  readonly useGlobalEndpoint?: boolean;
  readonly disableHostPrefix?: boolean;
}

/**
 * What settings of boto3 and the AWS CLI say for the clients of a service: the keys nested below
 * `s3 =`, global endpoints of S3 and STS, host prefixes. Refuses values that mean nothing, also
 * those of the retry settings, which the SDK would trip over later.
 */
export function clientOptions(
  service: string,
  profile: string | undefined,
  files: AwsFiles,
  env: Environment = process.env,
): ClientOptions {
  const settings: Settings = files.profiles.get(profile ?? 'default') ?? new Map();
  checkRetries(settings, env);
  return {
    ...(isTrue(env.AWS_DISABLE_HOST_PREFIX_INJECTION) ? { disableHostPrefix: true } : {}),
    ...(service === 's3' ? s3Options(settings, env) : {}),
    ...(service === 'sts' ? stsOptions(settings, env) : {}),
  };
}

const flags = {
  use_accelerate_endpoint: 'useAccelerateEndpoint',
  use_dualstack_endpoint: 'useDualstackEndpoint',
  use_arn_region: 'useArnRegion',
  s3_disable_express_session_auth: 'disableS3ExpressSessionAuth',
} as const;

/** https://docs.aws.amazon.com/cli/latest/topic/s3-config.html */
function s3Options(settings: Settings, env: Environment): ClientOptions {
  const s3 = settings.get('s3');
  const options: { -readonly [Key in keyof ClientOptions]: ClientOptions[Key] } = {};
  for (const [key, option] of Object.entries(flags) as [
    keyof typeof flags,
    keyof ClientOptions,
  ][]) {
    const value = s3?.nested.get(key);
    if (value !== undefined && s3) options[option] = flag(key, value, s3);
  }
  const style = s3?.nested.get('addressing_style');
  if (s3 && style !== undefined && !['auto', 'virtual', 'path'].includes(style)) {
    throw new ConfigError(`s3 addressing_style ${style} is none`, s3, {
      hint: 'it is one of auto, virtual, path',
    });
  }
  if (style === 'path') options.forcePathStyle = true;
  const regional =
    env.AWS_S3_US_EAST_1_REGIONAL_ENDPOINT || s3?.nested.get('us_east_1_regional_endpoint');
  if (regional === 'legacy') options.useGlobalEndpoint = true;
  return options;
}

function stsOptions(settings: Settings, env: Environment): ClientOptions {
  const endpoints = env.AWS_STS_REGIONAL_ENDPOINTS || settings.get('sts_regional_endpoints')?.value;
  return endpoints === 'legacy' ? { useGlobalEndpoint: true } : {};
}

function flag(key: string, value: string, at: { file: string; line: number }): boolean {
  if (/^(true|false)$/i.test(value)) return isTrue(value);
  throw new ConfigError(`s3 ${key} is true or false, not ${value}`, at);
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

const retryModes = ['standard', 'adaptive', 'legacy'];

function checkRetries(settings: Settings, env: Environment): void {
  const attempts = settings.get('max_attempts');
  const mode = settings.get('retry_mode');
  if (env.AWS_MAX_ATTEMPTS && !isCount(env.AWS_MAX_ATTEMPTS)) {
    throw new UsageError(`AWS_MAX_ATTEMPTS is a number from 1, not ${env.AWS_MAX_ATTEMPTS}`);
  }
  if (attempts && !isCount(attempts.value)) {
    throw new ConfigError(`max_attempts is a number from 1, not ${attempts.value}`, attempts);
  }
  const hint = `it is one of ${retryModes.join(', ')}`;
  if (env.AWS_RETRY_MODE && !retryModes.includes(env.AWS_RETRY_MODE)) {
    throw new UsageError(`AWS_RETRY_MODE ${env.AWS_RETRY_MODE} is none`, { hint });
  }
  if (mode && !retryModes.includes(mode.value)) {
    throw new ConfigError(`retry_mode ${mode.value} is none`, mode, { hint });
  }
}

function isCount(text: string): boolean {
  return /^[1-9]\d*$/.test(text);
}
