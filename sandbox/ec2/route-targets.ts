import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { type AwsFault, fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { carrierGateways, egressOnlyGateways, vpnGateways } from './model/gateway.ts';
import { type InstanceRow, instances } from './model/instance.ts';
import { internetGateways } from './model/internet-gateway.ts';
import { natGateways } from './model/nat-gateway.ts';
import { networkInterfaces } from './model/network-interface.ts';
import type { RouteRow, RouteTableRow } from './model/route-table.ts';
import { transitAttachments } from './model/transit-gateway.ts';
import { vpcEndpoints } from './model/vpc-endpoint.ts';
import { peeringState, peerings } from './model/vpc-peering.ts';

/** The members that name where a route goes, with the prefix of the ids they take. */
const members = {
  GatewayId: ['igw', 'vgw', 'vpce', 'local'],
  NatGatewayId: ['nat'],
  NetworkInterfaceId: ['eni'],
  InstanceId: ['i'],
  TransitGatewayId: ['tgw'],
  VpcPeeringConnectionId: ['pcx'],
  EgressOnlyInternetGatewayId: ['eigw'],
  LocalGatewayId: ['lgw'],
  CarrierGatewayId: ['cagw'],
  VpcEndpointId: ['vpce'],
} as const satisfies Partial<Record<keyof CreateRouteRequest, readonly string[]>>;

type Member = keyof typeof members;
type Named = { readonly [Name in Member]?: string | undefined };

/** What becomes of traffic to a target: undefined when there is no such target. */
const states: Readonly<
  Record<string, (ctx: Context, id: string, vpcId: string) => boolean | 'foreign' | undefined>
> = {
  local: () => true,
  igw: (ctx, id, vpcId) => own(internetGateways.get(ctx, id), vpcId),
  eigw: (ctx, id, vpcId) => own(egressOnlyGateways.get(ctx, id), vpcId),
  cagw: (ctx, id, vpcId) => own(carrierGateways.get(ctx, id), vpcId),
  vgw(ctx, id, vpcId) {
    const row = vpnGateways.get(ctx, id);
    const { attachment } = row ?? {};
    const off = !attachment || stateNow(ctx, attachment.timeline).startsWith('detach');
    return row && own(off ? {} : attachment, vpcId);
  },
  nat(ctx, id, vpcId) {
    const row = natGateways.get(ctx, id);
    if (!row || stateNow(ctx, row.timeline) === 'deleted') return undefined;
    return ['pending', 'available'].includes(stateNow(ctx, row.timeline)) && own(row, vpcId);
  },
  eni(ctx, id, vpcId) {
    const row = networkInterfaces.get(ctx, id);
    const instance = instances.get(ctx, row?.attachment?.instanceId ?? '');
    return row && own(row, vpcId) === true
      ? instance !== undefined && runs(ctx, instance)
      : own(row, vpcId);
  },
  i(ctx, id, vpcId) {
    const row = instances.get(ctx, id);
    if (!row || stateNow(ctx, row.timeline) === 'terminated') return undefined;
    return own(row, vpcId) === true ? runs(ctx, row) : 'foreign';
  },
  tgw(ctx, id, vpcId) {
    const attached = transitAttachments
      .all(ctx)
      .find(({ gatewayId, resourceId }) => gatewayId === id && resourceId === vpcId);
    return attached && ['pending', 'available'].includes(stateNow(ctx, attached.timeline));
  },
  pcx(ctx, id, vpcId) {
    const row = peerings.get(ctx, id);
    if (!row || peeringState(ctx, row) === 'deleted') return undefined;
    const ours = [row.requester, row.accepter].some((side) => side.vpcId === vpcId);
    return ours ? peeringState(ctx, row) === 'active' : 'foreign';
  },
  vpce(ctx, id, vpcId) {
    const row = vpcEndpoints.get(ctx, id);
    return row && stateNow(ctx, row.timeline) !== 'deleted' ? own(row, vpcId) : undefined;
  },
};

/** How AWS misses each kind of target, where that is not as it misses it elsewhere. */
const misses: Readonly<Record<string, (id: string) => AwsFault>> = {
  igw: (id) => missing('InvalidInternetGatewayID', 'internetGateway', id),
  eigw: (id) => missing('InvalidGatewayID', 'eigw', id),
  cagw: (id) => missing('InvalidCarrierGatewayID', 'carrierGateway', id),
  vgw: (id) => missing('InvalidVpnGatewayID', 'vpnGateway', id),
  nat: (id) => missing('InvalidNatGatewayID', 'natGateway', id),
  eni: (id) => missing('InvalidNetworkInterfaceID', 'networkInterface', id),
  i: (id) => missing('InvalidInstanceID', 'instance', id),
  tgw: (id) => missing('InvalidTransitGatewayID', 'transitGateway', id),
  pcx: (id) => missing('InvalidVpcPeeringConnectionID', 'vpcPeeringConnection', id),
  vpce: (id) => missing('InvalidVpcEndpointId', 'vpcEndpoint', id),
};

/**
 * The one target a request names. Throws when it does not exist, or is in another network than the
 * table. A lenient sandbox takes any target, and its route for good.
 */
export function targetOf(
  ctx: Context,
  table: RouteTableRow,
  input: Named,
): Pick<RouteRow, 'target' | 'unchecked'> {
  const [name, another] = (Object.keys(members) as Member[]).filter((one) => input[one]);
  if (!name || another) {
    throw fault(
      another ? 'InvalidParameterCombination' : 'MissingParameter',
      'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, instanceId or vpcEndpointId',
    );
  }
  const target = input[name] ?? '';
  const wrong = wrongWith(ctx, table, name, target);
  if (!wrong) return { target };
  if (!ctx.lenient) throw wrong;
  return { target, unchecked: true };
}

/** The member of a route that a target is shown in. */
export function memberOfTarget(target: string): Member {
  const names = Object.keys(members) as Member[];
  const kind = kindOfTarget(target);
  return names.find((one) => (members[one] as readonly string[]).includes(kind)) ?? 'GatewayId';
}

/** Whether traffic gets through: the target of a route may be gone, or not be ready. */
export function stateOfRoute(
  ctx: Context,
  { vpcId }: RouteTableRow,
  { target, unchecked }: RouteRow,
): 'active' | 'blackhole' {
  const look = states[kindOfTarget(target)];
  return unchecked || !look || look(ctx, target, vpcId) === true ? 'active' : 'blackhole';
}

function wrongWith(ctx: Context, { id, vpcId }: RouteTableRow, name: Member, target: string) {
  const kind = kindOfTarget(target);
  if (!(members[name] as readonly string[]).includes(kind)) {
    if (name === 'GatewayId') return missing('InvalidGatewayID', 'gateway', target);
    return misses[members[name][0]]?.(target);
  }
  const state = states[kind]?.(ctx, target, vpcId);
  if (state === undefined) return misses[kind]?.(target);
  if (state === 'foreign') {
    return fault(
      'InvalidParameterValue',
      `route table ${id} and network gateway ${target} belong to different networks`,
    );
  }
  if (kind === 'i' && (instances.get(ctx, target)?.interfaceIds.length ?? 0) > 1) {
    return fault(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${target}'. Please specify an interface ID for the operation instead.`,
    );
  }
  return undefined;
}

function runs(ctx: Context, { timeline }: InstanceRow): boolean {
  return ['pending', 'running'].includes(stateNow(ctx, timeline));
}

function kindOfTarget(target: string): string {
  return target.includes('-') ? target.slice(0, target.indexOf('-')) : target;
}

function own(row: { readonly vpcId?: string | undefined } | undefined, vpcId: string) {
  return row && (row.vpcId === vpcId || 'foreign');
}

function missing(code: string, noun: string, id: string): AwsFault {
  return fault(`${code}.NotFound`, `The ${noun} ID '${id}' does not exist`);
}
