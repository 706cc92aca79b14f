import type { InternetGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import { elasticsOf } from './model/address.ts';
import { type InternetGatewayRow, internetGateways as table } from './model/internet-gateway.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<InternetGatewayRow> = {
  'attachment.state': ({ vpcId }) => vpcId && 'available',
  'attachment.vpc-id': ({ vpcId }) => vpcId,
  'internet-gateway-id': ({ id }) => id,
  'owner-id': (_, { account }) => account,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
export const internetGateways = topic({
  DescribeInternetGateways(input, ctx) {
    const found = select(ctx, table.findAll(ctx, input.InternetGatewayIds), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return { InternetGateways: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  CreateInternetGateway({ TagSpecifications }, ctx) {
    checkQuota(ctx, 'internetGateways', table.all(ctx).length + 1);
    const id = ctx.ids.id('igw');
    addTags(ctx, id, tagsFor(TagSpecifications, 'internet-gateway'));
    return { InternetGateway: view(ctx, table.put(ctx, { id })) };
  },

  DeleteInternetGateway({ InternetGatewayId }, ctx) {
    const { id, vpcId } = table.find(ctx, InternetGatewayId);
    if (vpcId) throw dependencyViolation('internetGateway', id);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },

  AttachInternetGateway({ InternetGatewayId, VpcId }, ctx) {
    const row = table.find(ctx, InternetGatewayId);
    const vpc = vpcs.find(ctx, VpcId);
    if (row.vpcId) {
      throw fault(
        'Resource.AlreadyAssociated',
        `resource ${row.id} is already attached to network ${row.vpcId}`,
      );
    }
    if (table.all(ctx).some(({ vpcId }) => vpcId === vpc.id)) {
      throw fault(
        'InvalidParameterValue',
        `Network ${vpc.id} already has an internet gateway attached`,
      );
    }
    table.change(ctx, row.id, { vpcId: vpc.id });
    return {};
  },

  DetachInternetGateway({ InternetGatewayId, VpcId }, ctx) {
    const row = table.find(ctx, InternetGatewayId);
    const vpc = vpcs.find(ctx, VpcId);
    if (row.vpcId !== vpc.id) {
      throw fault('Gateway.NotAttached', `resource ${row.id} is not attached to network ${vpc.id}`);
    }
    const mapped = networkInterfaces
      .all(ctx)
      .some(({ id, vpcId, publicIp }) => vpcId === vpc.id && (publicIp || elasticsOf(ctx, id)[0]));
    if (mapped && !ctx.lenient) {
      throw fault(
        'DependencyViolation',
        `Network ${vpc.id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    table.change(ctx, row.id, { vpcId: undefined });
    return {};
  },
});

function view(ctx: Context, { id, vpcId }: InternetGatewayRow): InternetGateway {
  return {
    InternetGatewayId: id,
    OwnerId: ctx.account,
    // The gateway's word for attached, which the SDK's type does not know.
    Attachments: vpcId ? [{ VpcId: vpcId, State: 'available' as never }] : [],
    Tags: tagsOf(ctx, id),
  };
}
