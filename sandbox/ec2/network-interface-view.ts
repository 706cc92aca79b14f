import type { NetworkInterface, NetworkInterfaceType } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { elasticsOf } from './model/address.ts';
import {
  type NetworkInterfaceRow,
  privateDnsName,
  publicDnsName,
} from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
import { tagsOf } from './model/tags.ts';

/** A network interface as DescribeNetworkInterfaces shows it. */
export function viewInterface(ctx: Context, row: NetworkInterfaceRow): NetworkInterface {
  const { attachment } = row;
  return {
    NetworkInterfaceId: row.id,
    Description: row.description,
    // The SDK's type has `natGateway`, where the service and its filters say `nat_gateway`.
    InterfaceType: (row.managedAs ?? 'interface') as NetworkInterfaceType,
    Status: isInUse(row) ? 'in-use' : 'available',
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    AvailabilityZone: row.zone,
    OwnerId: ctx.account,
    RequesterManaged: row.managedAs !== undefined,
    RequesterId: row.managedAs && ctx.account,
    MacAddress: row.mac,
    SourceDestCheck: row.sourceDestCheck,
    PrivateIpAddress: row.privateIp || undefined,
    PrivateDnsName: row.privateIp ? privateDnsName(ctx, row.privateIp) : undefined,
    PrivateIpAddresses: ipv4AddressesOf(row).map((ip, at) => ({
      PrivateIpAddress: ip,
      PrivateDnsName: privateDnsName(ctx, ip),
      Primary: at === 0,
      Association: associationOf(ctx, row, ip),
    })),
    Ipv6Address: row.ipv6Addresses?.[0],
    Ipv6Addresses: (row.ipv6Addresses ?? []).map((Ipv6Address) => ({
      Ipv6Address,
      IsPrimaryIpv6: false,
    })),
    Ipv4Prefixes: row.ipv4Prefixes?.map((Ipv4Prefix) => ({ Ipv4Prefix })),
    Ipv6Prefixes: row.ipv6Prefixes?.map((Ipv6Prefix) => ({ Ipv6Prefix })),
    Association: associationOf(ctx, row, row.privateIp),
    Groups: row.groupIds.map((GroupId) => ({
      GroupId,
      GroupName: securityGroups.get(ctx, GroupId)?.name,
    })),
    Attachment: row.managedAs
      ? heldByAws(row)
      : attachment && {
          AttachmentId: attachment.id,
          AttachTime: new Date(attachment.at),
          DeleteOnTermination: attachment.deleteOnTermination,
          DeviceIndex: attachment.deviceIndex,
          NetworkCardIndex: 0,
          InstanceId: attachment.instanceId,
          InstanceOwnerId: ctx.account,
          Status: 'attached',
        },
    TagSet: tagsOf(ctx, row.id) ?? [],
  };
}

/** The private IPv4 addresses of an interface, the primary one first; none in an IPv6-only subnet. */
export function ipv4AddressesOf({ privateIp, secondaryIps }: NetworkInterfaceRow): string[] {
  return privateIp ? [privateIp, ...secondaryIps] : [...secondaryIps];
}

/** The public address that one of the private ones has. */
export function associationOf(ctx: Context, row: NetworkInterfaceRow, privateIp: string) {
  const [elastic] = elasticsOf(ctx, row.id, privateIp);
  const publicIp = elastic?.publicIp ?? (privateIp === row.privateIp ? row.publicIp : undefined);
  if (!publicIp) return undefined;
  return {
    PublicIp: publicIp,
    PublicDnsName: publicDnsName(ctx, publicIp),
    IpOwnerId: elastic ? ctx.account : 'amazon',
    AllocationId: elastic?.id,
    AssociationId: elastic?.association?.id,
  };
}

/** True of an interface that is attached, to an instance or to what AWS made it for. */
export function isInUse({ attachment, managedAs }: NetworkInterfaceRow): boolean {
  return attachment !== undefined || managedAs !== undefined;
}

function heldByAws({ id }: NetworkInterfaceRow) {
  return {
    AttachmentId: `ela-attach-${id.slice('eni-'.length)}`,
    DeviceIndex: 1,
    InstanceOwnerId: 'amazon-aws',
    DeleteOnTermination: false,
    Status: 'attached' as const,
  };
}
