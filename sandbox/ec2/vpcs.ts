import type { Vpc } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { tagsOf } from './model/tags.ts';
import { vpcs as table, type VpcRow } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<VpcRow> = {
  cidr: ({ cidr }) => cidr,
  'cidr-block-association.cidr-block': ({ cidr }) => cidr,
  'cidr-block-association.association-id': ({ associationId }) => associationId,
  'cidr-block-association.state': () => 'associated',
  'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
  'is-default': ({ isDefault }) => isDefault,
  isDefault: ({ isDefault }) => isDefault,
  'owner-id': (_, { account }) => account,
  state: () => 'available',
  'vpc-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const vpcs = topic({
  DescribeVpcs(input, ctx) {
    const { VpcIds, Filters } = input;
    const found = select(ctx, table.findAll(ctx, VpcIds), Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['vpcSet', VpcIds] });
    return { Vpcs: items.map((row) => viewVpc(ctx, row)), NextToken: nextToken };
  },
});

function viewVpc(ctx: Context, row: VpcRow): Vpc {
  return {
    VpcId: row.id,
    OwnerId: ctx.account,
    CidrBlock: row.cidr,
    State: 'available',
    IsDefault: row.isDefault,
    DhcpOptionsId: row.dhcpOptionsId,
    InstanceTenancy: row.tenancy,
    CidrBlockAssociationSet: [
      {
        AssociationId: row.associationId,
        CidrBlock: row.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    Ipv6CidrBlockAssociationSet: [],
    Tags: tagsOf(ctx, row.id),
  };
}
