import type { CarrierGateway, EgressOnlyInternetGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import {
  type CarrierGatewayRow,
  carrierGateways,
  type EgressOnlyGatewayRow,
  egressOnlyGateways,
} from './model/gateway.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const carrierFilters: Filters<CarrierGatewayRow> = {
  'carrier-gateway-id': ({ id }) => id,
  'owner-id': (_, { account }) => account,
  state: () => 'available',
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html */
export const egressGateways = topic({
  CreateEgressOnlyInternetGateway({ VpcId, TagSpecifications, ClientToken }, ctx) {
    const vpc = vpcs.find(ctx, VpcId);
    const id = ctx.ids.id('eigw');
    addTags(ctx, id, tagsFor(TagSpecifications, 'egress-only-internet-gateway'));
    const row = egressOnlyGateways.put(ctx, { id, vpcId: vpc.id });
    return { EgressOnlyInternetGateway: viewEgressOnly(ctx, row), ClientToken };
  },

  DescribeEgressOnlyInternetGateways(input, ctx) {
    const all = egressOnlyGateways.findAll(ctx, input.EgressOnlyInternetGatewayIds);
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, {}), input, {
      most: 255,
    });
    return {
      EgressOnlyInternetGateways: items.map((row) => viewEgressOnly(ctx, row)),
      NextToken: nextToken,
    };
  },

  DeleteEgressOnlyInternetGateway({ EgressOnlyInternetGatewayId }, ctx) {
    const { id } = egressOnlyGateways.find(ctx, EgressOnlyInternetGatewayId);
    egressOnlyGateways.remove(ctx, id);
    dropTags(ctx, id);
    return { ReturnCode: true };
  },

  CreateCarrierGateway({ VpcId, TagSpecifications }, ctx) {
    const vpc = vpcs.find(ctx, VpcId);
    const id = ctx.ids.id('cagw');
    addTags(ctx, id, tagsFor(TagSpecifications, 'carrier-gateway'));
    const row = carrierGateways.put(ctx, { id, vpcId: vpc.id });
    return { CarrierGateway: viewCarrier(ctx, row, 'pending') };
  },

  DescribeCarrierGateways(input, ctx) {
    const all = carrierGateways.findAll(ctx, input.CarrierGatewayIds);
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, carrierFilters), input);
    return {
      CarrierGateways: items.map((row) => viewCarrier(ctx, row, 'available')),
      NextToken: nextToken,
    };
  },

  DeleteCarrierGateway({ CarrierGatewayId }, ctx) {
    const row = carrierGateways.find(ctx, CarrierGatewayId);
    const CarrierGateway = viewCarrier(ctx, row, 'deleted');
    carrierGateways.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { CarrierGateway };
  },
});

function viewEgressOnly(ctx: Context, row: EgressOnlyGatewayRow): EgressOnlyInternetGateway {
  return {
    EgressOnlyInternetGatewayId: row.id,
    Attachments: [{ State: 'attached', VpcId: row.vpcId }],
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewCarrier(
  ctx: Context,
  { id, vpcId }: CarrierGatewayRow,
  State: 'pending' | 'available' | 'deleted',
): CarrierGateway {
  return {
    CarrierGatewayId: id,
    VpcId: vpcId,
    State,
    OwnerId: ctx.account,
    Tags: tagsOf(ctx, id) ?? [],
  };
}
