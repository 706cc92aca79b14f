import type { TransitGatewayRouteTable } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow, steady } from '../engine/timeline.ts';
import { sweep } from './model/linger.ts';
import { tagsFor, tagsOf } from './model/tags.ts';
import {
  newTransitTable,
  type TransitAttachmentRow,
  type TransitTableRow,
  transitTables as table,
  transitAttachments,
  transitGateways,
} from './model/transit-gateway.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<TransitTableRow> = {
  'default-association-route-table': ({ isDefault }) => isDefault,
  'default-propagation-route-table': ({ isDefault }) => isDefault,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'transit-gateway-id': ({ gatewayId }) => gatewayId,
  'transit-gateway-route-table-id': ({ id }) => id,
};

const attachmentFilters: Filters<TransitAttachmentRow> = {
  'resource-id': ({ resourceId }) => resourceId,
  'resource-type': ({ kind }) => kind,
  'transit-gateway-attachment-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html */
export const transitRouteTables = topic({
  CreateTransitGatewayRouteTable({ TransitGatewayId, TagSpecifications }, ctx) {
    const gateway = transitGateways.find(ctx, TransitGatewayId);
    const tags = tagsFor(TagSpecifications, 'transit-gateway-route-table');
    const row = newTransitTable(ctx, gateway.id, { tags });
    return { TransitGatewayRouteTable: { ...view(ctx, row), State: 'pending' } };
  },

  DescribeTransitGatewayRouteTables(input, ctx) {
    sweep(ctx, table, ['deleted']);
    const asked = table.findAll(ctx, input.TransitGatewayRouteTableIds);
    const { items, nextToken } = page(ctx, select(ctx, asked, input.Filters, filters), input);
    return {
      TransitGatewayRouteTables: items.map((row) => view(ctx, row)),
      NextToken: nextToken,
    };
  },

  DeleteTransitGatewayRouteTable({ TransitGatewayRouteTableId }, ctx) {
    const { id } = table.find(ctx, TransitGatewayRouteTableId);
    if (transitAttachments.all(ctx).some(({ tableId }) => tableId === id)) {
      throw fault('IncorrectState', `Cannot delete route table ${id} because it has associations.`);
    }
    const gone = table.change(ctx, id, { timeline: steady(ctx, 'deleted') });
    return { TransitGatewayRouteTable: view(ctx, gone) };
  },

  AssociateTransitGatewayRouteTable(input, ctx) {
    const { id } = table.find(ctx, input.TransitGatewayRouteTableId);
    const row = transitAttachments.find(ctx, input.TransitGatewayAttachmentId);
    if (row.tableId && row.tableId !== id && !ctx.lenient) {
      throw fault(
        'Resource.AlreadyAssociated',
        `Transit Gateway Attachment ${row.id} is already associated to a route table.`,
      );
    }
    const after = transitAttachments.change(ctx, row.id, { tableId: id });
    return {
      Association: { ...named(after), TransitGatewayRouteTableId: id, State: 'associating' },
    };
  },

  DisassociateTransitGatewayRouteTable(input, ctx) {
    const { id } = table.find(ctx, input.TransitGatewayRouteTableId);
    const row = transitAttachments.find(ctx, input.TransitGatewayAttachmentId);
    if (row.tableId !== id) {
      throw fault('InvalidAssociation.NotFound', `${row.id} is not associated with ${id}.`);
    }
    transitAttachments.change(ctx, row.id, { tableId: undefined });
    return {
      Association: { ...named(row), TransitGatewayRouteTableId: id, State: 'disassociating' },
    };
  },

  GetTransitGatewayRouteTableAssociations(input, ctx) {
    const { id } = table.find(ctx, input.TransitGatewayRouteTableId);
    const all = transitAttachments.all(ctx).filter(({ tableId }) => tableId === id);
    const found = select(ctx, all, input.Filters, attachmentFilters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      Associations: items.map((row) => ({ ...named(row), State: 'associated' as const })),
      NextToken: nextToken,
    };
  },

  EnableTransitGatewayRouteTablePropagation(input, ctx) {
    const { id, propagating } = table.find(ctx, input.TransitGatewayRouteTableId);
    const row = transitAttachments.find(ctx, input.TransitGatewayAttachmentId ?? '');
    if (propagating.includes(row.id)) {
      throw fault(
        'TransitGatewayRouteTablePropagation.Duplicate',
        `Propagation for attachment ${row.id} already exists in ${id}.`,
      );
    }
    table.change(ctx, id, { propagating: [...propagating, row.id] });
    return { Propagation: { ...named(row), TransitGatewayRouteTableId: id, State: 'enabled' } };
  },

  DisableTransitGatewayRouteTablePropagation(input, ctx) {
    const { id, propagating } = table.find(ctx, input.TransitGatewayRouteTableId);
    const row = transitAttachments.find(ctx, input.TransitGatewayAttachmentId ?? '');
    if (!propagating.includes(row.id)) {
      throw fault(
        'TransitGatewayRouteTablePropagation.NotFound',
        `Propagation for attachment ${row.id} does not exist in ${id}.`,
      );
    }
    table.change(ctx, id, { propagating: propagating.filter((one) => one !== row.id) });
    return { Propagation: { ...named(row), TransitGatewayRouteTableId: id, State: 'disabled' } };
  },

  GetTransitGatewayRouteTablePropagations(input, ctx) {
    const { propagating } = table.find(ctx, input.TransitGatewayRouteTableId);
    const all = propagating.flatMap((id) => transitAttachments.get(ctx, id) ?? []);
    const found = select(ctx, all, input.Filters, attachmentFilters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      TransitGatewayRouteTablePropagations: items.map((row) => ({
        ...named(row),
        State: 'enabled' as const,
      })),
      NextToken: nextToken,
    };
  },
});

function named({ id, kind, resourceId }: TransitAttachmentRow) {
  return { TransitGatewayAttachmentId: id, ResourceId: resourceId, ResourceType: kind };
}

function view(ctx: Context, row: TransitTableRow): TransitGatewayRouteTable {
  return {
    TransitGatewayRouteTableId: row.id,
    TransitGatewayId: row.gatewayId,
    State: stateNow(ctx, row.timeline) as 'available' | 'deleted',
    DefaultAssociationRouteTable: row.isDefault,
    DefaultPropagationRouteTable: row.isDefault,
    CreationTime: new Date(row.createdAt),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
