import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { creditsFrom } from './credit-specifications.ts';
import { profileArnFor } from './instance-profile.ts';
import type { LaunchOptions } from './model/instance.ts';
import { keyPairs } from './model/key-pair.ts';
import { placementGroups } from './model/placement-group.ts';
import { settingsOf } from './model/settings.ts';

/** What a launch says of its instances besides where they are and what they are made of. */
export function detailsOf(ctx: Context, input: RunInstancesRequest) {
  const { MetadataOptions: metadata } = input;
  const { metadata: standard } = settingsOf(ctx);
  return {
    clientToken: input.ClientToken ?? '',
    keyName: keyOf(ctx, input),
    monitoring: input.Monitoring?.Enabled ?? false,
    ebsOptimized: input.EbsOptimized ?? false,
    groupName: placementOf(ctx, input),
    tenancy: input.Placement?.Tenancy ?? 'default',
    profileArn: profileArnFor(ctx, input.IamInstanceProfile),
    userData: input.UserData,
    disableApiTermination: input.DisableApiTermination ?? false,
    disableApiStop: input.DisableApiStop ?? false,
    shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
    metadata: {
      tokens: metadata?.HttpTokens ?? standard.tokens ?? 'required',
      hopLimit: metadata?.HttpPutResponseHopLimit ?? standard.hopLimit ?? 2,
      endpoint: metadata?.HttpEndpoint ?? standard.endpoint ?? 'enabled',
      tags: metadata?.InstanceMetadataTags ?? standard.tags ?? 'disabled',
      ipv6: metadata?.HttpProtocolIpv6 ?? 'disabled',
    },
    credits: input.CreditSpecification && creditsFrom(input.CreditSpecification.CpuCredits),
    asked: optionsOf(input),
  } as const;
}

const options = [
  'CapacityReservationSpecification',
  'CpuOptions',
  'EnclaveOptions',
  'HibernationOptions',
  'KernelId',
  'LicenseSpecifications',
  'MaintenanceOptions',
  'NetworkPerformanceOptions',
  'Placement',
  'PrivateDnsNameOptions',
  'RamdiskId',
] as const satisfies readonly (keyof LaunchOptions)[];

function optionsOf(input: RunInstancesRequest): LaunchOptions | undefined {
  const given = options.filter((name) => input[name] !== undefined);
  return given.length > 0
    ? Object.fromEntries(given.map((name) => [name, input[name]]))
    : undefined;
}

function keyOf(ctx: Context, { KeyName: name }: RunInstancesRequest): string | undefined {
  if (!name || ctx.lenient || keyPairs.all(ctx).some((row) => row.name === name)) return name;
  throw fault('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
}

function placementOf(ctx: Context, { Placement }: RunInstancesRequest): string | undefined {
  const name = Placement?.GroupName || undefined;
  if (!name || ctx.lenient || placementGroups.all(ctx).some((row) => row.name === name))
    return name;
  throw fault('InvalidPlacementGroup.Unknown', `The Placement Group '${name}' is unknown.`);
}
