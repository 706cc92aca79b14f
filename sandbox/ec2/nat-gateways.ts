import type { NatGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { type AddressRow, addresses } from './model/address.ts';
import { internetGateways } from './model/internet-gateway.ts';
import {
  findNatGateways,
  type NatGatewayRow,
  type NatState,
  natGateways as table,
} from './model/nat-gateway.ts';
import {
  dropNetworkInterface,
  networkInterfaces,
  newNetworkInterface,
} from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { subnets } from './model/subnet.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { addSecondary, secondaryWishes, viewNatAddresses } from './nat-addresses.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<NatGatewayRow> = {
  'connectivity-type': ({ connectivity }) => connectivity,
  'nat-gateway-id': ({ id }) => id,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html */
export const natGateways = topic({
  CreateNatGateway(input, ctx) {
    const subnet = subnets.find(ctx, input.SubnetId ?? '');
    const connectivity = connectivityOf(input.ConnectivityType);
    const address = elasticFor(ctx, connectivity, input.AllocationId);
    const secondary = secondaryWishes(ctx, connectivity, input);
    checkQuota(ctx, 'natGatewaysPerZone', countIn(ctx, subnet.zone) + 1);
    const id = ctx.ids.id('nat');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'natgateway'));
    const card = newNetworkInterface(ctx, {
      subnet,
      groupIds: [],
      privateIp: input.PrivateIpAddress,
      description: `Interface for NAT Gateway ${id}`,
      managedAs: 'nat_gateway',
    });
    const failure = address && failureOf(ctx, subnet.vpcId, address);
    const to = failure ? 'failed' : 'available';
    const row = table.put(ctx, {
      id,
      subnetId: subnet.id,
      vpcId: subnet.vpcId,
      connectivity,
      createdAt: ctx.now,
      timeline: moving<NatState>(ctx, 'pending', to, [40_000, 70_000]),
      failure,
      interfaceId: card.id,
      privateIp: card.privateIp,
      elastic: address && !failure ? plugIn(ctx, address, card) : undefined,
    });
    if (failure) dropNetworkInterface(ctx, card.id);
    else addSecondary(ctx, row, secondary);
    return { NatGateway: view(ctx, table.find(ctx, id)), ClientToken: input.ClientToken };
  },

  DescribeNatGateways(input, ctx) {
    const { NatGatewayIds, Filter } = input;
    const found = select(ctx, findNatGateways(ctx, NatGatewayIds), Filter, filters);
    const { items, nextToken } = page(ctx, found, input);
    return { NatGateways: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DeleteNatGateway({ NatGatewayId }, ctx) {
    const [row] = findNatGateways(ctx, [NatGatewayId]);
    if (!row) throw new Error('a NAT gateway that was found');
    const state = stateNow(ctx, row.timeline);
    if (state === 'deleting' || state === 'deleted') return { NatGatewayId: row.id };
    dropNetworkInterface(ctx, row.interfaceId);
    for (const { elastic } of [row, ...(row.secondary ?? [])]) {
      if (elastic) addresses.change(ctx, elastic.allocationId, { association: undefined });
    }
    table.change(ctx, row.id, {
      timeline: moving<NatState>(ctx, 'deleting', 'deleted', [30_000, 60_000]),
      deletedAt: ctx.now,
    });
    return { NatGatewayId: row.id };
  },
});

/** The NAT gateways of a zone that count: all but the failed and the deleted. */
function countIn(ctx: Context, zone: string): number {
  return table.all(ctx).filter(({ subnetId, timeline }) => {
    const state = stateNow(ctx, timeline);
    return state !== 'failed' && state !== 'deleted' && subnets.get(ctx, subnetId)?.zone === zone;
  }).length;
}

function connectivityOf(text = 'public'): NatGatewayRow['connectivity'] {
  if (text === 'public' || text === 'private') return text;
  throw fault(
    'InvalidParameterValue',
    `Value (${text}) for parameter connectivityType is invalid. It must be public or private.`,
  );
}

function elasticFor(
  ctx: Context,
  connectivity: NatGatewayRow['connectivity'],
  allocationId: string | undefined,
): AddressRow | undefined {
  if (connectivity === 'public') {
    if (allocationId) return addresses.find(ctx, allocationId);
    throw fault('MissingParameter', 'The request must contain the parameter AllocationId');
  }
  if (!allocationId) return undefined;
  throw fault(
    'InvalidParameterCombination',
    'A private NAT gateway cannot have an elastic IP address.',
  );
}

/** Why a public NAT gateway will come to nothing. AWS finds out only after it has said yes. */
function failureOf(ctx: Context, vpcId: string, address: AddressRow): NatGatewayRow['failure'] {
  if (address.association) {
    return {
      code: 'Resource.AlreadyAssociated',
      message: `Elastic IP address [${address.id}] is already associated`,
    };
  }
  if (ctx.lenient || internetGateways.all(ctx).some((row) => row.vpcId === vpcId)) return undefined;
  return {
    code: 'Gateway.NotAttached',
    message: `Network ${vpcId} has no Internet gateway attached`,
  };
}

function plugIn(
  ctx: Context,
  { id, publicIp }: AddressRow,
  card: { readonly id: string; readonly privateIp: string },
): NonNullable<NatGatewayRow['elastic']> {
  const associationId = ctx.ids.id('eipassoc');
  const association = { id: associationId, interfaceId: card.id, privateIp: card.privateIp };
  addresses.change(ctx, id, { association });
  networkInterfaces.change(ctx, card.id, { publicIp });
  return { allocationId: id, associationId, publicIp };
}

function view(ctx: Context, row: NatGatewayRow): NatGateway {
  return {
    NatGatewayId: row.id,
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    State: stateNow(ctx, row.timeline),
    ConnectivityType: row.connectivity,
    CreateTime: new Date(row.createdAt),
    DeleteTime: row.deletedAt === undefined ? undefined : new Date(row.deletedAt),
    ...(stateNow(ctx, row.timeline) === 'failed' && {
      FailureCode: row.failure?.code,
      FailureMessage: row.failure?.message,
    }),
    NatGatewayAddresses: viewNatAddresses(row),
    Tags: tagsOf(ctx, row.id),
  };
}
