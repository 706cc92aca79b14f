import type { TransitGateway, TransitGatewayOptions } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import {
  newTransitTable,
  type TransitGatewayRow,
  transitGateways as table,
  transitAttachments,
  transitTables,
} from './model/transit-gateway.ts';
import { checkTransitOptions } from './model/transit-range.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

const standard = {
  AmazonSideAsn: 64_512,
  AutoAcceptSharedAttachments: 'disable',
  DefaultRouteTableAssociation: 'enable',
  DefaultRouteTablePropagation: 'enable',
  VpnEcmpSupport: 'enable',
  DnsSupport: 'enable',
  MulticastSupport: 'disable',
} as const;

const option =
  (name: keyof TransitGatewayOptions) =>
  (row: TransitGatewayRow): string | undefined => {
    const value = optionsOf(row)[name];
    return value === undefined ? undefined : String(value);
  };

const filters: Filters<TransitGatewayRow> = {
  'options.amazon-side-asn': option('AmazonSideAsn'),
  'options.association-default-route-table-id': option('AssociationDefaultRouteTableId'),
  'options.auto-accept-shared-attachments': option('AutoAcceptSharedAttachments'),
  'options.default-route-table-association': option('DefaultRouteTableAssociation'),
  'options.default-route-table-propagation': option('DefaultRouteTablePropagation'),
  'options.dns-support': option('DnsSupport'),
  'options.propagation-default-route-table-id': option('PropagationDefaultRouteTableId'),
  'options.vpn-ecmp-support': option('VpnEcmpSupport'),
  'owner-id': (_, { account }) => account,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'transit-gateway-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html */
export const transitGateways = topic({
  CreateTransitGateway({ Description = '', Options = {}, TagSpecifications }, ctx) {
    checkTransitOptions(Options.AmazonSideAsn, Options.TransitGatewayCidrBlocks ?? []);
    const id = ctx.ids.id('tgw');
    addTags(ctx, id, tagsFor(TagSpecifications, 'transit-gateway'));
    const own =
      Options.DefaultRouteTableAssociation !== 'disable' ||
      Options.DefaultRouteTablePropagation !== 'disable';
    const row = table.put(ctx, {
      id,
      description: Description,
      createdAt: ctx.now,
      timeline: moving<'pending' | 'available'>(ctx, 'pending', 'available', [60e3, 120e3]),
      options: Options,
      defaultTableId: own ? newTransitTable(ctx, id, { isDefault: true }).id : undefined,
    });
    return { TransitGateway: view(ctx, row) };
  },

  DescribeTransitGateways(input, ctx) {
    sweep(ctx, table, ['deleted']);
    const { TransitGatewayIds: ids, Filters } = input;
    const found = select(ctx, table.findAll(ctx, ids), Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return { TransitGateways: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyTransitGateway({ TransitGatewayId, Description, Options }, ctx) {
    const row = table.find(ctx, TransitGatewayId);
    const {
      AddTransitGatewayCidrBlocks: added = [],
      RemoveTransitGatewayCidrBlocks: removed = [],
    } = Options ?? {};
    checkTransitOptions(Options?.AmazonSideAsn, added);
    const ranges = [...(row.options.TransitGatewayCidrBlocks ?? []), ...added];
    const given = Object.entries(Options ?? {}).filter(
      ([name, value]) => value !== undefined && name in standard,
    );
    const changed = table.change(ctx, row.id, {
      description: Description ?? row.description,
      options: {
        ...row.options,
        ...Object.fromEntries(given),
        TransitGatewayCidrBlocks: ranges.filter((range) => !removed.includes(range)),
      },
    });
    return { TransitGateway: view(ctx, changed) };
  },

  DeleteTransitGateway({ TransitGatewayId }, ctx) {
    const row = table.find(ctx, TransitGatewayId);
    const attached = transitAttachments
      .all(ctx)
      .filter((one) => one.gatewayId === row.id && stateNow(ctx, one.timeline) === 'available');
    if (attached.length > 0) {
      throw fault(
        'IncorrectState',
        `${row.id} has non-deleted VPC Attachments: ${attached.map(({ id }) => id).join(', ')}.`,
      );
    }
    for (const { id, gatewayId } of transitTables.all(ctx)) {
      if (gatewayId === row.id) transitTables.remove(ctx, id);
    }
    const timeline = moving<'deleting' | 'deleted'>(ctx, 'deleting', 'deleted', [30e3, 60e3]);
    return { TransitGateway: view(ctx, table.change(ctx, row.id, { timeline })) };
  },
});

function optionsOf({ options, defaultTableId }: TransitGatewayRow): TransitGatewayOptions {
  const all = { ...standard, ...options };
  return {
    ...all,
    TransitGatewayCidrBlocks: [...(options.TransitGatewayCidrBlocks ?? [])],
    ...(all.DefaultRouteTableAssociation === 'enable' && {
      AssociationDefaultRouteTableId: defaultTableId,
    }),
    ...(all.DefaultRouteTablePropagation === 'enable' && {
      PropagationDefaultRouteTableId: defaultTableId,
    }),
  };
}

function view(ctx: Context, row: TransitGatewayRow): TransitGateway {
  return {
    TransitGatewayId: row.id,
    TransitGatewayArn: arnOf(ctx, `transit-gateway/${row.id}`),
    Description: row.description,
    OwnerId: ctx.account,
    State: stateNow(ctx, row.timeline) as 'available',
    CreationTime: new Date(row.createdAt),
    Options: optionsOf(row),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
