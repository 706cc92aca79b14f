import type { VpnConnection } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import {
  customerGateways,
  vpnConnections as table,
  type VpnConnectionRow,
  vpnGateways,
} from './model/gateway.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { transitGateways } from './model/transit-gateway.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<VpnConnectionRow> = {
  'bgp-asn': ({ customerGatewayId }, ctx) => customerGateways.get(ctx, customerGatewayId)?.bgpAsn,
  'customer-gateway-configuration': () => undefined,
  'customer-gateway-id': ({ customerGatewayId }) => customerGatewayId,
  'option.static-routes-only': ({ staticRoutesOnly }) => staticRoutesOnly,
  'route.destination-cidr-block': ({ routes }) => routes,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'transit-gateway-id': ({ transitGatewayId }) => transitGatewayId,
  type: ({ type }) => type,
  'vpn-connection-id': ({ id }) => id,
  'vpn-gateway-id': ({ vpnGatewayId }) => vpnGatewayId,
};

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html */
export const vpnConnections = topic({
  CreateVpnConnection(input, ctx) {
    const { VpnGatewayId, TransitGatewayId } = input;
    if (VpnGatewayId && TransitGatewayId) {
      throw fault(
        'InvalidParameterCombination',
        'A VPN connection ends at a virtual private gateway or at a transit gateway, not at both.',
      );
    }
    const id = ctx.ids.id('vpn');
    const row = {
      id,
      type: input.Type,
      customerGatewayId: ctx.lenient
        ? input.CustomerGatewayId
        : customerGateways.find(ctx, input.CustomerGatewayId).id,
      vpnGatewayId:
        VpnGatewayId && (ctx.lenient || vpnGateways.find(ctx, VpnGatewayId))
          ? VpnGatewayId
          : undefined,
      transitGatewayId: TransitGatewayId && transitGateways.find(ctx, TransitGatewayId).id,
      staticRoutesOnly: input.Options?.StaticRoutesOnly ?? false,
      routes: [],
      timeline: moving<'pending' | 'available'>(ctx, 'pending', 'available', [120e3, 240e3]),
    };
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpn-connection'));
    return { VpnConnection: view(ctx, table.put(ctx, row)) };
  },

  DescribeVpnConnections({ VpnConnectionIds, Filters }, ctx) {
    sweep(ctx, table, ['deleted']);
    const found = select(ctx, table.findAll(ctx, VpnConnectionIds), Filters, filters);
    return { VpnConnections: found.map((row) => view(ctx, row)) };
  },

  DeleteVpnConnection({ VpnConnectionId }, ctx) {
    const { id } = table.find(ctx, VpnConnectionId);
    const timeline = moving<'deleting' | 'deleted'>(ctx, 'deleting', 'deleted', [30e3, 60e3]);
    table.change(ctx, id, { timeline });
    return {};
  },

  CreateVpnConnectionRoute({ VpnConnectionId, DestinationCidrBlock }, ctx) {
    const { id, routes } = table.find(ctx, VpnConnectionId);
    table.change(ctx, id, { routes: [...new Set([...routes, DestinationCidrBlock])] });
    return {};
  },

  DeleteVpnConnectionRoute({ VpnConnectionId, DestinationCidrBlock }, ctx) {
    const { id, routes } = table.find(ctx, VpnConnectionId);
    table.change(ctx, id, { routes: routes.filter((range) => range !== DestinationCidrBlock) });
    return {};
  },
});

function view(ctx: Context, row: VpnConnectionRow): VpnConnection {
  return {
    VpnConnectionId: row.id,
    Type: row.type as NonNullable<VpnConnection['Type']>,
    State: stateNow(ctx, row.timeline),
    Category: 'VPN',
    CustomerGatewayId: row.customerGatewayId,
    CustomerGatewayConfiguration: configuration(ctx, row),
    VpnGatewayId: row.vpnGatewayId,
    TransitGatewayId: row.transitGatewayId,
    Options: { StaticRoutesOnly: row.staticRoutesOnly, EnableAcceleration: false },
    Routes: row.routes.map((DestinationCidrBlock) => ({
      DestinationCidrBlock,
      Source: 'Static',
      State: 'available',
    })),
    VgwTelemetry: [],
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

/** The text that AWS has for the customer's router, in short. */
function configuration(ctx: Context, row: VpnConnectionRow): string {
  const customer = customerGateways.get(ctx, row.customerGatewayId);
  return [
    `<vpn_connection id="${row.id}">`,
    `<customer_gateway_id>${row.customerGatewayId}</customer_gateway_id>`,
    `<vpn_gateway_id>${row.vpnGatewayId ?? row.transitGatewayId ?? ''}</vpn_gateway_id>`,
    `<vpn_connection_type>${row.type}</vpn_connection_type>`,
    `<ipsec_tunnel><customer_gateway><tunnel_outside_address><ip_address>${customer?.ip ?? ''}</ip_address></tunnel_outside_address></customer_gateway></ipsec_tunnel>`,
    '</vpn_connection>',
  ].join('\n');
}
