import type { InstanceNetworkInterface } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { type NetworkInterfaceRow, privateDnsName } from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
import { associationOf, ipv4AddressesOf } from './network-interface-view.ts';

/** A network interface as its instance shows it. */
export function viewCard(ctx: Context, card: NetworkInterfaceRow): InstanceNetworkInterface {
  const { attachment } = card;
  const PrivateDnsName = card.privateIp ? privateDnsName(ctx, card.privateIp) : undefined;
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
    PrivateIpAddress: card.privateIp || undefined,
    PrivateDnsName,
    PrivateIpAddresses: ipv4AddressesOf(card).map((address, at) => ({
      PrivateIpAddress: address,
      PrivateDnsName: at === 0 ? PrivateDnsName : privateDnsName(ctx, address),
      Primary: at === 0,
      Association: associationOf(ctx, card, address),
    })),
    Association: associationOf(ctx, card, card.privateIp),
    Groups: groupsOf(ctx, card),
    Ipv6Addresses: (card.ipv6Addresses ?? []).map((Ipv6Address) => ({
      Ipv6Address,
      IsPrimaryIpv6: false,
    })),
    Ipv4Prefixes: card.ipv4Prefixes?.map((Ipv4Prefix) => ({ Ipv4Prefix })),
    Ipv6Prefixes: card.ipv6Prefixes?.map((Ipv6Prefix) => ({ Ipv6Prefix })),
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

/** The security groups of an interface, which are those of its instance. */
export function groupsOf(ctx: Context, card: NetworkInterfaceRow | undefined) {
  return (card?.groupIds ?? []).map((GroupId) => ({
    GroupId,
    GroupName: securityGroups.get(ctx, GroupId)?.name,
  }));
}
