import type { Context } from '../engine/context.ts';
import { type AwsFault, fault } from '../engine/fault.ts';
import { routeTables } from './model/route-table.ts';
import { subnets } from './model/subnet.ts';
import { endpointServices, type VpcEndpointRow } from './model/vpc-endpoint.ts';

/** An endpoint to be made, or what is to be added to one that has `cards`. */
interface EndpointWish extends Pick<VpcEndpointRow, 'type' | 'service' | 'vpcId'> {
  readonly PolicyDocument?: string | undefined;
  readonly RouteTableIds?: readonly string[] | undefined;
  readonly SubnetIds?: readonly string[] | undefined;
  readonly cards?: VpcEndpointRow['cards'];
}

/**
 * Throws for an endpoint that AWS would not make: of a type that its service does not have, with
 * tables or subnets that its type does not take or that are of another VPC, or a policy that is none.
 * A lenient sandbox looks at nothing but the policy.
 */
export function checkEndpoint(ctx: Context, wish: EndpointWish): void {
  const { PolicyDocument: policy, RouteTableIds = [], SubnetIds = [], type, service } = wish;
  if (policy && !isPolicy(policy)) {
    throw fault(
      'InvalidPolicyDocument',
      'The specified policy document is not a valid JSON policy document.',
    );
  }
  if (ctx.lenient) return;
  const types: readonly string[] =
    endpointServices(ctx).find(({ id }) => id === service)?.types ?? [];
  if (!types.includes(type)) {
    throw wrong(`VPC endpoints of type ${type} cannot lead to ${service}. Types: ${types}.`);
  }
  if (type !== 'Gateway' && RouteTableIds.length > 0) {
    throw wrong(`Route tables are for endpoints of type Gateway, not ${type}.`);
  }
  if (type === 'Gateway' && SubnetIds.length > 0) {
    throw wrong('Subnets are not for endpoints of type Gateway.');
  }
  for (const id of RouteTableIds) {
    if (routeTables.find(ctx, id).vpcId !== wish.vpcId) {
      throw wrong(`Route table ${id} does not belong to VPC ${wish.vpcId}.`);
    }
  }
  checkSubnets(ctx, wish);
}

/** An endpoint has one interface a zone. */
function checkSubnets(ctx: Context, { vpcId, SubnetIds = [], cards = [] }: EndpointWish): void {
  const rows = SubnetIds.map((id) => subnets.find(ctx, id));
  const foreign = rows.find((row) => row.vpcId !== vpcId);
  if (foreign) throw wrong(`Subnet ${foreign.id} does not belong to VPC ${vpcId}.`);
  const there = cards.flatMap(({ subnetId }) => subnets.get(ctx, subnetId)?.zone ?? []);
  const zones = [...there, ...rows.map(({ zone }) => zone)];
  if (new Set(zones).size === zones.length) return;
  throw fault(
    'DuplicateSubnetsInSameZone',
    'Found another VPC endpoint subnet in the availability zone of one of the subnets.',
  );
}

function isPolicy(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'Statement' in value;
  } catch {
    return false;
  }
}

function wrong(message: string): AwsFault {
  return fault('InvalidParameter', message);
}
