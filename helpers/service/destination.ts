import { type AwsFiles, readAwsFiles } from '../config/files.ts';
import { chosenProfile, requireProfile } from '../config/profile.ts';
import { requireKnownRegion } from '../config/region.ts';
import {
  configuredEndpoint,
  configuredRegion,
  isLoopback,
  requireEndpoint,
} from '../config/resolve.ts';
import { memoised } from '../credentials/memoised.ts';
import { credentialsConfigured, placeholders } from '../credentials/placeholder.ts';
import { type CredentialProvider, credentialProvider } from '../credentials/provider.ts';
import { UsageError } from '../errors.ts';
import type { SandboxLink, SessionOptions } from './session-options.ts';

/** Where a session's calls go, with everything that options, environment and files leave open. */
export interface Destination {
  readonly sandbox?: SandboxLink;
  /** The profile somebody named; undefined when it is the default one by default. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly credentials: CredentialProvider;
}

/** Works a destination out, on this machine alone: nothing is sent, no SDK package is loaded. */
export function destinationOf(options: SessionOptions): Destination {
  if (options.region !== undefined) requireKnownRegion(options.region);
  return options.sandbox ? intoSandbox(options, options.sandbox) : outOfFiles(options);
}

function intoSandbox(options: SessionOptions, sandbox: SandboxLink): Destination {
  return {
    sandbox,
    profile: undefined,
    region: options.region ?? sandbox.region,
    endpoint: undefined,
    credentials: async () => sandbox.credentials,
  };
}

function outOfFiles(options: SessionOptions): Destination {
  const files = readAwsFiles();
  const profile = namedProfile(options, files);
  const endpoint = options.endpoint ?? configuredEndpoint(profile, files);
  if (endpoint !== undefined) requireEndpoint(endpoint);
  const region = options.region ?? configuredRegion(profile, files);
  const loopback = endpoint !== undefined && isLoopback(endpoint);
  const unsaid = options.credentials === undefined || options.credentials === placeholders;
  const needsNoAccount = loopback && unsaid && !credentialsConfigured(profile, files);
  return {
    profile,
    endpoint,
    region: region ?? (loopback ? 'us-east-1' : undefined),
    credentials: needsNoAccount ? placeholders : given(options, profile),
  };
}

function namedProfile(options: SessionOptions, files: AwsFiles): string | undefined {
  const name = chosenProfile(options.profile);
  if (name === undefined || (name === 'default' && !files.profiles.has(name))) return undefined;
  requireProfile(name, files);
  return name;
}

function given(options: SessionOptions, profile: string | undefined): CredentialProvider {
  const { credentials, ask } = options;
  if (typeof credentials === 'function') return memoised(credentials);
  if (credentials !== undefined) return async () => credentials;
  return memoised(credentialProvider({ profile, ask }));
}

/** What the SDK's clients of a session are made with. */
export function clientConfig(
  { sandbox, profile, region, credentials }: Destination,
  endpoint: string | undefined,
): object {
  return {
    region: async () => {
      if (region === undefined) throw noRegion();
      return region;
    },
    credentials,
    ...(profile === undefined ? {} : { profile }),
    // An endpoint of the environment or a profile is left to the SDK, which knows of those that
    // are meant for one service alone.
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(sandbox
      ? { requestHandler: sandbox.requestHandler, ignoreConfiguredEndpointUrls: true }
      : {}),
  };
}

/** What a call without a region is refused with. */
export function noRegion(): UsageError {
  return new UsageError('no region is set', {
    hint: 'choose one with .region us-east-1, --region us-east-1 or AWS_REGION=us-east-1',
  });
}
