import type { CreateVpcEndpointRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow, steady } from '../engine/timeline.ts';
import { dropNetworkInterface, newNetworkInterface } from './model/network-interface.ts';
import { serviceLists } from './model/prefix-list.ts';
import { routeTables } from './model/route-table.ts';
import { defaultGroupOf, securityGroups } from './model/security-group.ts';
import { subnets } from './model/subnet.ts';
import { addTags, tagsFor } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import {
  checkService,
  findEndpoint,
  vpcEndpoints as table,
  type VpcEndpointRow,
  wantsAcceptance,
} from './model/vpc-endpoint.ts';
import { topic } from './topic.ts';
import { checkEndpoint } from './vpc-endpoint-check.ts';
import { viewEndpoint } from './vpc-endpoint-view.ts';

const openPolicy = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

function beginningOf(ctx: Context, service: string, gateway: boolean): VpcEndpointRow['timeline'] {
  if (gateway) return steady(ctx, 'available');
  return wantsAcceptance(ctx, service)
    ? steady(ctx, 'pendingAcceptance')
    : moving<'pending' | 'available'>(ctx, 'pending', 'available', [30_000, 60_000]);
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html */
export const vpcEndpoints = topic({
  CreateVpcEndpoint(input, ctx) {
    const vpc = vpcs.find(ctx, input.VpcId);
    const service = serviceOf(ctx, input);
    const type = input.VpcEndpointType ?? 'Gateway';
    const routeTableIds = (input.RouteTableIds ?? []).map((id) => routeTables.find(ctx, id).id);
    checkEndpoint(ctx, { ...input, type, service, vpcId: vpc.id });
    const id = ctx.ids.id('vpce');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'vpc-endpoint'));
    const gateway = type === 'Gateway';
    const groupIds = gateway ? [] : groupsOf(ctx, vpc.id, input.SecurityGroupIds);
    const row = table.put(ctx, {
      id,
      vpcId: vpc.id,
      type,
      service,
      createdAt: ctx.now,
      timeline: beginningOf(ctx, service, gateway),
      policy: input.PolicyDocument ?? openPolicy,
      privateDns: input.PrivateDnsEnabled ?? type === 'Interface',
      routeTableIds,
      cards: cardsFor(ctx, { id, type }, input.SubnetIds, groupIds),
      groupIds,
    });
    for (const tableId of row.routeTableIds) addRoute(ctx, row, tableId);
    return { VpcEndpoint: viewEndpoint(ctx, row), ClientToken: input.ClientToken };
  },

  ModifyVpcEndpoint(input, ctx) {
    const row = findEndpoint(ctx, input.VpcEndpointId);
    const { AddRouteTableIds = [], RemoveRouteTableIds = [], RemoveSubnetIds = [] } = input;
    const { AddSecurityGroupIds = [], RemoveSecurityGroupIds = [] } = input;
    checkEndpoint(ctx, {
      ...row,
      PolicyDocument: input.PolicyDocument,
      RouteTableIds: AddRouteTableIds,
      SubnetIds: input.AddSubnetIds,
      cards: row.cards.filter(({ subnetId }) => !RemoveSubnetIds.includes(subnetId)),
    });
    for (const id of AddRouteTableIds) addRoute(ctx, row, routeTables.find(ctx, id).id);
    for (const id of RemoveRouteTableIds) dropRoute(ctx, row, id);
    const groupIds = merge(row.groupIds, AddSecurityGroupIds, RemoveSecurityGroupIds);
    const leaving = row.cards.filter(({ subnetId }) => RemoveSubnetIds.includes(subnetId));
    for (const { id } of leaving) dropNetworkInterface(ctx, id);
    table.change(ctx, row.id, {
      policy: input.ResetPolicy ? openPolicy : (input.PolicyDocument ?? row.policy),
      privateDns: input.PrivateDnsEnabled ?? row.privateDns,
      routeTableIds: merge(row.routeTableIds, AddRouteTableIds, RemoveRouteTableIds),
      cards: [
        ...row.cards.filter((card) => !leaving.includes(card)),
        ...cardsFor(ctx, row, input.AddSubnetIds, groupIds),
      ],
      groupIds,
    });
    return { Return: true };
  },

  DeleteVpcEndpoints({ VpcEndpointIds }, ctx) {
    const unknown = VpcEndpointIds.filter((id) => !table.get(ctx, id));
    for (const id of VpcEndpointIds) {
      const row = table.get(ctx, id);
      if (!row || stateNow(ctx, row.timeline) === 'deleting') continue;
      for (const tableId of row.routeTableIds) dropRoute(ctx, row, tableId);
      for (const card of row.cards) dropNetworkInterface(ctx, card.id);
      table.change(ctx, id, {
        timeline: moving<'deleting' | 'deleted'>(ctx, 'deleting', 'deleted', [20_000, 40_000]),
        cards: [],
        routeTableIds: [],
      });
    }
    return {
      Unsuccessful: unknown.map((id) => ({
        ResourceId: id,
        Error: {
          Code: 'InvalidVpcEndpoint.NotFound',
          Message: `The Vpc Endpoint Id '${id}' does not exist`,
        },
      })),
    };
  },
});

function serviceOf(ctx: Context, { ServiceName }: CreateVpcEndpointRequest): string {
  if (!ServiceName) {
    throw fault('MissingParameter', 'The request must contain the parameter ServiceName');
  }
  checkService(ctx, ServiceName);
  return ServiceName;
}

function groupsOf(ctx: Context, vpcId: string, ids: readonly string[] | undefined): string[] {
  if (ids?.length) return securityGroups.findAll(ctx, ids).map(({ id }) => id);
  const standard = defaultGroupOf(ctx, vpcId);
  return standard ? [standard.id] : [];
}

function cardsFor(
  ctx: Context,
  { id: endpointId, type }: Pick<VpcEndpointRow, 'id' | 'type'>,
  subnetIds: readonly string[] | undefined,
  groupIds: readonly string[],
): VpcEndpointRow['cards'] {
  const description = `VPC Endpoint Interface ${endpointId}`;
  return (subnetIds ?? []).map((subnetId) => {
    const subnet = subnets.find(ctx, subnetId);
    const managedAs =
      type === 'GatewayLoadBalancer' ? 'gateway_load_balancer_endpoint' : 'vpc_endpoint';
    const card = newNetworkInterface(ctx, { subnet, groupIds, description, managedAs });
    return { id: card.id, subnetId };
  });
}

function addRoute(ctx: Context, { id, service }: VpcEndpointRow, tableId: string): void {
  const list = serviceLists(ctx).find(({ name }) => name === service);
  const { routes } = routeTables.find(ctx, tableId);
  if (!list || routes.some(({ destination }) => destination === list.id)) return;
  const route = { destination: list.id, target: id, origin: 'CreateRoute' } as const;
  routeTables.change(ctx, tableId, { routes: [...routes, route] });
}

function dropRoute(ctx: Context, { id }: VpcEndpointRow, tableId: string): void {
  const found = routeTables.get(ctx, tableId);
  if (!found) return;
  const routes = found.routes.filter(({ target }) => target !== id);
  routeTables.change(ctx, tableId, { routes });
}

function merge(
  before: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): string[] {
  return [...new Set([...before, ...added])].filter((id) => !removed.includes(id));
}
