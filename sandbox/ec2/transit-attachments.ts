import type { TransitGatewayAttachment, TransitGatewayVpcAttachment } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { sweep } from './model/linger.ts';
import { subnets } from './model/subnet.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import {
  type TransitAttachmentRow,
  transitAttachments as table,
  transitGateways,
  transitTables,
} from './model/transit-gateway.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<TransitAttachmentRow> = {
  'association.state': ({ tableId }) => tableId && 'associated',
  'association.transit-gateway-route-table-id': ({ tableId }) => tableId,
  'resource-id': ({ resourceId }) => resourceId,
  'resource-owner-id': ({ resourceAccount }) => resourceAccount,
  'resource-type': ({ kind }) => kind,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'transit-gateway-attachment-id': ({ id }) => id,
  'transit-gateway-id': ({ gatewayId }) => gatewayId,
  'transit-gateway-owner-id': (_, { account }) => account,
  'vpc-id': ({ kind, resourceId }) => (kind === 'vpc' ? resourceId : undefined),
};

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export const transitAttachments = topic({
  CreateTransitGatewayVpcAttachment(input, ctx) {
    const gateway = transitGateways.find(ctx, input.TransitGatewayId);
    const vpc = vpcs.find(ctx, input.VpcId);
    for (const id of input.SubnetIds) subnets.find(ctx, id);
    const double = table
      .all(ctx)
      .some(
        (row) =>
          row.gatewayId === gateway.id &&
          row.resourceId === vpc.id &&
          !['deleting', 'deleted'].includes(stateNow(ctx, row.timeline)),
      );
    if (double) {
      throw fault(
        'DuplicateTransitGatewayAttachment',
        `${gateway.id} has an existing attachment to ${vpc.id}.`,
      );
    }
    const id = ctx.ids.id('tgw-attach');
    const tags = input.TagSpecifications ?? [];
    addTags(ctx, id, {
      ...tagsFor(tags, 'transit-gateway-attachment', ['transit-gateway-vpc-attachment']),
      ...tagsFor(tags, 'transit-gateway-vpc-attachment', ['transit-gateway-attachment']),
    });
    const { DefaultRouteTableAssociation, DefaultRouteTablePropagation } = gateway.options;
    const row = table.put(ctx, {
      id,
      gatewayId: gateway.id,
      kind: 'vpc',
      resourceId: vpc.id,
      resourceAccount: ctx.account,
      createdAt: ctx.now,
      timeline: moving<'pending' | 'available'>(ctx, 'pending', 'available', [30e3, 60e3]),
      subnetIds: input.SubnetIds,
      options: {
        dns: input.Options?.DnsSupport ?? 'enable',
        ipv6: input.Options?.Ipv6Support ?? 'disable',
        appliance: input.Options?.ApplianceModeSupport ?? 'disable',
      },
      tableId: DefaultRouteTableAssociation === 'disable' ? undefined : gateway.defaultTableId,
    });
    const standard = gateway.defaultTableId && transitTables.get(ctx, gateway.defaultTableId);
    if (standard && DefaultRouteTablePropagation !== 'disable') {
      transitTables.change(ctx, standard.id, { propagating: [...standard.propagating, id] });
    }
    return { TransitGatewayVpcAttachment: viewVpc(ctx, row) };
  },

  DescribeTransitGatewayVpcAttachments(input, ctx) {
    const { items, nextToken } = find(ctx, input, ({ kind }) => kind === 'vpc');
    return {
      TransitGatewayVpcAttachments: items.map((row) => viewVpc(ctx, row)),
      NextToken: nextToken,
    };
  },

  DescribeTransitGatewayAttachments(input, ctx) {
    const { items, nextToken } = find(ctx, input, () => true);
    return {
      TransitGatewayAttachments: items.map((row) => viewAny(ctx, row)),
      NextToken: nextToken,
    };
  },

  ModifyTransitGatewayVpcAttachment(input, ctx) {
    const row = table.find(ctx, input.TransitGatewayAttachmentId);
    const { AddSubnetIds = [], RemoveSubnetIds = [], Options } = input;
    for (const id of AddSubnetIds) subnets.find(ctx, id);
    const subnetIds = [...new Set([...row.subnetIds, ...AddSubnetIds])].filter(
      (id) => !RemoveSubnetIds.includes(id),
    );
    const changed = table.change(ctx, row.id, {
      subnetIds,
      options: {
        dns: Options?.DnsSupport ?? row.options.dns,
        ipv6: Options?.Ipv6Support ?? row.options.ipv6,
        appliance: Options?.ApplianceModeSupport ?? row.options.appliance,
      },
    });
    return { TransitGatewayVpcAttachment: viewVpc(ctx, changed) };
  },

  DeleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId }, ctx) {
    const row = table.find(ctx, TransitGatewayAttachmentId);
    for (const one of transitTables.all(ctx)) {
      if (!one.propagating.includes(row.id)) continue;
      const propagating = one.propagating.filter((id) => id !== row.id);
      transitTables.change(ctx, one.id, { propagating });
    }
    const timeline = moving<'deleting' | 'deleted'>(ctx, 'deleting', 'deleted', [30e3, 60e3]);
    const gone = table.change(ctx, row.id, { timeline, tableId: undefined });
    return { TransitGatewayVpcAttachment: viewVpc(ctx, gone) };
  },
});

function find(
  ctx: Context,
  input: {
    readonly TransitGatewayAttachmentIds?: string[] | undefined;
    readonly Filters?: Parameters<typeof select>[2];
    readonly MaxResults?: number | undefined;
    readonly NextToken?: string | undefined;
  },
  fits: (row: TransitAttachmentRow) => boolean,
) {
  sweep(ctx, table, ['deleted']);
  const asked = table.findAll(ctx, input.TransitGatewayAttachmentIds).filter(fits);
  return page(ctx, select(ctx, asked, input.Filters, filters), input);
}

function viewVpc(ctx: Context, row: TransitAttachmentRow): TransitGatewayVpcAttachment {
  return {
    TransitGatewayAttachmentId: row.id,
    TransitGatewayId: row.gatewayId,
    VpcId: row.resourceId,
    VpcOwnerId: row.resourceAccount,
    State: stateNow(ctx, row.timeline),
    SubnetIds: [...row.subnetIds],
    CreationTime: new Date(row.createdAt),
    Options: {
      DnsSupport: row.options.dns,
      Ipv6Support: row.options.ipv6,
      ApplianceModeSupport: row.options.appliance,
    },
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewAny(ctx: Context, row: TransitAttachmentRow): TransitGatewayAttachment {
  return {
    TransitGatewayAttachmentId: row.id,
    TransitGatewayId: row.gatewayId,
    TransitGatewayOwnerId: ctx.account,
    ResourceType: row.kind,
    ResourceId: row.resourceId,
    ResourceOwnerId: row.resourceAccount,
    State: stateNow(ctx, row.timeline),
    Association: row.tableId
      ? { TransitGatewayRouteTableId: row.tableId, State: 'associated' }
      : undefined,
    CreationTime: new Date(row.createdAt),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
