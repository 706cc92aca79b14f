import type { Vpc } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import type { Ipv6Association } from './model/ipv6.ts';
import { tagsOf } from './model/tags.ts';
import type { VpcRow } from './model/vpc.ts';

type AssociationState = 'associating' | 'associated' | 'disassociating';

/** An address range of a VPC as AWS shows it. */
export function viewRange({ id, cidr }: { id: string; cidr: string }, State: AssociationState) {
  return { AssociationId: id, CidrBlock: cidr, CidrBlockState: { State } };
}

/** The same of an IPv6 range. */
export function viewIpv6Range({ id, cidr }: Ipv6Association, State: AssociationState) {
  return {
    AssociationId: id,
    Ipv6CidrBlock: cidr,
    Ipv6CidrBlockState: { State },
    Ipv6Pool: 'Amazon',
    IpSource: 'amazon' as const,
  };
}

/** A VPC as DescribeVpcs shows it. */
export function viewVpc(ctx: Context, row: VpcRow): Vpc {
  return {
    VpcId: row.id,
    OwnerId: ctx.account,
    CidrBlock: row.cidr,
    State: 'available',
    IsDefault: row.isDefault,
    DhcpOptionsId: row.dhcpOptionsId,
    InstanceTenancy: row.tenancy,
    CidrBlockAssociationSet: row.ranges.map((range) => viewRange(range, 'associated')),
    Ipv6CidrBlockAssociationSet: (row.ipv6Ranges ?? []).map((range) =>
      viewIpv6Range(range, 'associated'),
    ),
    Tags: tagsOf(ctx, row.id),
  };
}
