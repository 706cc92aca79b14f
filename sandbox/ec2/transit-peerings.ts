import type { TransitGatewayPeeringAttachment } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow, steady } from '../engine/timeline.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import {
  type TransitAttachmentRow,
  type TransitTimeline,
  transitAttachments as table,
  transitGateways,
} from './model/transit-gateway.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<TransitAttachmentRow> = {
  'local-owner-id': (_, { account }) => account,
  'remote-owner-id': ({ resourceAccount }) => resourceAccount,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'transit-gateway-attachment-id': ({ id }) => id,
  'transit-gateway-id': ({ gatewayId, resourceId }) => [gatewayId, resourceId],
};

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html */
export const transitPeerings = topic({
  CreateTransitGatewayPeeringAttachment(input, ctx) {
    const gateway = transitGateways.find(ctx, input.TransitGatewayId);
    const id = ctx.ids.id('tgw-attach');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'transit-gateway-attachment'));
    const row: TransitAttachmentRow = {
      id,
      gatewayId: gateway.id,
      kind: 'peering',
      resourceId: input.PeerTransitGatewayId,
      resourceAccount: input.PeerAccountId,
      createdAt: ctx.now,
      timeline: moving<'initiatingRequest' | 'pendingAcceptance'>(
        ctx,
        'initiatingRequest',
        'pendingAcceptance',
        [2e3, 5e3],
      ),
      subnetIds: [],
      options: { dns: 'disable', ipv6: 'disable', appliance: 'disable' },
      peerRegion: input.PeerRegion,
    };
    const peer = ctx.elsewhere({ account: input.PeerAccountId, region: input.PeerRegion });
    if (!isHere(ctx, row)) {
      table.put(peer, {
        ...row,
        gatewayId: input.PeerTransitGatewayId,
        resourceId: gateway.id,
        resourceAccount: ctx.account,
        peerRegion: ctx.region,
        asked: true,
      });
    }
    return { TransitGatewayPeeringAttachment: view(ctx, table.put(ctx, row)) };
  },

  DescribeTransitGatewayPeeringAttachments(input, ctx) {
    sweep(ctx, table, ['deleted', 'rejected']);
    const ids = input.TransitGatewayAttachmentIds;
    const asked = table.findAll(ctx, ids).filter(({ kind }) => kind === 'peering');
    const { items, nextToken } = page(ctx, select(ctx, asked, input.Filters, filters), input);
    return {
      TransitGatewayPeeringAttachments: items.map((row) => view(ctx, row)),
      NextToken: nextToken,
    };
  },

  AcceptTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id }, ctx) {
    const timeline = moving<'pending' | 'available'>(ctx, 'pending', 'available', [30e3, 60e3]);
    return { TransitGatewayPeeringAttachment: move(ctx, id, timeline, true) };
  },

  RejectTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id }, ctx) {
    return { TransitGatewayPeeringAttachment: move(ctx, id, steady(ctx, 'rejected'), true) };
  },

  DeleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id }, ctx) {
    const timeline = moving<'deleting' | 'deleted'>(ctx, 'deleting', 'deleted', [30e3, 60e3]);
    return { TransitGatewayPeeringAttachment: move(ctx, id, timeline, false) };
  },
});

function move(
  ctx: Context,
  id: string,
  timeline: TransitTimeline,
  answers: boolean,
): TransitGatewayPeeringAttachment {
  const row = table.find(ctx, id);
  const state = stateNow(ctx, row.timeline);
  const open = state === 'pendingAcceptance' || state === 'initiatingRequest';
  if (answers && !open) {
    throw fault('IncorrectState', `${id} is in invalid state`);
  }
  const other = otherSide(ctx, row);
  if (other && table.get(other, id)) table.change(other, id, { timeline });
  return view(ctx, table.change(ctx, id, { timeline }));
}

/** True of a peering within one account and region, of which there is one row. */
function isHere(ctx: Context, { resourceAccount, peerRegion }: TransitAttachmentRow): boolean {
  return resourceAccount === ctx.account && (peerRegion ?? ctx.region) === ctx.region;
}

function otherSide(ctx: Context, row: TransitAttachmentRow): Context | undefined {
  if (isHere(ctx, row)) return undefined;
  return ctx.elsewhere({ account: row.resourceAccount, region: row.peerRegion ?? ctx.region });
}

function view(ctx: Context, row: TransitAttachmentRow): TransitGatewayPeeringAttachment {
  const own = { TransitGatewayId: row.gatewayId, OwnerId: ctx.account, Region: ctx.region };
  const peer = {
    TransitGatewayId: row.resourceId,
    OwnerId: row.resourceAccount,
    Region: row.peerRegion,
  };
  return {
    TransitGatewayAttachmentId: row.id,
    RequesterTgwInfo: row.asked ? peer : own,
    AccepterTgwInfo: row.asked ? own : peer,
    State: stateNow(ctx, row.timeline),
    Status: { Code: 'available' },
    CreationTime: new Date(row.createdAt),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
