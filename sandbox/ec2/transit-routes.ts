import type { TransitGatewayRoute } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { type AwsFault, fault } from '../engine/fault.ts';
import { covers, parseCidr } from './model/cidr.ts';
import {
  type TransitRouteRow,
  type TransitTableRow,
  transitTables as table,
  transitAttachments,
} from './model/transit-gateway.ts';
import { checkDestination } from './model/transit-range.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, type Look, select } from './select.ts';
import { topic } from './topic.ts';

/** A route as it is searched for; its id is its range. */
interface RouteItem extends TransitRouteRow {
  readonly id: string;
  readonly type: 'static' | 'propagated';
}

const range =
  (fits: (asked: string, cidr: string) => boolean) =>
  (values: readonly string[]): Look<RouteItem> =>
  ({ cidr }) =>
    values.filter((asked) => fits(asked, cidr));

const contains = (outer: string, inner: string) => {
  const [one, other] = [parseCidr(outer), parseCidr(inner)];
  return Boolean(one && other && covers(one, other));
};

/** How a route search compares its range with the routes'. */
const searches = {
  'route-search.exact-match': range((asked, cidr) => asked === cidr),
  'route-search.longest-prefix-match': range((asked, cidr) => contains(cidr, asked)),
  'route-search.subnet-of-match': range((asked, cidr) => contains(asked, cidr)),
  'route-search.supernet-of-match': range((asked, cidr) => contains(cidr, asked)),
};

const filters: Filters<RouteItem> = {
  'attachment.resource-id': ({ attachmentId }, ctx) =>
    transitAttachments.get(ctx, attachmentId ?? '')?.resourceId,
  'attachment.resource-type': ({ attachmentId }, ctx) =>
    transitAttachments.get(ctx, attachmentId ?? '')?.kind,
  'attachment.transit-gateway-attachment-id': ({ attachmentId }) => attachmentId,
  // A reference to a prefix list is a thing of its own, and no table has one.
  'prefix-list-id': () => undefined,
  state: stateOf,
  type: ({ type }) => type,
};

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html */
export const transitRoutes = topic({
  CreateTransitGatewayRoute(input, ctx) {
    const row = table.find(ctx, input.TransitGatewayRouteTableId);
    const { DestinationCidrBlock: cidr } = input;
    if (row.routes.some((route) => route.cidr === cidr)) {
      throw fault('RouteAlreadyExists', `Route for ${cidr} already exists in ${row.id}.`);
    }
    return { Route: keep(ctx, row, routeOf(ctx, input)) };
  },

  ReplaceTransitGatewayRoute(input, ctx) {
    const row = table.find(ctx, input.TransitGatewayRouteTableId);
    routeIn(row, input.DestinationCidrBlock);
    return { Route: keep(ctx, row, routeOf(ctx, input)) };
  },

  DeleteTransitGatewayRoute({ TransitGatewayRouteTableId, DestinationCidrBlock }, ctx) {
    const row = table.find(ctx, TransitGatewayRouteTableId);
    const route = routeIn(row, DestinationCidrBlock);
    const routes = row.routes.filter((one) => one !== route);
    table.change(ctx, row.id, { routes });
    return { Route: { ...view(ctx, item(route, 'static')), State: 'deleted' } };
  },

  SearchTransitGatewayRoutes(input, ctx) {
    const { TransitGatewayRouteTableId, Filters } = input;
    const row = table.find(ctx, TransitGatewayRouteTableId);
    const asked = Filters.flatMap(({ Name = '', Values = [] }) =>
      Object.hasOwn(searches, Name)
        ? [[Name, searches[Name as keyof typeof searches](Values)] as const]
        : [],
    );
    const all = [...row.routes.map((route) => item(route, 'static')), ...propagated(ctx, row)];
    const found = select(ctx, all, Filters, { ...filters, ...Object.fromEntries(asked) });
    const { items, nextToken } = page(ctx, found, input);
    return {
      Routes: items.map((route) => view(ctx, route)),
      AdditionalRoutesAvailable: nextToken !== undefined,
      NextToken: nextToken,
    };
  },
});

function item(route: TransitRouteRow, type: RouteItem['type']): RouteItem {
  return { ...route, id: route.cidr, type };
}

/** The addresses that the attached VPCs make known, where no static route says otherwise. */
function propagated(ctx: Context, { propagating, routes }: TransitTableRow): RouteItem[] {
  return propagating.flatMap((attachmentId) => {
    const vpc = vpcs.get(ctx, transitAttachments.get(ctx, attachmentId)?.resourceId ?? '');
    return (vpc?.ranges ?? [])
      .filter(({ cidr }) => !routes.some((route) => route.cidr === cidr))
      .map(({ cidr }) => item({ cidr, attachmentId }, 'propagated'));
  });
}

function routeOf(
  ctx: Context,
  input: {
    readonly DestinationCidrBlock: string;
    readonly TransitGatewayAttachmentId?: string | undefined;
    readonly Blackhole?: boolean | undefined;
  },
): TransitRouteRow {
  const { DestinationCidrBlock: cidr, TransitGatewayAttachmentId: id, Blackhole } = input;
  checkDestination(cidr);
  if (Blackhole || (!id && ctx.lenient)) return { cidr };
  if (!id) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter TransitGatewayAttachmentId or Blackhole',
    );
  }
  return { cidr, attachmentId: transitAttachments.find(ctx, id).id };
}

function routeIn({ id, routes }: TransitTableRow, cidr: string): TransitRouteRow {
  const found = routes.find((route) => route.cidr === cidr);
  if (!found) throw unknownRoute(id, cidr);
  return found;
}

function unknownRoute(id: string, cidr: string): AwsFault {
  return fault('InvalidRoute.NotFound', `Route for ${cidr} does not exist in ${id}.`);
}

function keep(ctx: Context, row: TransitTableRow, route: TransitRouteRow): TransitGatewayRoute {
  const routes = [...row.routes.filter(({ cidr }) => cidr !== route.cidr), route];
  table.change(ctx, row.id, { routes });
  return view(ctx, item(route, 'static'));
}

function stateOf({ attachmentId }: RouteItem): 'active' | 'blackhole' {
  return attachmentId ? 'active' : 'blackhole';
}

function view(ctx: Context, route: RouteItem): TransitGatewayRoute {
  const attachment = transitAttachments.get(ctx, route.attachmentId ?? '');
  return {
    DestinationCidrBlock: route.cidr,
    Type: route.type,
    State: stateOf(route),
    TransitGatewayAttachments: attachment
      ? [
          {
            TransitGatewayAttachmentId: attachment.id,
            ResourceId: attachment.resourceId,
            ResourceType: attachment.kind,
          },
        ]
      : [],
  };
}
