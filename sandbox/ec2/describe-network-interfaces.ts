import { associations } from './instance-card-filters.ts';
import {
  type NetworkInterfaceRow,
  privateDnsName,
  networkInterfaces as table,
} from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
import { zoneId } from './model/zone.ts';
import { ipv4AddressesOf, isInUse, viewInterface } from './network-interface-view.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<NetworkInterfaceRow> = {
  'addresses.private-ip-address': ipv4AddressesOf,
  'addresses.primary': () => true,
  'addresses.association.owner-id': associations(({ IpOwnerId }) => IpOwnerId),
  'addresses.association.public-ip': associations(({ PublicIp }) => PublicIp),
  'association.allocation-id': associations(({ AllocationId }) => AllocationId),
  'association.association-id': associations(({ AssociationId }) => AssociationId),
  'association.ip-owner-id': associations(({ IpOwnerId }) => IpOwnerId),
  'association.public-dns-name': associations(({ PublicDnsName }) => PublicDnsName),
  'association.public-ip': associations(({ PublicIp }) => PublicIp),
  'attachment.attach-time': ({ attachment }) => attachment && new Date(attachment.at).toISOString(),
  'attachment.attachment-id': ({ attachment }) => attachment?.id,
  'attachment.device-index': ({ attachment }) => attachment?.deviceIndex,
  'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
  'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment.instance-owner-id': ({ attachment, managedAs }, { account }) =>
    managedAs ? 'amazon-aws' : attachment && account,
  'attachment.status': ({ attachment }) => attachment && 'attached',
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(zone),
  description: ({ description }) => description,
  'group-id': ({ groupIds }) => groupIds,
  'group-name': ({ groupIds }, ctx) => groupIds.map((id) => securityGroups.get(ctx, id)?.name),
  'interface-type': ({ managedAs }) => managedAs ?? 'interface',
  'ipv6-addresses.ipv6-address': ({ ipv6Addresses }) => ipv6Addresses,
  'mac-address': ({ mac }) => mac,
  'network-interface-id': ({ id }) => id,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'owner-id': (_, { account }) => account,
  'private-dns-name': ({ privateIp }, ctx) =>
    privateIp ? privateDnsName(ctx, privateIp) : undefined,
  'private-ip-address': ({ privateIp }) => privateIp || undefined,
  'requester-id': ({ managedAs }, { account }) => managedAs && account,
  'requester-managed': ({ managedAs }) => managedAs !== undefined,
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  status: (row) => (isInUse(row) ? 'in-use' : 'available'),
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export const describeNetworkInterfaces = topic({
  DescribeNetworkInterfaces(input, ctx) {
    const { NetworkInterfaceIds, Filters } = input;
    const found = select(ctx, table.findAll(ctx, NetworkInterfaceIds), Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return { NetworkInterfaces: items.map((row) => viewInterface(ctx, row)), NextToken: nextToken };
  },
});
