import type {
  _InstanceType,
  Instance,
  InstanceStateChange,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { groupsOf, viewCard } from './instance-card-view.ts';
import { hostnamesOf, viewOptions } from './instance-options-view.ts';
import { profileIdOf } from './instance-profile.ts';
import { type InstanceRow, type InstanceState, instanceStates, stateOf } from './model/instance.ts';
import {
  type NetworkInterfaceRow,
  networkInterfaces,
  privateDnsName,
  publicDnsName,
} from './model/network-interface.ts';
import { tagsOf } from './model/tags.ts';
import { volumes } from './model/volume.ts';
import { vpcs } from './model/vpc.ts';

/** Instances as AWS lists them: in their reservations. */
export function reservationsOf(ctx: Context, rows: readonly InstanceRow[]): Reservation[] {
  const boxes = new Map<string, Instance[]>();
  for (const row of rows) {
    const box = boxes.get(row.reservationId);
    if (box) box.push(viewInstance(ctx, row));
    else boxes.set(row.reservationId, [viewInstance(ctx, row)]);
  }
  return [...boxes].map(([ReservationId, Instances]) => ({
    ReservationId,
    OwnerId: ctx.account,
    Groups: [],
    Instances,
  }));
}

/** One instance as AWS shows it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export function viewInstance(ctx: Context, row: InstanceRow): Instance {
  const cards = row.interfaceIds
    .map((id) => networkInterfaces.get(ctx, id))
    .filter((card) => card !== undefined);
  const primary = cards[0];
  const LaunchTime = new Date(row.launchedAt);
  const reason = reasonOf(ctx, row);
  return {
    InstanceId: row.id,
    ImageId: row.imageId,
    InstanceType: row.type as _InstanceType,
    State: stateOf(ctx, row),
    ...addressesOf(ctx, row, primary),
    KeyName: row.keyName,
    LaunchTime,
    AmiLaunchIndex: row.launchIndex,
    Platform: row.platform === 'windows' ? 'Windows' : undefined,
    PlatformDetails: row.platformDetails,
    UsageOperation: row.platform === 'windows' ? 'RunInstances:0002' : 'RunInstances',
    UsageOperationUpdateTime: LaunchTime,
    ...(primary && { VpcId: row.vpcId, SubnetId: row.subnetId }),
    SecurityGroups: groupsOf(ctx, primary),
    SourceDestCheck: primary ? row.sourceDestCheck : undefined,
    NetworkInterfaces: cards.map((card) => viewCard(ctx, card)),
    BlockDeviceMappings: disksOf(ctx, row),
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    Monitoring: { State: row.monitoring ? 'enabled' : 'disabled' },
    EbsOptimized: row.ebsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(row.spotRequestId && {
      InstanceLifecycle: 'spot' as const,
      SpotInstanceRequestId: row.spotRequestId,
    }),
    VirtualizationType: 'hvm',
    ClientToken: row.clientToken,
    ProductCodes: [],
    StateTransitionReason: row.transition,
    StateReason: reason && { Code: reason.code, Message: reason.message },
    IamInstanceProfile: row.profileArn
      ? { Arn: row.profileArn, Id: profileIdOf(ctx, row) }
      : undefined,
    ...viewOptions(ctx, row),
    Tags: tagsOf(ctx, row.id),
  };
}

/** What an operation that changes states answers for one instance. */
export function stateChange(
  ctx: Context,
  row: InstanceRow,
  before: InstanceState,
): InstanceStateChange {
  return {
    InstanceId: row.id,
    PreviousState: { Code: instanceStates[before], Name: before },
    CurrentState: stateOf(ctx, row),
  };
}

/** Why an instance is in its state, where AWS says. */
export function reasonOf(ctx: Context, row: InstanceRow): InstanceRow['reason'] {
  const pending = stateOf(ctx, row).Name === 'pending';
  return row.reason ?? (pending ? { code: 'pending', message: 'pending' } : undefined);
}

function addressesOf(
  ctx: Context,
  row: InstanceRow,
  card: NetworkInterfaceRow | undefined,
): Partial<Instance> {
  if (!card) return { PrivateDnsName: '', PublicDnsName: '' };
  const named = vpcs.get(ctx, card.vpcId)?.dnsHostnames && card.publicIp;
  return {
    PrivateIpAddress: card.privateIp || undefined,
    PrivateDnsName: privateNameOf(ctx, row, card),
    Ipv6Address: card.ipv6Addresses?.[0],
    PublicDnsName: named ? publicDnsName(ctx, named) : '',
    PublicIpAddress: card.publicIp,
  };
}

/** An instance is called by its address, or by its own id where it was asked to. */
export function privateNameOf(
  ctx: Context,
  row: InstanceRow,
  { privateIp }: NetworkInterfaceRow,
): string {
  const byAddress = privateDnsName(ctx, privateIp);
  const byId = hostnamesOf(ctx, row).HostnameType === 'resource-name';
  return byId ? byAddress.replace(/^[^.]+/, row.id) : byAddress;
}

function disksOf(ctx: Context, { id, volumeIds }: InstanceRow): Instance['BlockDeviceMappings'] {
  return volumeIds.flatMap((volumeId) => {
    const own = volumes.get(ctx, volumeId)?.attachments.find((one) => one.instanceId === id);
    if (!own) return [];
    return {
      DeviceName: own.device,
      Ebs: {
        VolumeId: volumeId,
        AttachTime: new Date(own.at),
        DeleteOnTermination: own.deleteOnTermination,
        Status: 'attached' as const,
      },
    };
  });
}
