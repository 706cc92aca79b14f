import { createRequire } from 'node:module';
import type * as ec2 from '@aws-sdk/client-ec2';
import type * as sts from '@aws-sdk/client-sts';
import { UsageError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { requireCached } from './code-cache.ts';

/** The SDK's package of each service, as types: what it exports, and its client class. */
export interface SdkModules {
  readonly ec2: typeof ec2;
  readonly sts: typeof sts;
}

/** The SDK's own client of each service, with every operation as a method. */
export interface SdkClients {
  readonly ec2: ec2.EC2;
  readonly sts: sts.STS;
}

/** A service by its short name, the one the AWS CLI uses: `ec2`. */
export type ServiceName = keyof SdkModules;

/** An SDK package as it looks when nothing more is known about it. */
export type SdkModule = Readonly<Record<string, unknown>>;

interface Package {
  readonly name: string;
  /** The class in it that has every operation as a method. */
  readonly client: string;
}

const packages: Readonly<Record<ServiceName, Package>> = {
  ec2: { name: '@aws-sdk/client-ec2', client: 'EC2' },
  sts: { name: '@aws-sdk/client-sts', client: 'STS' },
};

const require = createRequire(import.meta.url);

/** Names of the services that can be called. */
export function serviceNames(): readonly ServiceName[] {
  return Object.keys(packages) as ServiceName[];
}

/** Refuses a service that isn't there, with the name probably meant. */
export function requireServiceName(name: string): asserts name is ServiceName {
  if (Object.hasOwn(packages, name)) return;
  const near = closest(name, serviceNames());
  throw new UsageError(`no service called ${name}`, {
    hint: near ? `did you mean ${near}?` : `services are ${serviceNames().join(', ')}`,
  });
}

/** Loads a service's SDK package, which takes some 30 to 200 ms the first time. */
export function loadSdk<Name extends ServiceName>(name: Name): SdkModules[Name] {
  // The SDK warns on every process that Node 20 will one day be too old for it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return requireCached(packages[name].name, require) as SdkModules[Name];
}

/** Name of the SDK's client class of a service: `EC2`. */
export function clientClassName(name: ServiceName): string {
  return packages[name].client;
}
