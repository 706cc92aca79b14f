import type { Context } from '../../engine/context.ts';
import { kind } from './kind.ts';
import { addTags } from './tags.ts';

/** A way out of a subnet, by destination. */
export interface RouteRow {
  /** An IPv4 range, an IPv6 range or a prefix list. */
  readonly destination: string;
  /** `local`, or the id of what the traffic goes to; the id's prefix says what that is. */
  readonly target: string;
  readonly origin: 'CreateRouteTable' | 'CreateRoute' | 'EnableVgwRoutePropagation';
  /** True in a lenient sandbox of a target that no one has looked for. */
  readonly unchecked?: boolean | undefined;
}

/** A route table. */
export interface RouteTableRow {
  readonly id: string;
  readonly vpcId: string;
  readonly routes: readonly RouteRow[];
  /** Where it applies. The main table of a VPC has one association that names no subnet. */
  readonly associations: readonly {
    readonly id: string;
    readonly subnetId?: string;
    readonly gatewayId?: string;
  }[];
  /** The VPN gateways whose routes it takes over. */
  readonly propagating?: readonly string[] | undefined;
}

/** The route tables of a region. */
export const routeTables = kind<RouteTableRow>({
  name: 'routeTables',
  prefix: 'rtb',
  noun: 'routeTable ID',
  code: 'InvalidRouteTableID',
  malformedCode: 'InvalidRouteTableId',
  tagged: 'route-table',
});

/** Makes a route table that knows the way inside its VPC. */
export function newRouteTable(
  ctx: Context,
  vpc: {
    readonly id: string;
    readonly cidr: string;
    readonly ipv6Ranges?: readonly { readonly cidr: string }[] | undefined;
  },
  { main = false, tags = {} }: { main?: boolean; tags?: Record<string, string> } = {},
): RouteTableRow {
  const id = ctx.ids.id('rtb');
  addTags(ctx, id, tags);
  return routeTables.put(ctx, {
    id,
    vpcId: vpc.id,
    routes: [vpc, ...(vpc.ipv6Ranges ?? [])].map(({ cidr }) => ({
      destination: cidr,
      target: 'local',
      origin: 'CreateRouteTable',
    })),
    associations: main ? [{ id: ctx.ids.id('rtbassoc') }] : [],
  });
}

/** True for the table that subnets without one of their own use. */
export function isMain({ associations }: RouteTableRow): boolean {
  return associations.some(({ subnetId, gatewayId }) => !subnetId && !gatewayId);
}

/** The main route table of a VPC. */
export function mainTableOf(ctx: Context, vpcId: string): RouteTableRow | undefined {
  return routeTables.all(ctx).find((row) => row.vpcId === vpcId && isMain(row));
}
