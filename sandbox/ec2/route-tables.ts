import { dependencyViolation } from './dependency.ts';
import { checkQuota } from './model/quota.ts';
import {
  isMain,
  newRouteTable,
  type RouteRow,
  type RouteTableRow,
  routeTables as table,
} from './model/route-table.ts';
import { dropTags, tagsFor } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { routesOf, viewRouteTable } from './route-table-view.ts';
import { stateOfRoute } from './route-targets.ts';
import { type Filters, type Look, select } from './select.ts';
import { topic } from './topic.ts';

const destinations =
  (fits: (destination: string) => boolean): Look<RouteTableRow> =>
  (row, ctx) =>
    routesOf(ctx, row).map(({ destination }) => (fits(destination) ? destination : undefined));

const targets =
  (...prefixes: string[]): Look<RouteTableRow> =>
  (row, ctx) =>
    routesOf(ctx, row).map(({ target }: RouteRow) =>
      prefixes.some((prefix) => target === prefix || target.startsWith(`${prefix}-`))
        ? target
        : undefined,
    );

const filters: Filters<RouteTableRow> = {
  'association.gateway-id': ({ associations }) => associations.map(({ gatewayId }) => gatewayId),
  'association.main': (row) => isMain(row),
  'association.route-table-association-id': ({ associations }) => associations.map(({ id }) => id),
  'association.route-table-id': ({ id, associations }) =>
    associations.length > 0 ? id : undefined,
  'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
  'owner-id': (_, { account }) => account,
  'route-table-id': ({ id }) => id,
  'route.destination-cidr-block': destinations((text) => /^[\d.]+\//.test(text)),
  'route.destination-ipv6-cidr-block': destinations((text) => text.includes(':')),
  'route.destination-prefix-list-id': destinations((text) => text.startsWith('pl-')),
  'route.egress-only-internet-gateway-id': targets('eigw'),
  'route.gateway-id': targets('igw', 'vgw', 'vpce', 'local'),
  'route.instance-id': targets('i'),
  'route.nat-gateway-id': targets('nat'),
  'route.origin': (row, ctx) => routesOf(ctx, row).map(({ origin }) => origin),
  'route.state': (row, ctx) => routesOf(ctx, row).map((route) => stateOfRoute(ctx, row, route)),
  'route.transit-gateway-id': targets('tgw'),
  'route.vpc-peering-connection-id': targets('pcx'),
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html */
export const routeTables = topic({
  DescribeRouteTables(input, ctx) {
    const found = select(ctx, table.findAll(ctx, input.RouteTableIds), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { most: 100 });
    return { RouteTables: items.map((row) => viewRouteTable(ctx, row)), NextToken: nextToken };
  },

  CreateRouteTable({ VpcId, TagSpecifications, ClientToken }, ctx) {
    const vpc = vpcs.find(ctx, VpcId);
    const beside = table.all(ctx).filter(({ vpcId }) => vpcId === vpc.id);
    checkQuota(ctx, 'routeTablesPerVpc', beside.length + 1);
    const tags = tagsFor(TagSpecifications, 'route-table');
    return { RouteTable: viewRouteTable(ctx, newRouteTable(ctx, vpc, { tags })), ClientToken };
  },

  DeleteRouteTable({ RouteTableId }, ctx) {
    const { id, associations } = table.find(ctx, RouteTableId);
    if (associations.length > 0) throw dependencyViolation('routeTable', id);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },
});
