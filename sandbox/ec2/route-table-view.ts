import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { vpnConnections, vpnGateways } from './model/gateway.ts';
import { instances } from './model/instance.ts';
import { networkInterfaces } from './model/network-interface.ts';
import type { RouteRow, RouteTableRow } from './model/route-table.ts';
import { tagsOf } from './model/tags.ts';
import { memberOfTarget, stateOfRoute } from './route-targets.ts';

/** A route table as DescribeRouteTables shows it. */
export function viewRouteTable(ctx: Context, row: RouteTableRow): RouteTable {
  return {
    RouteTableId: row.id,
    VpcId: row.vpcId,
    OwnerId: ctx.account,
    Routes: routesOf(ctx, row).map((route) => viewRoute(ctx, row, route)),
    Associations: row.associations.map(({ id, subnetId, gatewayId }) => ({
      RouteTableAssociationId: id,
      RouteTableId: row.id,
      SubnetId: subnetId,
      GatewayId: gatewayId,
      Main: !subnetId && !gatewayId,
      AssociationState: { State: 'associated' },
    })),
    PropagatingVgws: (row.propagating ?? []).map((GatewayId) => ({ GatewayId })),
    Tags: tagsOf(ctx, row.id),
  };
}

/** The routes of a table: its own, and those it takes over from VPN gateways where it has none. */
export function routesOf(ctx: Context, row: RouteTableRow): RouteRow[] {
  const learnt = (row.propagating ?? []).flatMap((gatewayId) => learntFrom(ctx, row, gatewayId));
  const known = new Set(row.routes.map(({ destination }) => destination));
  return [...row.routes, ...learnt.filter(({ destination }) => !known.has(destination))];
}

function learntFrom(ctx: Context, { vpcId }: RouteTableRow, gatewayId: string): RouteRow[] {
  const { attachment } = vpnGateways.get(ctx, gatewayId) ?? {};
  if (attachment?.vpcId !== vpcId || stateNow(ctx, attachment.timeline) === 'detached') return [];
  return vpnConnections
    .all(ctx)
    .filter(
      ({ vpnGatewayId, timeline }) =>
        vpnGatewayId === gatewayId && stateNow(ctx, timeline) === 'available',
    )
    .flatMap(({ routes }) => routes)
    .map(({ cidr: destination }) => ({
      destination,
      target: gatewayId,
      origin: 'EnableVgwRoutePropagation',
    }));
}

function viewRoute(ctx: Context, table: RouteTableRow, route: RouteRow): Route {
  const { destination, target, origin } = route;
  return {
    [memberOfDestination(destination)]: destination,
    [memberOfTarget(target)]: target,
    ...cardOf(ctx, target),
    Origin: origin,
    State: stateOfRoute(ctx, table, route),
  };
}

function memberOfDestination(destination: string): keyof Route {
  if (destination.includes(':')) return 'DestinationIpv6CidrBlock';
  return destination.startsWith('pl-') ? 'DestinationPrefixListId' : 'DestinationCidrBlock';
}

/** A route to an instance names its interface too, and one to an interface its instance. */
function cardOf(ctx: Context, target: string): Partial<Route> {
  const instance = target.startsWith('i-') ? instances.get(ctx, target) : undefined;
  const card = networkInterfaces.get(ctx, instance?.interfaceIds[0] ?? target);
  if (!card) return {};
  const { instanceId } = card.attachment ?? {};
  return {
    NetworkInterfaceId: card.id,
    ...(instanceId && { InstanceId: instanceId, InstanceOwnerId: ctx.account }),
  };
}
