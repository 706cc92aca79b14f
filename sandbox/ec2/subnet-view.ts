import type { Subnet } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import type { Ipv6Association } from './model/ipv6.ts';
import { freeAddresses, isIpv6Only, type SubnetRow } from './model/subnet.ts';
import { tagsOf } from './model/tags.ts';
import { zoneId } from './model/zone.ts';
import { arnOf } from './topic.ts';

/** A subnet as DescribeSubnets shows it. */
export function viewSubnet(ctx: Context, row: SubnetRow): Subnet {
  return {
    SubnetId: row.id,
    SubnetArn: arnOf(ctx, `subnet/${row.id}`),
    VpcId: row.vpcId,
    OwnerId: ctx.account,
    CidrBlock: row.cidr || undefined,
    State: 'available',
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    AvailableIpAddressCount: freeAddresses(ctx, row),
    DefaultForAz: row.isDefault,
    MapPublicIpOnLaunch: row.mapPublicIp,
    CustomerOwnedIpv4Pool: row.customerPool,
    MapCustomerOwnedIpOnLaunch: row.mapCustomerIp ?? false,
    AssignIpv6AddressOnCreation: row.assignIpv6 ?? false,
    Ipv6Native: isIpv6Only(row),
    EnableDns64: row.dns64 ?? false,
    EnableLniAtDeviceIndex: row.localInterfaceAt,
    Ipv6CidrBlockAssociationSet: (row.ipv6Ranges ?? []).map((range) =>
      viewSubnetIpv6(range, 'associated'),
    ),
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: row.hostnames?.type ?? 'ip-name',
      EnableResourceNameDnsARecord: row.hostnames?.a ?? false,
      EnableResourceNameDnsAAAARecord: row.hostnames?.aaaa ?? false,
    },
    Tags: tagsOf(ctx, row.id),
  };
}

/** An IPv6 range of a subnet as AWS shows it. */
export function viewSubnetIpv6(
  { id, cidr }: Ipv6Association,
  State: 'associating' | 'associated' | 'disassociating',
) {
  return {
    AssociationId: id,
    Ipv6CidrBlock: cidr,
    Ipv6CidrBlockState: { State },
    Ipv6AddressAttribute: 'public' as const,
    IpSource: 'amazon' as const,
  };
}
