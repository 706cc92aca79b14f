import type { CreateRouteRequest, Route, RouteTable } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import { formatCidr, parseCidr } from './model/cidr.ts';
import { checkQuota } from './model/quota.ts';
import {
  isMain,
  newRouteTable,
  type RouteRow,
  type RouteTableRow,
  routeTables as table,
} from './model/route-table.ts';
import { subnets } from './model/subnet.ts';
import { dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** The members that name where a route goes, with the prefix of the ids they take. */
const targets = {
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
} as const;

type TargetName = keyof typeof targets;

const filters: Filters<RouteTableRow> = {
  'association.gateway-id': ({ associations }) => associations.map(({ gatewayId }) => gatewayId),
  'association.main': (row) => isMain(row),
  'association.route-table-association-id': ({ associations }) => associations.map(({ id }) => id),
  'association.route-table-id': ({ id, associations }) =>
    associations.length > 0 ? id : undefined,
  'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
  'owner-id': (_, { account }) => account,
  'route-table-id': ({ id }) => id,
  'route.destination-cidr-block': ({ routes }) => routes.map(({ destination }) => destination),
  'route.gateway-id': ({ routes }) => routes.map(({ target }) => target),
  'route.instance-id': ({ routes }) => routes.map(({ target }) => target),
  'route.nat-gateway-id': ({ routes }) => routes.map(({ target }) => target),
  'route.vpc-peering-connection-id': ({ routes }) => routes.map(({ target }) => target),
  'route.origin': ({ routes }) => routes.map(({ origin }) => origin),
  'route.state': () => 'active',
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html */
export const routeTables = topic({
  DescribeRouteTables(input, ctx) {
    const found = select(ctx, table.findAll(ctx, input.RouteTableIds), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { most: 100 });
    return { RouteTables: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  CreateRouteTable({ VpcId, TagSpecifications }, ctx) {
    const vpc = vpcs.find(ctx, VpcId);
    const beside = table.all(ctx).filter(({ vpcId }) => vpcId === vpc.id);
    checkQuota(ctx, 'routeTablesPerVpc', beside.length + 1);
    const tags = tagsFor(TagSpecifications, 'route-table');
    return { RouteTable: view(ctx, newRouteTable(ctx, vpc, { tags })) };
  },

  DeleteRouteTable({ RouteTableId }, ctx) {
    const { id, associations } = table.find(ctx, RouteTableId);
    if (associations.length > 0) throw dependencyViolation('routeTable', id);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },

  CreateRoute(input, ctx) {
    const row = table.find(ctx, input.RouteTableId);
    const route = {
      destination: destinationOf(input),
      target: targetOf(input),
      origin: 'CreateRoute',
    } as const;
    const old = row.routes.find(({ destination }) => destination === route.destination);
    if (old) {
      throw fault(
        'RouteAlreadyExists',
        `The route identified by ${route.destination} already exists.`,
      );
    }
    checkQuota(ctx, 'routesPerTable', row.routes.length + 1);
    table.change(ctx, row.id, { routes: [...row.routes, route] });
    return { Return: true };
  },

  ReplaceRoute(input, ctx) {
    const row = table.find(ctx, input.RouteTableId);
    const destination = destinationOf(input);
    const old = routeTo(row, destination);
    const route = { ...old, target: input.LocalTarget ? 'local' : targetOf(input) };
    table.change(ctx, row.id, { routes: row.routes.map((one) => (one === old ? route : one)) });
    return {};
  },

  DeleteRoute(input, ctx) {
    const row = table.find(ctx, input.RouteTableId);
    const old = routeTo(row, destinationOf(input));
    if (old.target === 'local') {
      throw fault(
        'InvalidParameterValue',
        `cannot remove local route ${old.destination} in route table ${row.id}`,
      );
    }
    table.change(ctx, row.id, { routes: row.routes.filter((one) => one !== old) });
    return {};
  },

  AssociateRouteTable({ RouteTableId, SubnetId, GatewayId }, ctx) {
    const row = table.find(ctx, RouteTableId);
    const subnetId = SubnetId && subnets.find(ctx, SubnetId).id;
    const other = table
      .all(ctx)
      .flatMap((one) =>
        one.associations.map((association) => ({ tableId: one.id, ...association })),
      )
      .find((association) => subnetId && association.subnetId === subnetId);
    if (other?.tableId === row.id)
      return { AssociationId: other.id, AssociationState: { State: 'associated' } };
    if (other) {
      throw fault(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${other.tableId} conflicts with an existing association`,
      );
    }
    const id = ctx.ids.id('rtbassoc');
    const place = { ...(subnetId && { subnetId }), ...(GatewayId && { gatewayId: GatewayId }) };
    table.change(ctx, row.id, { associations: [...row.associations, { id, ...place }] });
    return { AssociationId: id, AssociationState: { State: 'associated' } };
  },

  DisassociateRouteTable({ AssociationId }, ctx) {
    const { row, association } = associationOf(ctx, AssociationId);
    if (!association.subnetId && !association.gatewayId) {
      throw fault(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${AssociationId}`,
      );
    }
    const associations = row.associations.filter((one) => one !== association);
    table.change(ctx, row.id, { associations });
    return {};
  },

  ReplaceRouteTableAssociation({ AssociationId, RouteTableId }, ctx) {
    const next = table.find(ctx, RouteTableId);
    const { row, association } = associationOf(ctx, AssociationId);
    if (row.id === next.id) return { NewAssociationId: AssociationId };
    const id = ctx.ids.id('rtbassoc');
    const rest = row.associations.filter((one) => one !== association);
    table.change(ctx, row.id, { associations: rest });
    table.change(ctx, next.id, { associations: [...next.associations, { ...association, id }] });
    return { NewAssociationId: id, AssociationState: { State: 'associated' } };
  },
});

type Destined = Pick<
  CreateRouteRequest,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>;

function destinationOf(input: Destined): string {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = input;
  const range = DestinationCidrBlock === undefined ? undefined : parseCidr(DestinationCidrBlock);
  if (DestinationCidrBlock !== undefined && !range) {
    throw fault(
      'InvalidParameterValue',
      `Value (${DestinationCidrBlock}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const destination =
    (range && formatCidr(range)) ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId;
  if (!destination) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter destinationCidrBlock or destinationIpv6CidrBlock',
    );
  }
  return destination;
}

function targetOf(input: { readonly [Name in TargetName]?: string | undefined }): string {
  const named = (Object.keys(targets) as TargetName[]).filter((name) => input[name] !== undefined);
  if (named.length !== 1) {
    throw fault(
      named.length > 1 ? 'InvalidParameterCombination' : 'MissingParameter',
      'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, instanceId or vpcEndpointId',
    );
  }
  return input[named[0] as TargetName] ?? '';
}

function routeTo({ id, routes }: RouteTableRow, wanted: string): RouteRow {
  const found = routes.find(({ destination }) => destination === wanted);
  if (found) return found;
  throw fault(
    'InvalidRoute.NotFound',
    `no route with destination-cidr-block ${wanted} in route table ${id}`,
  );
}

function associationOf(ctx: Context, id: string) {
  for (const row of table.all(ctx)) {
    const association = row.associations.find((one) => one.id === id);
    if (association) return { row, association };
  }
  throw fault('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`);
}

function view(ctx: Context, row: RouteTableRow): RouteTable {
  return {
    RouteTableId: row.id,
    VpcId: row.vpcId,
    OwnerId: ctx.account,
    Routes: row.routes.map(viewRoute),
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

function viewRoute({ destination, target, origin }: RouteRow): Route {
  const prefix = target.slice(0, Math.max(0, target.indexOf('-'))) || target;
  const name = (Object.keys(targets) as TargetName[]).find((one) =>
    (targets[one] as readonly string[]).includes(prefix),
  );
  const where = destination.includes(':')
    ? { DestinationIpv6CidrBlock: destination }
    : destination.startsWith('pl-')
      ? { DestinationPrefixListId: destination }
      : { DestinationCidrBlock: destination };
  return { ...where, [name ?? 'GatewayId']: target, Origin: origin, State: 'active' };
}
