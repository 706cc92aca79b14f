import type { VpnConnection, VpnConnectionOptions } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { customerGateways, type VpnConnectionRow } from './model/gateway.ts';
import { tagsOf } from './model/tags.ts';
import { viewTunnel } from './model/vpn-tunnel.ts';

/** A VPN connection as AWS shows it. */
export function viewVpnConnection(ctx: Context, row: VpnConnectionRow): VpnConnection {
  return {
    VpnConnectionId: row.id,
    Type: row.type as NonNullable<VpnConnection['Type']>,
    // AWS answers `modifying` too, which its model does not list.
    State: stateNow(ctx, row.timeline) as NonNullable<VpnConnection['State']>,
    Category: 'VPN',
    CustomerGatewayId: row.customerGatewayId,
    CustomerGatewayConfiguration: configuration(ctx, row),
    VpnGatewayId: row.vpnGatewayId,
    TransitGatewayId: row.transitGatewayId,
    Options: optionsOf(row),
    Routes: row.routes.map(({ cidr, timeline }) => ({
      DestinationCidrBlock: cidr,
      Source: 'Static',
      State: stateNow(ctx, timeline),
    })),
    VgwTelemetry: row.tunnels.map(({ outsideIp }) => ({
      OutsideIpAddress: outsideIp,
      // Nobody is at the other end.
      Status: 'DOWN',
      StatusMessage: '',
      AcceptedRouteCount: 0,
      LastStatusChange: new Date(row.timeline[0]?.at ?? ctx.now),
    })),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function optionsOf({ options, staticRoutesOnly, tunnels }: VpnConnectionRow): VpnConnectionOptions {
  const { acceleration, ipVersion, bandwidth, local, remote } = options;
  return {
    EnableAcceleration: acceleration,
    StaticRoutesOnly: staticRoutesOnly,
    ...(ipVersion === 'ipv4'
      ? { LocalIpv4NetworkCidr: local, RemoteIpv4NetworkCidr: remote }
      : { LocalIpv6NetworkCidr: local, RemoteIpv6NetworkCidr: remote }),
    OutsideIpAddressType: 'PublicIpv4',
    TunnelInsideIpVersion: ipVersion,
    TunnelBandwidth: bandwidth,
    TunnelOptions: tunnels.map(viewTunnel),
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
    ...row.tunnels.map(
      ({ outsideIp, key }) =>
        `<ipsec_tunnel><customer_gateway>${outside(customer?.ip ?? '')}</customer_gateway><vpn_gateway>${outside(outsideIp)}</vpn_gateway><ike><pre_shared_key>${key}</pre_shared_key></ike></ipsec_tunnel>`,
    ),
    '</vpn_connection>',
  ].join('\n');
}

function outside(ip: string): string {
  return `<tunnel_outside_address><ip_address>${ip}</ip_address></tunnel_outside_address>`;
}
