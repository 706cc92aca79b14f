import type { Vpc } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import { covers, formatCidr, overlaps, parseCidr } from './model/cidr.ts';
import { internetGateways } from './model/internet-gateway.ts';
import { networkAcls } from './model/network-acl.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { newDefaultVpc } from './model/open.ts';
import { isMain, routeTables } from './model/route-table.ts';
import { securityGroups } from './model/security-group.ts';
import { subnets } from './model/subnet.ts';
import { dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { defaultVpc, newVpc, vpcs as table, type VpcRow } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<VpcRow> = {
  cidr: ({ cidr }) => cidr,
  'cidr-block': ({ cidr }) => cidr,
  cidrBlock: ({ cidr }) => cidr,
  'cidr-block-association.cidr-block': ({ ranges }) => ranges.map(({ cidr }) => cidr),
  'cidr-block-association.association-id': ({ ranges }) => ranges.map(({ id }) => id),
  'cidr-block-association.state': () => 'associated',
  'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
  'is-default': ({ isDefault }) => isDefault,
  isDefault: ({ isDefault }) => isDefault,
  'owner-id': (_, { account }) => account,
  state: () => 'available',
  'vpc-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html */
export const vpcs = topic({
  DescribeVpcs(input, ctx) {
    const { VpcIds, Filters } = input;
    const found = select(ctx, table.findAll(ctx, VpcIds), Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['vpcSet', VpcIds] });
    return { Vpcs: items.map((row) => viewVpc(ctx, row)), NextToken: nextToken };
  },

  CreateVpc({ CidrBlock, InstanceTenancy, TagSpecifications }, ctx) {
    if (!CidrBlock)
      throw fault('MissingParameter', 'The request must contain the parameter cidrBlock');
    const cidr = vpcRange(CidrBlock);
    const tags = tagsFor(TagSpecifications, 'vpc');
    return {
      Vpc: viewVpc(ctx, newVpc(ctx, { cidr, tenancy: InstanceTenancy ?? 'default', tags })),
    };
  },

  CreateDefaultVpc(_, ctx) {
    if (defaultVpc(ctx)) {
      throw fault(
        'DefaultVpcAlreadyExists',
        'A Default VPC already exists for this account in this region.',
      );
    }
    return { Vpc: viewVpc(ctx, newDefaultVpc(ctx)) };
  },

  DeleteVpc({ VpcId }, ctx) {
    const { id } = table.find(ctx, VpcId);
    const within = ({ vpcId }: { vpcId?: string | undefined }) => vpcId === id;
    const needed =
      subnets.all(ctx).some(within) ||
      networkInterfaces.all(ctx).some(within) ||
      internetGateways.all(ctx).some(within) ||
      securityGroups.all(ctx).some((row) => within(row) && row.name !== 'default') ||
      routeTables.all(ctx).some((row) => within(row) && !isMain(row)) ||
      networkAcls.all(ctx).some((row) => within(row) && !row.isDefault);
    if (needed) throw dependencyViolation('vpc', id);
    for (const rows of [securityGroups, routeTables, networkAcls]) {
      for (const row of rows.all(ctx)) {
        if (!within(row)) continue;
        rows.remove(ctx, row.id);
        dropTags(ctx, row.id);
      }
    }
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },

  DescribeVpcAttribute({ VpcId, Attribute }, ctx) {
    const { id, dnsHostnames, dnsSupport } = table.find(ctx, VpcId);
    switch (Attribute) {
      case 'enableDnsHostnames':
        return { VpcId: id, EnableDnsHostnames: { Value: dnsHostnames } };
      case 'enableDnsSupport':
        return { VpcId: id, EnableDnsSupport: { Value: dnsSupport } };
      case 'enableNetworkAddressUsageMetrics':
        return { VpcId: id, EnableNetworkAddressUsageMetrics: { Value: false } };
      default:
        throw fault(
          'InvalidParameterValue',
          `Value (${Attribute}) for parameter attribute is invalid.`,
        );
    }
  },

  ModifyVpcAttribute({ VpcId, EnableDnsHostnames, EnableDnsSupport }, ctx) {
    const { id, dnsHostnames, dnsSupport } = table.find(ctx, VpcId);
    table.change(ctx, id, {
      dnsHostnames: EnableDnsHostnames?.Value ?? dnsHostnames,
      dnsSupport: EnableDnsSupport?.Value ?? dnsSupport,
    });
    return {};
  },

  AssociateVpcCidrBlock({ VpcId, CidrBlock }, ctx) {
    const { id, ranges } = table.find(ctx, VpcId);
    if (!CidrBlock)
      throw fault(
        'MissingParameter',
        'Either cidrBlock or amazonProvidedIpv6CidrBlock is required',
      );
    const range = { id: ctx.ids.id('vpc-cidr-assoc'), cidr: vpcRange(CidrBlock) };
    const taken = ranges.some(({ cidr }) => conflict(cidr, range.cidr));
    if (taken)
      throw fault(
        'InvalidVpc.Range',
        `The CIDR '${CidrBlock}' conflicts with a CIDR of VPC ${id}.`,
      );
    table.change(ctx, id, { ranges: [...ranges, range] });
    return { VpcId: id, CidrBlockAssociation: viewRange(range, 'associating') };
  },

  DisassociateVpcCidrBlock({ AssociationId }, ctx) {
    const vpc = table.all(ctx).find(({ ranges }) => ranges.some(({ id }) => id === AssociationId));
    const range = vpc?.ranges.find(({ id }) => id === AssociationId);
    if (!vpc || !range) {
      throw fault(
        'InvalidVpcCidrBlockAssociationID.NotFound',
        `The vpc CIDR block association ID '${AssociationId}' does not exist`,
      );
    }
    if (range.cidr === vpc.cidr) {
      throw fault(
        'OperationNotPermitted',
        `The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      );
    }
    table.change(ctx, vpc.id, { ranges: vpc.ranges.filter((one) => one !== range) });
    return { VpcId: vpc.id, CidrBlockAssociation: viewRange(range, 'disassociating') };
  },
});

/** A range for a VPC, as AWS takes it: from /16 to /28, host bits cut off. */
function vpcRange(text: string): string {
  const range = parseCidr(text);
  if (!range) {
    throw fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (range.bits < 16 || range.bits > 28) {
    throw fault('InvalidVpc.Range', `The CIDR '${text}' is invalid.`);
  }
  return formatCidr(range);
}

function conflict(left: string, right: string): boolean {
  const [one, other] = [parseCidr(left), parseCidr(right)];
  return Boolean(one && other && (overlaps(one, other) || covers(one, other)));
}

function viewRange(
  { id, cidr }: { id: string; cidr: string },
  State: 'associating' | 'associated' | 'disassociating',
) {
  return { AssociationId: id, CidrBlock: cidr, CidrBlockState: { State } };
}

function viewVpc(ctx: Context, row: VpcRow): Vpc {
  return {
    VpcId: row.id,
    OwnerId: ctx.account,
    CidrBlock: row.cidr,
    State: 'available',
    IsDefault: row.isDefault,
    DhcpOptionsId: row.dhcpOptionsId,
    InstanceTenancy: row.tenancy,
    CidrBlockAssociationSet: row.ranges.map((range) => viewRange(range, 'associated')),
    Ipv6CidrBlockAssociationSet: [],
    Tags: tagsOf(ctx, row.id),
  };
}
