import { clientOptions } from '../config/client-options.ts';
import { type AwsFiles, readAwsFiles } from '../config/files.ts';
import { networkSettings } from '../config/network.ts';
import { chosenProfile, requireProfile } from '../config/profile.ts';
import { requireKnownRegion } from '../config/region.ts';
import {
  configuredEndpoint,
  configuredRegion,
  isLoopback,
  requireEndpoint,
  serviceEndpoint,
} from '../config/resolve.ts';
import { requireWhole } from '../credentials/credentials.ts';
import { memoised, type SharedProvider } from '../credentials/memoised.ts';
import { credentialsConfigured, placeholders } from '../credentials/placeholder.ts';
import { credentialProvider, refreshSdkFiles } from '../credentials/provider.ts';
import type { Patience } from '../credentials/tools.ts';
import { UsageError } from '../errors.ts';
import { serviceEntry } from './catalogue.ts';
import { type HandlerOptions, handlerOptions, makeHandler } from './request-handler.ts';
import { requireOwnNames, type SandboxLink, type SessionOptions } from './session-options.ts';

/** Where a session's calls go, with everything that options, environment and files leave open. */
export interface Destination {
  readonly sandbox?: SandboxLink;
  /** The profile somebody named; undefined when it is the default one by default. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly credentials: SharedProvider;
  /** What `~/.aws` said when the session was made. */
  readonly files: AwsFiles;
  /** How requests leave this machine, worked out when the first client is made. */
  readonly handler: () => HandlerOptions;
}

/** Works a destination out, on this machine alone: nothing is sent, no SDK package is loaded. */
export function destinationOf(
  options: SessionOptions,
  patiently: Patience = (work) => work(),
): Destination {
  requireOwnNames(options);
  if (options.region !== undefined) requireKnownRegion(options.region);
  return options.sandbox ? intoSandbox(options, options.sandbox) : outOfFiles(options, patiently);
}

const noFiles: AwsFiles = { profiles: new Map(), ssoSessions: new Map(), services: new Map() };

function intoSandbox(options: SessionOptions, sandbox: SandboxLink): Destination {
  return {
    sandbox,
    profile: undefined,
    region: options.region ?? sandbox.region,
    endpoint: undefined,
    credentials: memoised(async () => sandbox.credentials),
    files: noFiles,
    handler: () => handlerOptions({ ca: undefined, proxyCa: undefined }),
  };
}

function outOfFiles(options: SessionOptions, patiently: Patience): Destination {
  const files = readAwsFiles();
  const profile = namedProfile(options, files);
  const endpoint = options.endpoint ?? configuredEndpoint(profile, files);
  if (endpoint !== undefined) requireEndpoint(endpoint);
  const loopback = endpoint !== undefined && isLoopback(endpoint);
  const region =
    options.region ?? configuredRegion(profile, files) ?? (loopback ? 'us-east-1' : undefined);
  const handler = once(() => handlerOptions(networkSettings(profile, files)));
  const place = { profile, region, handler, patiently };
  return {
    ...place,
    endpoint,
    files,
    credentials: credentialsFor(options, place, loopback, files),
  };
}

type Place = Pick<Destination, 'profile' | 'region' | 'handler'> & { readonly patiently: Patience };

function namedProfile(options: SessionOptions, files: AwsFiles): string | undefined {
  const name = chosenProfile(options.profile);
  if (name === undefined || (name === 'default' && !files.profiles.has(name))) return undefined;
  requireProfile(name, files);
  return name;
}

function credentialsFor(
  { credentials, profile: named, ask, warn = process.emitWarning }: SessionOptions,
  { profile, region, handler, patiently }: Place,
  loopback: boolean,
  files: AwsFiles,
): SharedProvider {
  const owner = { profile, explicit: named !== undefined };
  if (loopback && credentials === undefined && !credentialsConfigured(owner, files)) {
    return memoised(placeholders);
  }
  if (typeof credentials === 'function') {
    // A sibling's own is shared as it is: its questions have been asked.
    return 'memoized' in credentials ? (credentials as SharedProvider) : memoised(credentials);
  }
  if (credentials !== undefined) {
    const whole = requireWhole(credentials);
    return memoised(async () => whole);
  }
  return credentialProvider(owner, {
    profile,
    region,
    ask: ask && ((question) => patiently(() => ask(question))),
    patiently,
    warn: (message) => warn(message),
    env: process.env,
    handler: once(() => makeHandler(handler())),
  });
}

/** What the SDK's clients of a session are made with, those of one service in particular. */
export function clientConfig(
  { sandbox, profile, region, credentials, files, handler }: Destination,
  endpoint: string | undefined,
  service: string,
): object {
  const config = {
    region: async () => {
      if (region === undefined) throw noRegion();
      return region;
    },
    credentials,
  };
  if (sandbox) {
    const { requestHandler } = sandbox;
    return { ...config, requestHandler, ignoreConfiguredEndpointUrls: true };
  }
  refreshSdkFiles();
  const own = endpoint ?? serviceEndpoint(serviceIdOf(service), profile ?? 'default', files);
  return {
    ...config,
    ...(profile === undefined ? {} : { profile }),
    // A client that is given a profile forgets to look for the endpoints in it.
    ...(own === undefined ? {} : { endpoint: own }),
    requestHandler: handler(),
    ...clientOptions(service, profile, files),
  };
}

/** A service as settings name it: `cloudwatch_logs`. */
function serviceIdOf(service: string): string {
  return serviceEntry(service).package.replace('@aws-sdk/client-', '').replaceAll('-', '_');
}

/** What a call without a region is refused with. */
export function noRegion(): UsageError {
  return new UsageError('no region is set', {
    hint: 'choose one with .region us-east-1, --region us-east-1 or AWS_REGION=us-east-1',
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
