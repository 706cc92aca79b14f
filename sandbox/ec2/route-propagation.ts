import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { vpnGateways } from './model/gateway.ts';
import { routeTables } from './model/route-table.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html */
export const routePropagation = topic({
  EnableVgwRoutePropagation({ GatewayId, RouteTableId }, ctx) {
    const table = routeTables.find(ctx, RouteTableId);
    const { id, attachment } = vpnGateways.find(ctx, GatewayId);
    const there = attachment?.vpcId === table.vpcId;
    if (!there || stateNow(ctx, attachment.timeline) === 'detached') {
      throw fault('Gateway.NotAttached', `resource ${id} is not attached to ${table.vpcId}`);
    }
    const propagating = [...new Set([...(table.propagating ?? []), id])];
    routeTables.change(ctx, table.id, { propagating });
    return {};
  },

  DisableVgwRoutePropagation({ GatewayId, RouteTableId }, ctx) {
    const table = routeTables.find(ctx, RouteTableId);
    const propagating = table.propagating?.filter((id) => id !== GatewayId);
    routeTables.change(ctx, table.id, { propagating });
    return {};
  },
});
