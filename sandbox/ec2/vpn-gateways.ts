import type { CustomerGateway, VpnGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow, steady } from '../engine/timeline.ts';
import {
  type CustomerGatewayRow,
  customerGateways,
  vpnGateways as table,
  type VpnGatewayRow,
  vpnConnections,
} from './model/gateway.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const standardAsn = 64_512;

const customerFilters: Filters<CustomerGatewayRow> = {
  'bgp-asn': ({ bgpAsn }) => bgpAsn,
  'customer-gateway-id': ({ id }) => id,
  'ip-address': ({ ip }) => ip,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  type: ({ type }) => type,
};

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
  CreateCustomerGateway(input, ctx) {
    const ip = input.IpAddress ?? input.PublicIp;
    if (!ip && !input.CertificateArn) {
      throw fault('MissingParameter', 'The request must contain the parameter ipAddress');
    }
    const id = ctx.ids.id('cgw');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'customer-gateway'));
    const row = customerGateways.put(ctx, {
      id,
      type: input.Type,
      bgpAsn: String(input.BgpAsn ?? input.BgpAsnExtended ?? 65_000),
      ip: ip ?? '',
      deviceName: input.DeviceName,
      certificateArn: input.CertificateArn,
      timeline: steady(ctx, 'available'),
    });
    return { CustomerGateway: viewCustomer(ctx, row) };
  },

  DescribeCustomerGateways({ CustomerGatewayIds, Filters }, ctx) {
    sweep(ctx, customerGateways, ['deleted']);
    const all = customerGateways.findAll(ctx, CustomerGatewayIds);
    const found = select(ctx, all, Filters, customerFilters);
    return { CustomerGateways: found.map((row) => viewCustomer(ctx, row)) };
  },

  DeleteCustomerGateway({ CustomerGatewayId }, ctx) {
    const { id } = customerGateways.find(ctx, CustomerGatewayId);
    const used = vpnConnections
      .all(ctx)
      .some((row) => row.customerGatewayId === id && stateNow(ctx, row.timeline) !== 'deleted');
    if (used) throw fault('IncorrectState', 'The customer gateway is in use.');
    customerGateways.change(ctx, id, { timeline: steady(ctx, 'deleted') });
    return {};
  },

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
    table.change(ctx, row.id, { timeline: steady(ctx, 'deleted'), attachment: undefined });
    return {};
  },

  AttachVpnGateway({ VpnGatewayId, VpcId }, ctx) {
    const row = table.find(ctx, VpnGatewayId);
    const vpc = vpcs.find(ctx, VpcId);
    const before = attachmentOf(ctx, row);
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

function viewCustomer(ctx: Context, row: CustomerGatewayRow): CustomerGateway {
  return {
    CustomerGatewayId: row.id,
    Type: row.type,
    BgpAsn: row.bgpAsn,
    IpAddress: row.ip,
    DeviceName: row.deviceName,
    CertificateArn: row.certificateArn,
    State: stateNow(ctx, row.timeline),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
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
