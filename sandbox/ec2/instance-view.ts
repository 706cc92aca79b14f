import type {
  _InstanceType,
  Instance,
  InstanceNetworkInterface,
  InstanceStateChange,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { type InstanceRow, type InstanceState, instanceStates, stateOf } from './model/instance.ts';
import {
  type NetworkInterfaceRow,
  networkInterfaces,
  privateDnsName,
  publicDnsName,
} from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
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

const sameForAll = {
  CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
  HibernationOptions: { Configured: false },
  EnclaveOptions: { Enabled: false },
  MaintenanceOptions: { AutoRecovery: 'default' },
} as const;

/** One instance as AWS shows it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export function viewInstance(ctx: Context, row: InstanceRow): Instance {
  const cards = row.interfaceIds
    .map((id) => networkInterfaces.get(ctx, id))
    .filter((card) => card !== undefined);
  const primary = cards[0];
  const LaunchTime = new Date(row.launchedAt);
  return {
    InstanceId: row.id,
    ImageId: row.imageId,
    InstanceType: row.type as _InstanceType,
    State: stateOf(ctx, row),
    ...addressesOf(ctx, primary),
    KeyName: row.keyName,
    LaunchTime,
    AmiLaunchIndex: row.launchIndex,
    Architecture: row.architecture as Instance['Architecture'],
    Platform: row.platform === 'windows' ? 'Windows' : undefined,
    PlatformDetails: row.platformDetails,
    UsageOperation: row.platform === 'windows' ? 'RunInstances:0002' : 'RunInstances',
    UsageOperationUpdateTime: LaunchTime,
    Placement: { AvailabilityZone: row.zone, GroupName: row.groupName ?? '', Tenancy: row.tenancy },
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
    StateReason: row.reason && { Code: row.reason.code, Message: row.reason.message },
    IamInstanceProfile: row.profileArn ? { Arn: row.profileArn, Id: profileId(row) } : undefined,
    CpuOptions: { CoreCount: 1, ThreadsPerCore: row.architecture === 'arm64' ? 1 : 2 },
    ...sameForAll,
    MetadataOptions: {
      State: 'applied',
      HttpTokens: row.metadata.tokens,
      HttpPutResponseHopLimit: row.metadata.hopLimit,
      HttpEndpoint: row.metadata.endpoint,
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: row.metadata.tags,
    },
    CurrentInstanceBootMode: row.architecture === 'arm64' ? 'uefi' : 'legacy-bios',
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

function addressesOf(ctx: Context, card: NetworkInterfaceRow | undefined): Partial<Instance> {
  if (!card) return { PrivateDnsName: '', PublicDnsName: '' };
  const named = vpcs.get(ctx, card.vpcId)?.dnsHostnames && card.publicIp;
  return {
    PrivateIpAddress: card.privateIp,
    PrivateDnsName: privateDnsName(ctx, card.privateIp),
    PublicDnsName: named ? publicDnsName(ctx, named) : '',
    PublicIpAddress: card.publicIp,
  };
}

function viewCard(ctx: Context, card: NetworkInterfaceRow): InstanceNetworkInterface {
  const { attachment } = card;
  const PrivateDnsName = privateDnsName(ctx, card.privateIp);
  const Association = association(ctx, card);
  return {
    NetworkInterfaceId: card.id,
    Description: card.description,
    SubnetId: card.subnetId,
    VpcId: card.vpcId,
    OwnerId: ctx.account,
    Status: 'in-use',
    InterfaceType: 'interface',
    MacAddress: card.mac,
    SourceDestCheck: card.sourceDestCheck,
    PrivateIpAddress: card.privateIp,
    PrivateDnsName,
    PrivateIpAddresses: [card.privateIp, ...card.secondaryIps].map((address, at) => ({
      PrivateIpAddress: address,
      PrivateDnsName: at === 0 ? PrivateDnsName : privateDnsName(ctx, address),
      Primary: at === 0,
      Association: at === 0 ? Association : undefined,
    })),
    Association,
    Groups: groupsOf(ctx, card),
    Ipv6Addresses: (card.ipv6Addresses ?? []).map((Ipv6Address) => ({
      Ipv6Address,
      IsPrimaryIpv6: false,
    })),
    Attachment: attachment && {
      AttachmentId: attachment.id,
      AttachTime: new Date(attachment.at),
      DeleteOnTermination: attachment.deleteOnTermination,
      DeviceIndex: attachment.deviceIndex,
      NetworkCardIndex: 0,
      Status: 'attached',
    },
  };
}

function association(ctx: Context, { publicIp }: NetworkInterfaceRow) {
  return publicIp
    ? { IpOwnerId: 'amazon', PublicIp: publicIp, PublicDnsName: publicDnsName(ctx, publicIp) }
    : undefined;
}

function groupsOf(ctx: Context, card: NetworkInterfaceRow | undefined) {
  return (card?.groupIds ?? []).map((GroupId) => ({
    GroupId,
    GroupName: securityGroups.get(ctx, GroupId)?.name,
  }));
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

function profileId({ id }: InstanceRow): string {
  return `AIPA${id.slice(-17).toUpperCase()}`;
}
