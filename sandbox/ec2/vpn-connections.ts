import type { VpnConnectionOptionsSpecification } from '@aws-sdk/client-ec2';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { formatCidr, parseCidr } from './model/cidr.ts';
import {
  customerGateways,
  vpnConnections as table,
  type VpnConnectionRow,
  type VpnOptions,
  vpnGateways,
} from './model/gateway.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor } from './model/tags.ts';
import { transitGateways } from './model/transit-gateway.ts';
import { newTunnel } from './model/vpn-tunnel.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';
import { viewVpnConnection } from './vpn-connection-view.ts';

const filters: Filters<VpnConnectionRow> = {
  'bgp-asn': ({ customerGatewayId }, ctx) => customerGateways.get(ctx, customerGatewayId)?.bgpAsn,
  'customer-gateway-configuration': () => undefined,
  'customer-gateway-id': ({ customerGatewayId }) => customerGatewayId,
  'option.static-routes-only': ({ staticRoutesOnly }) => staticRoutesOnly,
  'route.destination-cidr-block': ({ routes }) => routes.map(({ cidr }) => cidr),
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
      options: optionsFrom(input.Options, TransitGatewayId !== undefined),
      tunnels: [0, 1].map((at) => newTunnel(ctx, input.Options?.TunnelOptions?.[at])),
      routes: [],
      timeline: moving<'pending' | 'available'>(ctx, 'pending', 'available', [120e3, 240e3]),
    };
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpn-connection'));
    return { VpnConnection: viewVpnConnection(ctx, table.put(ctx, row)) };
  },

  DescribeVpnConnections({ VpnConnectionIds, Filters }, ctx) {
    sweep(ctx, table, ['deleted']);
    const found = select(ctx, table.findAll(ctx, VpnConnectionIds), Filters, filters);
    return { VpnConnections: found.map((row) => viewVpnConnection(ctx, row)) };
  },

  DeleteVpnConnection({ VpnConnectionId }, ctx) {
    const { id } = table.find(ctx, VpnConnectionId);
    const timeline = moving<'deleting' | 'deleted'>(ctx, 'deleting', 'deleted', [30e3, 60e3]);
    table.change(ctx, id, { timeline });
    return {};
  },

  CreateVpnConnectionRoute({ VpnConnectionId, DestinationCidrBlock }, ctx) {
    const row = table.find(ctx, VpnConnectionId);
    const range = parseCidr(DestinationCidrBlock);
    if (!range) {
      throw fault(
        'InvalidParameterValue',
        `Value (${DestinationCidrBlock}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
      );
    }
    const cidr = formatCidr(range);
    if (row.routes.some((route) => route.cidr === cidr)) return {};
    const timeline = moving<'pending' | 'available'>(ctx, 'pending', 'available', [5e3, 15e3]);
    table.change(ctx, row.id, { routes: [...row.routes, { cidr, timeline }] });
    return {};
  },

  DeleteVpnConnectionRoute({ VpnConnectionId, DestinationCidrBlock }, ctx) {
    const { id, routes } = table.find(ctx, VpnConnectionId);
    const left = routes.filter(({ cidr }) => cidr !== DestinationCidrBlock);
    if (left.length === routes.length) {
      throw fault(
        'InvalidRoute.NotFound',
        `The VPN connection ${id} has no static route to ${DestinationCidrBlock}.`,
      );
    }
    table.change(ctx, id, { routes: left });
    return {};
  },
});

function optionsFrom(
  asked: VpnConnectionOptionsSpecification = {},
  atTransit: boolean,
): VpnOptions {
  const { TunnelInsideIpVersion: ipVersion = 'ipv4', TunnelBandwidth: bandwidth } = asked;
  const acceleration = asked.EnableAcceleration ?? false;
  if ((ipVersion === 'ipv6' || acceleration || bandwidth === 'large') && !atTransit) {
    throw fault(
      'InvalidParameterCombination',
      'IPv6 tunnels, acceleration and large bandwidth need a connection to a transit gateway.',
    );
  }
  if ((asked.TunnelOptions?.length ?? 0) > 2) {
    throw fault('InvalidParameterValue', 'A VPN connection has two tunnels.');
  }
  const { LocalIpv4NetworkCidr: local4 = '0.0.0.0/0', RemoteIpv4NetworkCidr: remote4 } = asked;
  const { LocalIpv6NetworkCidr: local6 = '::/0', RemoteIpv6NetworkCidr: remote6 } = asked;
  return {
    acceleration,
    ipVersion,
    bandwidth: bandwidth ?? 'standard',
    ...(ipVersion === 'ipv4'
      ? { local: local4, remote: remote4 ?? '0.0.0.0/0' }
      : { local: local6, remote: remote6 ?? '::/0' }),
  };
}
