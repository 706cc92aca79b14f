import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import {
  customerGateways,
  vpnConnections as table,
  type VpnConnectionRow,
  vpnGateways,
} from './model/gateway.ts';
import { transitGateways } from './model/transit-gateway.ts';
import { changeTunnel } from './model/vpn-tunnel.ts';
import { topic } from './topic.ts';
import { viewVpnConnection } from './vpn-connection-view.ts';

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/modify-vpn-target.html */
export const vpnChanges = topic({
  ModifyVpnConnection(input, ctx) {
    const row = available(ctx, input.VpnConnectionId);
    const { VpnGatewayId, TransitGatewayId, CustomerGatewayId } = input;
    if (!VpnGatewayId && !TransitGatewayId && !CustomerGatewayId) {
      throw fault(
        'MissingParameter',
        'The request must contain the parameter customerGatewayId, vpnGatewayId or transitGatewayId',
      );
    }
    if (VpnGatewayId && TransitGatewayId) {
      throw fault(
        'InvalidParameterCombination',
        'A VPN connection ends at a virtual private gateway or at a transit gateway, not at both.',
      );
    }
    if (TransitGatewayId && row.routes.length > 0) {
      throw fault(
        'InvalidParameterCombination',
        `Delete the static routes of ${row.id} before it moves to a transit gateway.`,
      );
    }
    const target = {
      ...(VpnGatewayId && {
        vpnGatewayId: vpnGateways.find(ctx, VpnGatewayId).id,
        transitGatewayId: undefined,
      }),
      ...(TransitGatewayId && {
        transitGatewayId: transitGateways.find(ctx, TransitGatewayId).id,
        vpnGatewayId: undefined,
      }),
      ...(CustomerGatewayId && {
        customerGatewayId: customerGateways.find(ctx, CustomerGatewayId).id,
      }),
    };
    return { VpnConnection: change(ctx, row, target) };
  },

  ModifyVpnConnectionOptions(input, ctx) {
    const row = available(ctx, input.VpnConnectionId);
    const { options } = row;
    const is4 = options.ipVersion === 'ipv4';
    const { LocalIpv4NetworkCidr: local4, RemoteIpv4NetworkCidr: remote4 } = input;
    const { LocalIpv6NetworkCidr: local6, RemoteIpv6NetworkCidr: remote6 } = input;
    if (is4 ? (local6 ?? remote6) : (local4 ?? remote4)) {
      throw fault(
        'InvalidParameterCombination',
        `The tunnels of ${row.id} carry ${options.ipVersion} traffic.`,
      );
    }
    if (input.TunnelBandwidth === 'large' && !row.transitGatewayId) {
      throw fault(
        'InvalidParameterCombination',
        'Large bandwidth needs a connection to a transit gateway.',
      );
    }
    const changed = {
      ...options,
      local: (is4 ? local4 : local6) ?? options.local,
      remote: (is4 ? remote4 : remote6) ?? options.remote,
      bandwidth: input.TunnelBandwidth ?? options.bandwidth,
    };
    return { VpnConnection: change(ctx, row, { options: changed }) };
  },

  ModifyVpnTunnelOptions({ VpnConnectionId, VpnTunnelOutsideIpAddress, TunnelOptions }, ctx) {
    const row = available(ctx, VpnConnectionId);
    const tunnel = row.tunnels.find(({ outsideIp }) => outsideIp === VpnTunnelOutsideIpAddress);
    if (!tunnel) {
      throw fault(
        'InvalidParameterValue',
        `The VPN connection ${row.id} has no tunnel with the address ${VpnTunnelOutsideIpAddress}.`,
      );
    }
    const changed = changeTunnel(tunnel, TunnelOptions);
    const tunnels = row.tunnels.map((one) => (one === tunnel ? changed : one));
    return { VpnConnection: change(ctx, row, { tunnels }) };
  },
});

function available(ctx: Context, id: string): VpnConnectionRow {
  const row = table.find(ctx, id);
  if (stateNow(ctx, row.timeline) === 'available') return row;
  throw fault('IncorrectState', `The VPN connection ${row.id} is not available.`);
}

/** A connection is modifying for some minutes after a change. */
function change(ctx: Context, { id }: VpnConnectionRow, fields: Partial<VpnConnectionRow>) {
  const span = [60e3, 180e3] as const;
  const timeline = moving<'modifying' | 'available'>(ctx, 'modifying', 'available', span);
  return viewVpnConnection(ctx, table.change(ctx, id, { ...fields, timeline }));
}
