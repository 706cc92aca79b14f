import { createRequire } from 'node:module';
import type * as cloudformation from '@aws-sdk/client-cloudformation';
import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as dynamodb from '@aws-sdk/client-dynamodb';
import type * as ec2 from '@aws-sdk/client-ec2';
import type * as glacier from '@aws-sdk/client-glacier';
import type * as iam from '@aws-sdk/client-iam';
import type * as rds from '@aws-sdk/client-rds';
import type * as s3 from '@aws-sdk/client-s3';
import type * as sns from '@aws-sdk/client-sns';
import type * as sqs from '@aws-sdk/client-sqs';
import type * as sts from '@aws-sdk/client-sts';
import { serviceEntry } from './catalogue.ts';
import { requireCached } from './code-cache.ts';
import { NotInstalled } from './install/not-installed.ts';
import { requireFor } from './install/places.ts';

/** The SDK's package of each service, as types: what it exports, and its client class. */
export interface SdkModules {
  readonly cloudformation: typeof cloudformation;
  readonly cloudwatch: typeof cloudwatch;
  readonly dynamodb: typeof dynamodb;
  readonly ec2: typeof ec2;
  readonly glacier: typeof glacier;
  readonly iam: typeof iam;
  readonly rds: typeof rds;
  readonly s3: typeof s3;
  readonly sns: typeof sns;
  readonly sqs: typeof sqs;
  readonly sts: typeof sts;
}

/** The SDK's own client of each service, with every operation as a method. */
export interface SdkClients {
  readonly cloudformation: cloudformation.CloudFormation;
  readonly cloudwatch: cloudwatch.CloudWatch;
  readonly dynamodb: dynamodb.DynamoDB;
  readonly ec2: ec2.EC2;
  readonly glacier: glacier.Glacier;
  readonly iam: iam.IAM;
  readonly rds: rds.RDS;
  readonly s3: s3.S3;
  readonly sns: sns.SNS;
  readonly sqs: sqs.SQS;
  readonly sts: sts.STS;
}

/** A service that awsh brings along, by its short name, the one the AWS CLI uses: `ec2`. */
export type ServiceName = keyof SdkModules;

/** An SDK package as it looks when nothing more is known about it. */
export type SdkModule = Readonly<Record<string, unknown>>;

interface Package {
  readonly name: string;
  /** The class in it that has every operation as a method. */
  readonly client: string;
}

const packages: Readonly<Record<ServiceName, Package>> = {
  cloudformation: { name: '@aws-sdk/client-cloudformation', client: 'CloudFormation' },
  cloudwatch: { name: '@aws-sdk/client-cloudwatch', client: 'CloudWatch' },
  dynamodb: { name: '@aws-sdk/client-dynamodb', client: 'DynamoDB' },
  ec2: { name: '@aws-sdk/client-ec2', client: 'EC2' },
  glacier: { name: '@aws-sdk/client-glacier', client: 'Glacier' },
  iam: { name: '@aws-sdk/client-iam', client: 'IAM' },
  rds: { name: '@aws-sdk/client-rds', client: 'RDS' },
  s3: { name: '@aws-sdk/client-s3', client: 'S3' },
  sns: { name: '@aws-sdk/client-sns', client: 'SNS' },
  sqs: { name: '@aws-sdk/client-sqs', client: 'SQS' },
  sts: { name: '@aws-sdk/client-sts', client: 'STS' },
};

const require = createRequire(import.meta.url);

/** Names of the services that awsh brings along. */
export function bundledServices(): readonly ServiceName[] {
  return Object.keys(packages) as ServiceName[];
}

/** True for a service that awsh brings along. */
export function isBundled(name: string): name is ServiceName {
  return Object.hasOwn(packages, name);
}

/** True for a service whose package is here, so that it can be called without being installed. */
export function isAtHand(name: string): boolean {
  return isBundled(name) || requireFor(serviceEntry(name)) !== undefined;
}

/**
 * Loads a service's SDK package, which takes some 30 to 200 ms the first time. Throws
 * {@link NotInstalled} for one that is not here.
 */
export function loadSdk<Name extends ServiceName>(name: Name): SdkModules[Name];
export function loadSdk(name: string): SdkModule;
export function loadSdk(name: string): SdkModule {
  const known = loaded.get(name);
  if (known) return known;
  // The SDK warns on every process that Node 20 will one day be too old for it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const sdk = isBundled(name) ? requireCached(packages[name].name, require) : loadOther(name);
  loaded.set(name, sdk as SdkModule);
  return sdk as SdkModule;
}

const loaded = new Map<string, SdkModule>();

function loadOther(name: string): unknown {
  const entry = serviceEntry(name);
  const load = requireFor(entry);
  if (load === undefined) throw new NotInstalled(entry);
  return requireCached(entry.package, load);
}

/** Name of the SDK's client class of a service, the one with every operation as a method: `EC2`. */
export function clientClassName(name: string): string {
  if (isBundled(name)) return packages[name].client;
  const sdk = loadSdk(name);
  const found = Object.keys(sdk).find((key) => /^[A-Z]/.test(key) && `${key}Client` in sdk);
  return found ?? name;
}
