import type { Context } from '../engine/context.ts';
import { table } from '../engine/table.ts';
import { tagsOf } from './model/tags.ts';
import { type VpcRow, vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** What a VPC was told of ClassicLink; the row's id is the VPC's. */
interface LinkRow {
  readonly id: string;
  readonly enabled: boolean;
  readonly dns: boolean;
}

const links = table<LinkRow>('classicLinks');

const nothing = () => undefined;

/** The filters of lists that are empty: another name is refused all the same. */
const instanceFilters: Filters<LinkRow> = {
  'group-id': nothing,
  'instance-id': nothing,
  'vpc-id': nothing,
};
const movingFilters: Filters<LinkRow> = { 'moving-status': nothing };

const filters: Filters<VpcRow> = {
  'is-classic-link-enabled': ({ id }, ctx) => linkOf(ctx, id).enabled,
};

/**
 * What is left of networks before VPCs: a VPC can still be told to let itself be linked, but there
 * is no instance to link with it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableVpcClassicLink.html
 */
export const classicLink = topic({
  DescribeClassicLinkInstances({ Filters }, ctx) {
    select(ctx, [], Filters, instanceFilters);
    return { Instances: [] };
  },

  EnableVpcClassicLink: ({ VpcId }, ctx) => change(ctx, VpcId, { enabled: true }),

  DisableVpcClassicLink: ({ VpcId }, ctx) => change(ctx, VpcId, { enabled: false, dns: false }),

  EnableVpcClassicLinkDnsSupport: ({ VpcId = '' }, ctx) => change(ctx, VpcId, { dns: true }),

  DisableVpcClassicLinkDnsSupport: ({ VpcId = '' }, ctx) => change(ctx, VpcId, { dns: false }),

  DescribeVpcClassicLink: ({ VpcIds, Filters }, ctx) => ({
    Vpcs: select(ctx, vpcs.findAll(ctx, VpcIds), Filters, filters).map(({ id }) => ({
      VpcId: id,
      ClassicLinkEnabled: linkOf(ctx, id).enabled,
      Tags: tagsOf(ctx, id) ?? [],
    })),
  }),

  DescribeVpcClassicLinkDnsSupport(input, ctx) {
    const { items, nextToken } = page(ctx, vpcs.findAll(ctx, input.VpcIds), input);
    return {
      Vpcs: items.map(({ id }) => ({ VpcId: id, ClassicLinkDnsSupported: linkOf(ctx, id).dns })),
      NextToken: nextToken,
    };
  },

  DescribeMovingAddresses({ Filters }, ctx) {
    select(ctx, [], Filters, movingFilters);
    return { MovingAddressStatuses: [] };
  },
});

function linkOf(ctx: Context, id: string): LinkRow {
  return links.get(ctx, id) ?? { id, enabled: false, dns: false };
}

function change(ctx: Context, vpcId: string, wish: Partial<LinkRow>): { Return: boolean } {
  const { id } = vpcs.find(ctx, vpcId);
  links.put(ctx, { ...linkOf(ctx, id), ...wish });
  return { Return: true };
}
