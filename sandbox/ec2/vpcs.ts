import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import { internetGateways } from './model/internet-gateway.ts';
import { networkAcls } from './model/network-acl.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { newDefaultVpc } from './model/open.ts';
import { checkQuota } from './model/quota.ts';
import { isMain, routeTables } from './model/route-table.ts';
import { securityGroups } from './model/security-group.ts';
import { subnets } from './model/subnet.ts';
import { dropTags, tagsFor } from './model/tags.ts';
import { addAmazonRange, defaultVpc, newVpc, vpcs as table, type VpcRow } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';
import { vpcRange } from './vpc-ranges.ts';
import { viewVpc } from './vpc-view.ts';

const filters: Filters<VpcRow> = {
  cidr: ({ cidr }) => cidr,
  'cidr-block': ({ cidr }) => cidr,
  cidrBlock: ({ cidr }) => cidr,
  'cidr-block-association.cidr-block': ({ ranges }) => ranges.map(({ cidr }) => cidr),
  'cidr-block-association.association-id': ({ ranges }) => ranges.map(({ id }) => id),
  'cidr-block-association.state': () => 'associated',
  'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
  'ipv6-cidr-block-association.association-id': ({ ipv6Ranges }) => ipv6Ranges?.map(({ id }) => id),
  'ipv6-cidr-block-association.ipv6-cidr-block': ({ ipv6Ranges }) =>
    ipv6Ranges?.map(({ cidr }) => cidr),
  'ipv6-cidr-block-association.ipv6-pool': ({ ipv6Ranges }) => ipv6Ranges?.map(() => 'Amazon'),
  'ipv6-cidr-block-association.state': ({ ipv6Ranges }) => ipv6Ranges?.map(() => 'associated'),
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

  CreateVpc(input, ctx) {
    const { CidrBlock, InstanceTenancy, TagSpecifications } = input;
    if (!CidrBlock)
      throw fault('MissingParameter', 'The request must contain the parameter cidrBlock');
    const cidr = vpcRange(CidrBlock);
    checkQuota(ctx, 'vpcs', table.all(ctx).length + 1);
    const tags = tagsFor(TagSpecifications, 'vpc');
    const row = newVpc(ctx, { cidr, tenancy: InstanceTenancy ?? 'default', tags });
    if (input.AmazonProvidedIpv6CidrBlock) addAmazonRange(ctx, row);
    return { Vpc: viewVpc(ctx, table.find(ctx, row.id)) };
  },

  CreateDefaultVpc(_, ctx) {
    if (defaultVpc(ctx)) {
      throw fault(
        'DefaultVpcAlreadyExists',
        'A Default VPC already exists for this account in this region.',
      );
    }
    checkQuota(ctx, 'vpcs', table.all(ctx).length + 1);
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
    const { id, dnsHostnames, dnsSupport, usageMetrics = false } = table.find(ctx, VpcId);
    switch (Attribute) {
      case 'enableDnsHostnames':
        return { VpcId: id, EnableDnsHostnames: { Value: dnsHostnames } };
      case 'enableDnsSupport':
        return { VpcId: id, EnableDnsSupport: { Value: dnsSupport } };
      case 'enableNetworkAddressUsageMetrics':
        return { VpcId: id, EnableNetworkAddressUsageMetrics: { Value: usageMetrics } };
      default:
        throw fault(
          'InvalidParameterValue',
          `Value (${Attribute}) for parameter attribute is invalid.`,
        );
    }
  },

  ModifyVpcTenancy({ VpcId, InstanceTenancy }, ctx) {
    const { id } = table.find(ctx, VpcId);
    if (InstanceTenancy !== 'default') {
      throw fault(
        'UnsupportedTenancy',
        `The tenancy of a VPC can only be changed to default, not to ${InstanceTenancy}.`,
      );
    }
    table.change(ctx, id, { tenancy: 'default' });
    return { ReturnValue: true };
  },

  ModifyVpcAttribute({ VpcId, EnableDnsHostnames, EnableDnsSupport, ...rest }, ctx) {
    const { id, dnsHostnames, dnsSupport, usageMetrics } = table.find(ctx, VpcId);
    if (EnableDnsHostnames && EnableDnsSupport) {
      throw fault(
        'InvalidParameterCombination',
        'The parameter enableDnsHostnames cannot be used with the parameter enableDnsSupport',
      );
    }
    table.change(ctx, id, {
      dnsHostnames: EnableDnsHostnames?.Value ?? dnsHostnames,
      dnsSupport: EnableDnsSupport?.Value ?? dnsSupport,
      usageMetrics: rest.EnableNetworkAddressUsageMetrics?.Value ?? usageMetrics,
    });
    return {};
  },
});
