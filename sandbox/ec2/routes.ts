import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { formatCidr, parseCidr } from './model/cidr.ts';
import { formatIpv6Range, parseIpv6Range } from './model/ipv6.ts';
import { findPrefixList } from './model/prefix-list.ts';
import { checkQuota } from './model/quota.ts';
import { type RouteRow, type RouteTableRow, routeTables as table } from './model/route-table.ts';
import { targetOf } from './route-targets.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithRouteTables.html */
export const routes = topic({
  CreateRoute(input, ctx) {
    const row = table.find(ctx, input.RouteTableId);
    const destination = destinationOf(ctx, input);
    if (destination.startsWith('pl-') && endpointIn(input)) {
      throw fault(
        'InvalidParameterValue',
        'Cannot create or replace a prefix list route targeting a VPC Endpoint.',
      );
    }
    const route: RouteRow = { destination, ...targetOf(ctx, row, input), origin: 'CreateRoute' };
    if (row.routes.some((one) => one.destination === destination)) {
      throw fault('RouteAlreadyExists', `The route identified by ${destination} already exists.`);
    }
    checkQuota(ctx, 'routesPerTable', row.routes.length + 1);
    table.change(ctx, row.id, { routes: [...row.routes, route] });
    return { Return: true };
  },

  ReplaceRoute(input, ctx) {
    const row = table.find(ctx, input.RouteTableId);
    const destination = destinationOf(ctx, input);
    const old = row.routes.find((one) => one.destination === destination);
    if (!old) {
      throw fault(
        'InvalidParameterValue',
        `There is no route defined for '${destination}' in the route table. Use CreateRoute instead.`,
      );
    }
    const next = input.LocalTarget ? { target: 'local' } : targetOf(ctx, row, input);
    const route: RouteRow = { destination, origin: old.origin, ...next };
    table.change(ctx, row.id, { routes: row.routes.map((one) => (one === old ? route : one)) });
    return {};
  },

  DeleteRoute(input, ctx) {
    const row = table.find(ctx, input.RouteTableId);
    const old = routeTo(row, destinationOf(ctx, input));
    const kept = old.target === 'local' ? 'local' : isEndpointRoute(old) ? 'VPC endpoint' : '';
    if (kept) {
      throw fault(
        'InvalidParameterValue',
        `cannot remove ${kept} route ${old.destination} in route table ${row.id}`,
      );
    }
    table.change(ctx, row.id, { routes: row.routes.filter((one) => one !== old) });
    return {};
  },
});

type Destined = Pick<
  CreateRouteRequest,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>;

/** The one destination a request names, as AWS keeps it: without host bits. */
function destinationOf(ctx: Context, input: Destined): string {
  const {
    DestinationCidrBlock: cidr,
    DestinationIpv6CidrBlock: cidrIpv6,
    DestinationPrefixListId: listId,
  } = input;
  if ([cidr, cidrIpv6, listId].filter((one) => one !== undefined).length > 1) {
    throw fault(
      'InvalidParameterCombination',
      'The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock or destinationPrefixListId',
    );
  }
  if (cidr !== undefined) {
    const range = parseCidr(cidr);
    if (!range) throw noRange('destinationCidrBlock', cidr);
    return formatCidr(range);
  }
  if (cidrIpv6 !== undefined) {
    const range = parseIpv6Range(cidrIpv6);
    if (!range) throw noRange('destinationIpv6CidrBlock', cidrIpv6);
    return formatIpv6Range(range);
  }
  if (listId !== undefined) return ctx.lenient ? listId : findPrefixList(ctx, listId).id;
  throw fault(
    'MissingParameter',
    'The request must contain the parameter destinationCidrBlock or destinationIpv6CidrBlock',
  );
}

function noRange(parameter: string, text: string) {
  return fault(
    'InvalidParameterValue',
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  );
}

function endpointIn({ GatewayId, VpcEndpointId }: CreateRouteRequest): boolean {
  return [GatewayId, VpcEndpointId].some((id) => id?.startsWith('vpce-'));
}

/** Only the endpoint itself can take away the routes it made. */
function isEndpointRoute({ destination, target }: RouteRow): boolean {
  return destination.startsWith('pl-') && target.startsWith('vpce-');
}

function routeTo({ id, routes: own }: RouteTableRow, wanted: string): RouteRow {
  const found = own.find(({ destination }) => destination === wanted);
  if (found) return found;
  throw fault(
    'InvalidRoute.NotFound',
    `no route with destination-cidr-block ${wanted} in route table ${id}`,
  );
}
