import { UsageError } from '../errors.ts';
import type { AwsFiles } from './files.ts';
import { plausibleRegion, requireKnownRegion } from './region.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A region, and who says so, in words for an error: `AWS_REGION`, `profile dev`. */
interface Choice {
  readonly region: string;
  readonly by: string;
}

/**
 * The region that is configured when none is given: `AWS_REGION`, `AWS_DEFAULT_REGION`, the
 * profile's, the default profile's; the first that says one. Undefined when none does.
 */
export function configuredRegion(
  profile: string | undefined,
  files: AwsFiles,
  env: Environment = process.env,
): string | undefined {
  const choice = firstChoice(profile, files, env);
  // A region newer than the table is let through: whoever configured it had a reason.
  if (choice && !plausibleRegion(choice.region)) requireKnownRegion(choice.region, choice.by);
  return choice?.region;
}

function firstChoice(
  profile: string | undefined,
  files: AwsFiles,
  env: Environment,
): Choice | undefined {
  const ofProfile = (name: string) => files.profiles.get(name)?.get('region')?.value;
  const choices = [
    { region: env.AWS_REGION, by: 'AWS_REGION' },
    { region: env.AWS_DEFAULT_REGION, by: 'AWS_DEFAULT_REGION' },
    { region: profile && ofProfile(profile), by: `profile ${profile}` },
    { region: ofProfile('default'), by: 'profile default' },
  ];
  return choices.find((choice): choice is Choice => Boolean(choice.region));
}

/**
 * The endpoint that is configured for all services: `AWS_ENDPOINT_URL`, else the profile's
 * `endpoint_url`; none when `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` says so.
 */
export function configuredEndpoint(
  profile: string | undefined,
  files: AwsFiles,
  env: Environment = process.env,
): string | undefined {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return undefined;
  const ofProfile = files.profiles.get(profile ?? 'default')?.get('endpoint_url')?.value;
  return env.AWS_ENDPOINT_URL || ofProfile || undefined;
}

/**
 * The endpoint that is configured for one service: `AWS_ENDPOINT_URL_<SERVICE>`,
 * `AWS_ENDPOINT_URL`, the profile's `services` section, its `endpoint_url`; the first that says one.
 * `service` is AWS's id of it in small letters, with underscores: `cloudwatch_logs`.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function serviceEndpoint(
  service: string,
  profile: string,
  files: AwsFiles,
  env: Environment = process.env,
): string | undefined {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return undefined;
  const section = files.profiles.get(profile)?.get('services')?.value ?? '';
  const ofService = files.services.get(section)?.get(service)?.nested.get('endpoint_url');
  return (
    env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
    env.AWS_ENDPOINT_URL ||
    ofService ||
    configuredEndpoint(profile, files, env)
  );
}

/** Refuses text that is no http(s) URL, as a value for an endpoint. */
export function requireEndpoint(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return;
  throw new UsageError(`${endpoint} is no URL for an endpoint`, {
    hint: 'write it in full: http://localhost:5000',
  });
}

/** True for an endpoint on this machine: localhost, 127.x.x.x or ::1. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
