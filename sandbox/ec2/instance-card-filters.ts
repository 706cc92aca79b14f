import {
  type NetworkInterfaceRow,
  privateDnsName,
  publicDnsName,
} from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
import { tagMap } from './model/tags.ts';
import { associationOf, ipv4AddressesOf } from './network-interface-view.ts';
import type { Filters, Look } from './select.ts';

const never = () => undefined;
const no = () => false;

/** The names of the security groups of an interface. */
export const groupNames: Look<NetworkInterfaceRow> = ({ groupIds }, ctx) =>
  groupIds.map((id) => securityGroups.get(ctx, id)?.name);

const association: Filters<NetworkInterfaceRow> = {
  'allocation-id': associations(({ AllocationId }) => AllocationId),
  'association-id': associations(({ AssociationId }) => AssociationId),
  'carrier-ip': never,
  'customer-owned-ip': never,
  'ip-owner-id': associations(({ IpOwnerId }) => IpOwnerId),
  'public-dns-name': associations(({ PublicDnsName }) => PublicDnsName),
  'public-ip': associations(({ PublicIp }) => PublicIp),
};

/** What DescribeInstances filters by of an interface, without `network-interface.` before it. */
export const cardFilters: Filters<NetworkInterfaceRow> = {
  ...prefixed('addresses.association', association),
  'addresses.primary': () => true,
  'addresses.private-dns-name': (row, ctx) =>
    ipv4AddressesOf(row).map((ip) => privateDnsName(ctx, ip)),
  'addresses.private-ip-address': ipv4AddressesOf,
  ...prefixed('association', association),
  'attachment.attach-time': ({ attachment }) => attachment && new Date(attachment.at).toISOString(),
  'attachment.attachment-id': ({ attachment }) => attachment?.id,
  'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
  'attachment.device-index': ({ attachment }) => attachment?.deviceIndex,
  'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment.instance-owner-id': (_, { account }) => account,
  'attachment.network-card-index': () => 0,
  'attachment.status': () => 'attached',
  'availability-zone': ({ zone }) => zone,
  'deny-all-igw-traffic': no,
  description: ({ description }) => description,
  'group-id': ({ groupIds }) => groupIds,
  'group-name': groupNames,
  'ipv4-prefixes.ipv4-prefix': never,
  'ipv6-address': ({ ipv6Addresses }) => ipv6Addresses,
  'ipv6-addresses.ipv6-address': ({ ipv6Addresses }) => ipv6Addresses,
  'ipv6-addresses.is-primary-ipv6': ({ ipv6Addresses }) => ipv6Addresses?.map(() => 'false'),
  'ipv6-native': no,
  'ipv6-prefixes.ipv6-prefix': never,
  'mac-address': ({ mac }) => mac,
  'network-interface-id': ({ id }) => id,
  'operator.managed': no,
  'operator.principal': never,
  'outpost-arn': never,
  'owner-id': (_, { account }) => account,
  'private-dns-name': ({ privateIp }, ctx) =>
    privateIp ? privateDnsName(ctx, privateIp) : undefined,
  'private-ip-address': ({ privateIp }) => privateIp || undefined,
  'public-dns-name': ({ publicIp }, ctx) => publicIp && publicDnsName(ctx, publicIp),
  'requester-id': never,
  'requester-managed': no,
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  status: () => 'in-use',
  'subnet-id': ({ subnetId }) => subnetId,
  'tag-key': ({ id }, ctx) => Object.keys(tagMap(ctx, id)),
  'tag-value': ({ id }, ctx) => Object.values(tagMap(ctx, id)),
  'vpc-id': ({ vpcId }) => vpcId,
};

type Association = NonNullable<ReturnType<typeof associationOf>>;

/** A filter by the public addresses that the private ones of an interface have. */
export function associations(
  look: (association: Association) => string | undefined,
): Look<NetworkInterfaceRow> {
  return (row, ctx) =>
    ipv4AddressesOf(row).map((ip) => {
      const found = associationOf(ctx, row, ip);
      return found && look(found);
    });
}

function prefixed<Item>(prefix: string, filters: Filters<Item>): Filters<Item> {
  return Object.fromEntries(
    Object.entries(filters).map(([name, look]) => [`${prefix}.${name}`, look]),
  );
}
