import { freeAddresses, isIpv6Only, type SubnetRow } from './model/subnet.ts';
import { zoneId } from './model/zone.ts';
import type { Filters } from './select.ts';
import { arnOf } from './topic.ts';

/** The filters of DescribeSubnets. */
export const subnetFilters: Filters<SubnetRow> = {
  'availability-zone': ({ zone }) => zone,
  availabilityZone: ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(zone),
  'available-ip-address-count': (row, ctx) => freeAddresses(ctx, row),
  cidr: ({ cidr }) => cidr || undefined,
  'cidr-block': ({ cidr }) => cidr || undefined,
  cidrBlock: ({ cidr }) => cidr || undefined,
  'customer-owned-ipv4-pool': ({ customerPool }) => customerPool,
  'default-for-az': ({ isDefault }) => isDefault,
  defaultForAz: ({ isDefault }) => isDefault,
  'enable-dns64': ({ dns64 }) => dns64 ?? false,
  'enable-lni-at-device-index': ({ localInterfaceAt }) => localInterfaceAt,
  'ipv6-cidr-block-association.association-id': ({ ipv6Ranges }) => ipv6Ranges?.map(({ id }) => id),
  'ipv6-cidr-block-association.ipv6-cidr-block': ({ ipv6Ranges }) =>
    ipv6Ranges?.map(({ cidr }) => cidr),
  'ipv6-cidr-block-association.state': ({ ipv6Ranges }) => ipv6Ranges?.map(() => 'associated'),
  'ipv6-native': isIpv6Only,
  'map-customer-owned-ip-on-launch': ({ mapCustomerIp }) => mapCustomerIp ?? false,
  'map-public-ip-on-launch': ({ mapPublicIp }) => mapPublicIp,
  'outpost-arn': () => undefined,
  'owner-id': (_, { account }) => account,
  'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': ({ hostnames }) =>
    hostnames?.a ?? false,
  'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': ({ hostnames }) =>
    hostnames?.aaaa ?? false,
  'private-dns-name-options-on-launch.hostname-type': ({ hostnames }) =>
    hostnames?.type ?? 'ip-name',
  state: () => 'available',
  'subnet-arn': ({ id }, ctx) => arnOf(ctx, `subnet/${id}`),
  'subnet-id': ({ id }) => id,
  'vpc-id': ({ vpcId }) => vpcId,
};
