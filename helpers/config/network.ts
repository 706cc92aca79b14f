import { existsSync, readFileSync } from 'node:fs';
import { ConfigError, UsageError } from '../errors.ts';
import type { AwsFiles } from './files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How requests leave this machine, as far as settings say. */
export interface NetworkSettings {
  /** Certificates to trust in place of Node's own, as PEM; undefined for Node's own. */
  readonly ca: string | undefined;
  /** Certificates by which the proxy itself is known, as PEM. */
  readonly proxyCa: string | undefined;
}

/**
 * The certificates to trust: `AWS_CA_BUNDLE`, else the profile's `ca_bundle`, else
 * `REQUESTS_CA_BUNDLE`, as boto3 and the AWS CLI have it. Throws when the file can't be used.
 */
export function networkSettings(
  profile: string | undefined,
  files: AwsFiles,
  env: Environment = process.env,
): NetworkSettings {
  const settings = files.profiles.get(profile ?? 'default');
  const inProfile = settings?.get('ca_bundle');
  const proxyCa = settings?.get('proxy_ca_bundle');
  const named =
    (env.AWS_CA_BUNDLE && { path: env.AWS_CA_BUNDLE, by: 'AWS_CA_BUNDLE' }) ||
    (inProfile?.value && { path: inProfile.value, at: inProfile }) ||
    (env.REQUESTS_CA_BUNDLE && { path: env.REQUESTS_CA_BUNDLE, by: 'REQUESTS_CA_BUNDLE' });
  return {
    ca: named ? certificates(named) : undefined,
    proxyCa: proxyCa?.value ? certificates({ path: proxyCa.value, at: proxyCa }) : undefined,
  };
}

function certificates({
  path,
  by,
  at,
}: {
  path: string;
  by?: string;
  at?: { file: string; line: number };
}): string {
  const problem = problemOf(path);
  if (problem === undefined) return readFileSync(path, 'utf8');
  const hint = 'name a file with certificates in PEM, or leave it out';
  if (at) throw new ConfigError(`the certificate file ${path} ${problem}`, at, { hint });
  throw new UsageError(`the certificate file ${path} (${by} names it) ${problem}`, { hint });
}

function problemOf(path: string): string | undefined {
  if (!existsSync(path)) return 'does not exist';
  try {
    const text = readFileSync(path, 'utf8');
    return text.includes('-----BEGIN ') ? undefined : 'has no certificate in PEM';
  } catch (error) {
    return `can't be read: ${(error as NodeJS.ErrnoException).code}`;
  }
}
