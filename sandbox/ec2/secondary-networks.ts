import type { SecondaryNetwork, SecondaryNetworkState } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { sweep } from './model/linger.ts';
import {
  type SecondaryNetworkRow,
  secondarySubnets,
  span,
  secondaryNetworks as table,
} from './model/secondary-network.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { associationStates, secondaryRange } from './secondary-ranges.ts';
import { type Filters, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

const filters: Filters<SecondaryNetworkRow> = {
  'ipv4-cidr-block-association.association-id': ({ associationId }) => associationId,
  'ipv4-cidr-block-association.cidr-block': ({ cidr }) => cidr,
  'ipv4-cidr-block-association.state': ({ timeline }, ctx) =>
    associationStates[stateNow(ctx, timeline)],
  'owner-id': (_, { account }) => account,
  'secondary-network-arn': ({ id }, ctx) => arnOf(ctx, `secondary-network/${id}`),
  'secondary-network-id': ({ id }) => id,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  type: () => 'rdma',
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/secondary-networks.html */
export const secondaryNetworks = topic({
  CreateSecondaryNetwork({ Ipv4CidrBlock, TagSpecifications, ClientToken }, ctx) {
    const id = ctx.ids.id('sn');
    const row = table.put(ctx, {
      id,
      cidr: secondaryRange(Ipv4CidrBlock).text,
      associationId: ctx.ids.id('sn-cidr-assoc'),
      timeline: turn(ctx, 'create-in-progress', 'create-complete'),
    });
    addTags(ctx, id, tagsFor(TagSpecifications, 'secondary-network'));
    return { SecondaryNetwork: view(ctx, row), ClientToken };
  },

  DescribeSecondaryNetworks(input, ctx) {
    sweep(ctx, table, ['delete-complete']);
    const found = table.findAll(ctx, input.SecondaryNetworkIds);
    const { items, nextToken } = page(ctx, select(ctx, found, input.Filters, filters), input);
    return { SecondaryNetworks: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DeleteSecondaryNetwork({ SecondaryNetworkId, ClientToken }, ctx) {
    const { id, timeline } = table.find(ctx, SecondaryNetworkId);
    if (stateNow(ctx, timeline).endsWith('in-progress')) {
      throw fault('IncorrectState', `The secondary network ${id} is in the middle of a change.`);
    }
    const inUse = secondarySubnets
      .all(ctx)
      .some((row) => row.networkId === id && stateNow(ctx, row.timeline) !== 'delete-complete');
    const row = table.change(ctx, id, {
      why: inUse ? `Secondary subnets depend on ${id}.` : undefined,
      timeline: turn(ctx, 'delete-in-progress', inUse ? 'delete-failed' : 'delete-complete'),
    });
    return { SecondaryNetwork: view(ctx, row), ClientToken };
  },
});

function turn(ctx: Context, from: SecondaryNetworkState, to: SecondaryNetworkState) {
  return moving<SecondaryNetworkState>(ctx, from, to, span);
}

function view(ctx: Context, row: SecondaryNetworkRow): SecondaryNetwork {
  const State = stateNow(ctx, row.timeline);
  return {
    SecondaryNetworkId: row.id,
    SecondaryNetworkArn: arnOf(ctx, `secondary-network/${row.id}`),
    OwnerId: ctx.account,
    Type: 'rdma',
    State,
    StateReason: State.endsWith('failed') ? row.why : undefined,
    Ipv4CidrBlockAssociations: [
      { AssociationId: row.associationId, CidrBlock: row.cidr, State: associationStates[State] },
    ],
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
