import type { SecondaryNetworkState, SecondarySubnet } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { covers, overlaps, parseCidr } from './model/cidr.ts';
import { sweep } from './model/linger.ts';
import {
  type SecondarySubnetRow,
  secondaryNetworks,
  span,
  secondarySubnets as table,
} from './model/secondary-network.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { zoneId, zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { associationStates, secondaryRange } from './secondary-ranges.ts';
import { type Filters, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

const filters: Filters<SecondarySubnetRow> = {
  'ipv4-cidr-block-association.association-id': ({ associationId }) => associationId,
  'ipv4-cidr-block-association.cidr-block': ({ cidr }) => cidr,
  'ipv4-cidr-block-association.state': ({ timeline }, ctx) =>
    associationStates[stateNow(ctx, timeline)],
  'owner-id': (_, { account }) => account,
  'secondary-network-id': ({ networkId }) => networkId,
  'secondary-network-type': () => 'rdma',
  'secondary-subnet-arn': ({ id }, ctx) => arnOf(ctx, `secondary-subnet/${id}`),
  'secondary-subnet-id': ({ id }) => id,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/secondary-networks.html */
export const secondarySubnets = topic({
  CreateSecondarySubnet(input, ctx) {
    const network = secondaryNetworks.find(ctx, input.SecondaryNetworkId);
    if (stateNow(ctx, network.timeline) !== 'create-complete') {
      throw fault('IncorrectState', `The secondary network ${network.id} is not available.`);
    }
    const cidr = freeRange(ctx, network, input.Ipv4CidrBlock);
    const zone = zonesOf(ctx.region).find(
      ({ id, name }) => id === input.AvailabilityZoneId || name === input.AvailabilityZone,
    );
    if (!zone || (input.AvailabilityZone && input.AvailabilityZoneId)) {
      throw fault(
        'InvalidParameterValue',
        'A secondary subnet needs one availability zone, by its name or by its ID.',
      );
    }
    const id = ctx.ids.id('ss');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'secondary-subnet'));
    const row = table.put(ctx, {
      id,
      cidr,
      networkId: network.id,
      zone: zone.name,
      associationId: ctx.ids.id('ss-cidr-assoc'),
      timeline: turn(ctx, 'create-in-progress', 'create-complete'),
    });
    return { SecondarySubnet: view(ctx, row), ClientToken: input.ClientToken };
  },

  DescribeSecondarySubnets(input, ctx) {
    sweep(ctx, table, ['delete-complete']);
    const found = table.findAll(ctx, input.SecondarySubnetIds);
    const { items, nextToken } = page(ctx, select(ctx, found, input.Filters, filters), input);
    return { SecondarySubnets: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DeleteSecondarySubnet({ SecondarySubnetId, ClientToken }, ctx) {
    const { id, timeline } = table.find(ctx, SecondarySubnetId);
    if (stateNow(ctx, timeline).endsWith('in-progress')) {
      throw fault('IncorrectState', `The secondary subnet ${id} is in the middle of a change.`);
    }
    const row = table.change(ctx, id, {
      timeline: turn(ctx, 'delete-in-progress', 'delete-complete'),
    });
    return { SecondarySubnet: view(ctx, row), ClientToken };
  },
});

function freeRange(ctx: Context, network: { id: string; cidr: string }, asked: string): string {
  const { range, text } = secondaryRange(asked);
  const whole = parseCidr(network.cidr);
  if (!whole || !covers(whole, range)) {
    throw fault('InvalidSubnet.Range', `The CIDR '${text}' is not within ${network.id}.`);
  }
  const taken = table.all(ctx).some((row) => {
    const other = parseCidr(row.cidr);
    const gone = stateNow(ctx, row.timeline) === 'delete-complete';
    return row.networkId === network.id && !gone && other && overlaps(other, range);
  });
  if (!taken) return text;
  throw fault('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
}

function turn(ctx: Context, from: SecondaryNetworkState, to: SecondaryNetworkState) {
  return moving<SecondaryNetworkState>(ctx, from, to, span);
}

function view(ctx: Context, row: SecondarySubnetRow): SecondarySubnet {
  const State = stateNow(ctx, row.timeline);
  return {
    SecondarySubnetId: row.id,
    SecondarySubnetArn: arnOf(ctx, `secondary-subnet/${row.id}`),
    SecondaryNetworkId: row.networkId,
    SecondaryNetworkType: 'rdma',
    OwnerId: ctx.account,
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    Ipv4CidrBlockAssociations: [
      { AssociationId: row.associationId, CidrBlock: row.cidr, State: associationStates[State] },
    ],
    State,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
