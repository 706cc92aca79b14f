import type { DhcpOptions, NewDhcpConfiguration } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import { type DhcpOptionsRow, dhcpOptions as table } from './model/dhcp-options.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const mostServers = 4;
const known = [
  'domain-name',
  'domain-name-servers',
  'ntp-servers',
  'netbios-name-servers',
  'netbios-node-type',
  'ipv6-address-preferred-lease-time',
];

const filters: Filters<DhcpOptionsRow> = {
  'dhcp-options-id': ({ id }) => id,
  key: ({ options }) => Object.keys(options),
  'owner-id': (_, { account }) => account,
  value: ({ options }) => Object.values(options).flat(),
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html */
export const dhcpOptions = topic({
  DescribeDhcpOptions(input, ctx) {
    const { DhcpOptionsIds: ids, Filters } = input;
    const found = select(ctx, table.findAll(ctx, ids), Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['dhcpOptionsIds', ids] });
    return { DhcpOptions: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  CreateDhcpOptions({ DhcpConfigurations, TagSpecifications }, ctx) {
    const options = Object.fromEntries(DhcpConfigurations.map(checked));
    const id = ctx.ids.id('dopt');
    addTags(ctx, id, tagsFor(TagSpecifications, 'dhcp-options'));
    return { DhcpOptions: view(ctx, table.put(ctx, { id, options })) };
  },

  AssociateDhcpOptions({ DhcpOptionsId, VpcId }, ctx) {
    const { id } = vpcs.find(ctx, VpcId);
    // `default` is what AWS calls it to have no options at all.
    const none = DhcpOptionsId === 'default';
    const dhcpOptionsId = none ? DhcpOptionsId : table.find(ctx, DhcpOptionsId).id;
    vpcs.change(ctx, id, { dhcpOptionsId });
    return {};
  },

  DeleteDhcpOptions({ DhcpOptionsId }, ctx) {
    const { id } = table.find(ctx, DhcpOptionsId);
    if (vpcs.all(ctx).some(({ dhcpOptionsId }) => dhcpOptionsId === id)) {
      throw dependencyViolation('dhcpOptions', id);
    }
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },
});

function checked({ Key = '', Values = [] }: NewDhcpConfiguration): [string, string[]] {
  if (!known.includes(Key)) {
    throw fault(
      'InvalidParameterValue',
      `Value (${Key}) for parameter key is invalid. Unknown DHCP option`,
    );
  }
  if (Values.length === 0) {
    throw fault('InvalidParameterValue', `The DHCP option '${Key}' has no values`);
  }
  if (Key.endsWith('-servers') && Values.length > mostServers) {
    throw fault('InvalidParameterValue', `The DHCP option '${Key}' takes at most 4 servers`);
  }
  const badNode = Key === 'netbios-node-type' && !/^[1248]$/.test(Values.join());
  if (badNode) {
    throw fault(
      'InvalidParameterValue',
      `Value (${Values.join()}) for parameter netbios-node-type is invalid. It must be 1, 2, 4 or 8.`,
    );
  }
  return [Key, [...Values]];
}

function view(ctx: Context, { id, options }: DhcpOptionsRow): DhcpOptions {
  return {
    DhcpOptionsId: id,
    OwnerId: ctx.account,
    DhcpConfigurations: Object.entries(options).map(([Key, values]) => ({
      Key,
      Values: values.map((Value) => ({ Value })),
    })),
    Tags: tagsOf(ctx, id) ?? [],
  };
}
