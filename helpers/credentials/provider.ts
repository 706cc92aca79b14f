import { createRequire } from 'node:module';
import { AwshError, isAwshError } from '../errors.ts';

/** Keys to sign calls with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When they stop working; undefined for keys that stay. */
  readonly expiration?: Date;
}

/** Gives credentials that are valid now; the same ones until they are about to expire. */
export type CredentialProvider = () => Promise<Credentials>;

/** Something only a person can answer while credentials are being fetched. */
export interface Question {
  readonly kind: 'mfa';
  /** The question in full, ready to be shown. */
  readonly message: string;
  /** The MFA device, as its serial number or ARN. */
  readonly device: string;
}

/** Asks a person; rejects when nobody can or wants to answer. */
export type Ask = (question: Question) => Promise<string>;

const require = createRequire(import.meta.url);

/**
 * The credentials of one session: found as all of AWS's tools find them, once for all clients, so
 * that a role is assumed once and a code asked for once.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function credentialProvider({
  profile,
  ask,
}: {
  profile: string | undefined;
  ask: Ask | undefined;
}): CredentialProvider {
  let chain: CredentialProvider | undefined;
  return async () => {
    chain ??= loadChain(profile, ask);
    try {
      return await chain();
    } catch (error) {
      throw explained(error, profile);
    }
  };
}

function loadChain(profile: string | undefined, ask: Ask | undefined): CredentialProvider {
  const { fromNodeProviderChain } =
    require('@aws-sdk/credential-providers') as typeof import('@aws-sdk/credential-providers');
  return fromNodeProviderChain({
    ...(profile === undefined ? {} : { profile }),
    mfaCodeProvider: (device) => askForCode(device, profile, ask),
  });
}

function askForCode(device: string, profile = 'default', ask?: Ask): Promise<string> {
  if (ask) return ask({ kind: 'mfa', device, message: `MFA code of ${device} for ${profile}` });
  throw new AwshError(
    'Credentials',
    `profile ${profile} needs an MFA code, and nobody can be asked`,
    {
      hint: 'use the profile at the prompt, or export temporary credentials that have it already',
    },
  );
}

/** The SDK says only that nothing worked; here it says for whom, and what to do. */
function explained(error: unknown, profile: string | undefined): unknown {
  if (isAwshError(error) || !(error instanceof Error)) return error;
  if (error.name !== 'CredentialsProviderError' && error.name !== 'ProviderError') return error;
  const own = innermost(error);
  if (isAwshError(own)) return own;
  const nothing = /^Could not load credentials from any providers/.test(error.message);
  const owner = profile === undefined ? '' : ` for profile ${profile}`;
  return new AwshError(
    'Credentials',
    nothing ? `no AWS credentials found${owner}` : `no AWS credentials${owner}: ${error.message}`,
    { hint: nextStep(profile), cause: error },
  );
}

function innermost(error: Error): unknown {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}

function nextStep(profile: string | undefined): string {
  const configure = profile === undefined ? 'aws configure' : `aws configure --profile ${profile}`;
  return `.sandbox needs none; .profile picks another profile; ${configure} sets them up`;
}
