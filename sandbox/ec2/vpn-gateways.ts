import type { VpnGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow, steady } from '../engine/timeline.ts';
import { vpnGateways as table, type VpnGatewayRow, vpnConnections } from './model/gateway.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const standardAsn = 64_512;

const filters: Filters<VpnGatewayRow> = {
  'amazon-side-asn': ({ asn }) => asn,
  'attachment.state': (row, ctx) => attachmentOf(ctx, row)?.State,
  'attachment.vpc-id': (row, ctx) => attachmentOf(ctx, row)?.VpcId,
  'availability-zone': ({ zone }) => zone,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  type: ({ type }) => type,
  'vpn-gateway-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html */
export const vpnGateways = topic({
  CreateVpnGateway(input, ctx) {
    const id = ctx.ids.id('vgw');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpn-gateway'));
    const row = table.put(ctx, {
      id,
      type: input.Type,
      asn: input.AmazonSideAsn ?? standardAsn,
      zone: input.AvailabilityZone,
      timeline: steady(ctx, 'available'),
    });
    return { VpnGateway: view(ctx, row) };
  },

  DescribeVpnGateways({ VpnGatewayIds, Filters }, ctx) {
    sweep(ctx, table, ['deleted']);
    const found = select(ctx, table.findAll(ctx, VpnGatewayIds), Filters, filters);
    return { VpnGateways: found.map((row) => view(ctx, row)) };
  },

  DeleteVpnGateway({ VpnGatewayId }, ctx) {
    const row = table.find(ctx, VpnGatewayId);
    if (!ctx.lenient && attachmentOf(ctx, row)) {
      throw fault('IncorrectState', 'The VPN gateway is in use.');
    }
    const connected = vpnConnections
      .all(ctx)
      .some((one) => one.vpnGatewayId === row.id && stateNow(ctx, one.timeline) !== 'deleted');
    if (connected) throw fault('IncorrectState', 'The VPN gateway is in use.');
    table.change(ctx, row.id, { timeline: steady(ctx, 'deleted'), attachment: undefined });
    return {};
  },

  AttachVpnGateway({ VpnGatewayId, VpcId }, ctx) {
    const row = table.find(ctx, VpnGatewayId);
    const vpc = vpcs.find(ctx, VpcId);
    if (stateNow(ctx, row.timeline) !== 'available') {
      throw fault('IncorrectState', `The virtual private gateway ${row.id} is not available.`);
    }
    const before = attachmentOf(ctx, row);
    const other = table
      .all(ctx)
      .find((one) => one.id !== row.id && attachmentOf(ctx, one)?.VpcId === vpc.id);
    if (other) {
      throw fault('InvalidVpcState', `The VPC ${vpc.id} already has ${other.id} attached to it.`);
    }
    if (before && before.VpcId !== vpc.id) {
      throw fault(
        'VpnGatewayAttachmentLimitExceeded',
        `The virtual private gateway ${row.id} is already attached to ${before.VpcId}.`,
      );
    }
    const timeline = moving<'attaching' | 'attached'>(ctx, 'attaching', 'attached', [5e3, 1e4]);
    const after = table.change(ctx, row.id, { attachment: { vpcId: vpc.id, timeline } });
    return { VpcAttachment: attachmentOf(ctx, after) };
  },

  DetachVpnGateway({ VpnGatewayId, VpcId }, ctx) {
    const row = table.find(ctx, VpnGatewayId);
    if (!row.attachment || attachmentOf(ctx, row)?.VpcId !== VpcId) {
      throw fault(
        'InvalidVpnGatewayAttachment.NotFound',
        `The attachment with vpn gateway ID '${VpnGatewayId}' and vpc ID '${VpcId}' does not exist`,
      );
    }
    const timeline = moving<'detaching' | 'detached'>(ctx, 'detaching', 'detached', [5e3, 1e4]);
    table.change(ctx, row.id, { attachment: { ...row.attachment, timeline } });
    return {};
  },
});

/** What a gateway is attached to; undefined once it has come off. */
function attachmentOf(ctx: Context, { attachment }: VpnGatewayRow) {
  if (!attachment) return undefined;
  const State = stateNow(ctx, attachment.timeline);
  return State === 'detached' ? undefined : { VpcId: attachment.vpcId, State };
}

function view(ctx: Context, row: VpnGatewayRow): VpnGateway {
  const attachment = attachmentOf(ctx, row);
  return {
    VpnGatewayId: row.id,
    Type: row.type as NonNullable<VpnGateway['Type']>,
    AmazonSideAsn: row.asn,
    AvailabilityZone: row.zone,
    State: stateNow(ctx, row.timeline),
    VpcAttachments: attachment ? [attachment] : [],
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
