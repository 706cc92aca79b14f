import type { Bucket } from './rule.ts';

/** What throttling needs to know of a call. */
export interface Counted {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A bucket a call takes tokens from, and how many. */
export interface Draw {
  readonly name: string;
  readonly bucket: Bucket;
  readonly tokens: number;
}

const reading = { size: 100, refill: 20 };
const readingAll = { size: 50, refill: 10 };
const writing = { size: 50, refill: 5 };

/** Asked for everything at once, these take from a smaller bucket. */
const heavyReads = new Set([
  'DescribeInstances',
  'DescribeInstanceStatus',
  'DescribeNetworkInterfaces',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSpotInstanceRequests',
  'DescribeVolumes',
]);

/** Operations with numbers of their own, of those that the sandbox is likely to be asked. */
const own: Readonly<Record<string, Bucket>> = {
  ...each({ size: 5, refill: 2 }, 'RunInstances', 'StartInstances'),
  ...each({ size: 100, refill: 10 }, 'CreateTags', 'DeleteTags'),
  ...each(
    { size: 100, refill: 5 },
    'TerminateInstances',
    'CreateVolume',
    'DeleteVolume',
    'CreateSnapshot',
    'CreateSnapshots',
    'DeleteSnapshot',
    'ModifySnapshotAttribute',
    'DeregisterImage',
    'ModifyImageAttribute',
    'CreateNetworkInterface',
    'DeleteNetworkInterface',
    'ModifyNetworkInterfaceAttribute',
    'AssignPrivateIpAddresses',
    'UnassignPrivateIpAddresses',
    'ModifyInstanceMetadataOptions',
    'ModifyLaunchTemplate',
    'CreateLaunchTemplateVersion',
  ),
  ...each({ size: 100, refill: 1 }, 'CopyImage'),
  ...each({ size: 10, refill: 1 }, 'CreateNatGateway', 'DeleteNatGateway'),
  ...each({ size: 4, refill: 0.3 }, 'CreateVpcEndpoint', 'DeleteVpcEndpoints', 'ModifyVpcEndpoint'),
  ...each({ size: 1, refill: 1 }, 'CreateDefaultVpc', 'CreateDefaultSubnet'),
};

/** Buckets that every instance of a call takes a token from. */
const perInstance: Readonly<Record<string, Bucket>> = {
  RunInstances: { size: 1_000, refill: 2 },
  StartInstances: { size: 1_000, refill: 2 },
  StopInstances: { size: 1_000, refill: 20 },
  TerminateInstances: { size: 1_000, refill: 20 },
};

/**
 * What a call takes from which buckets, by EC2's tables; other services are taken to have the same.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
export function drawsOf({ operation, input }: Counted): Draw[] {
  const call = { name: operation, bucket: bucketOf({ operation, input }), tokens: 1 };
  const resources = Object.hasOwn(perInstance, operation) ? perInstance[operation] : undefined;
  if (!resources) return [call];
  const tokens = instancesIn(input);
  return [call, { name: `${operation} instances`, bucket: resources, tokens }];
}

/** True for an operation that changes nothing. */
export function onlyReads(operation: string): boolean {
  return /^(Describe|List|Search|Get|Head)/.test(operation);
}

function bucketOf({ operation, input }: Counted): Bucket {
  const known = Object.hasOwn(own, operation) ? own[operation] : undefined;
  if (known) return known;
  if (!onlyReads(operation)) return writing;
  const narrowed = input.Filters ?? input.MaxResults ?? input.NextToken;
  return heavyReads.has(operation) && narrowed === undefined ? readingAll : reading;
}

function instancesIn({ MaxCount, InstanceIds }: Readonly<Record<string, unknown>>): number {
  if (Array.isArray(InstanceIds)) return InstanceIds.length;
  return typeof MaxCount === 'number' && MaxCount > 0 ? MaxCount : 1;
}

function each(bucket: Bucket, ...operations: string[]): Record<string, Bucket> {
  return Object.fromEntries(operations.map((operation) => [operation, bucket]));
}
