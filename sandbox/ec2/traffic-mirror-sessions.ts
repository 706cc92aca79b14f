import type { TrafficMirrorSession, TrafficMirrorTarget } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import {
  type MirrorSessionRow,
  type MirrorTargetRow,
  mirrorFilters,
  mirrorSessions,
  mirrorTargets,
} from './model/traffic-mirror.ts';
import { findEndpoint } from './model/vpc-endpoint.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const targetFilters: Filters<MirrorTargetRow> = {
  description: ({ description }) => description,
  'network-interface-id': ({ interfaceId }) => interfaceId,
  'network-load-balancer-arn': ({ balancerArn }) => balancerArn,
  'owner-id': (_, { account }) => account,
  'traffic-mirror-target-id': ({ id }) => id,
};

const filters: Filters<MirrorSessionRow> = {
  description: ({ description }) => description,
  'network-interface-id': ({ interfaceId }) => interfaceId,
  'owner-id': (_, { account }) => account,
  'packet-length': ({ packetLength }) => packetLength,
  'session-number': ({ number }) => number,
  'traffic-mirror-filter-id': ({ filterId }) => filterId,
  'traffic-mirror-session-id': ({ id }) => id,
  'traffic-mirror-target-id': ({ targetId }) => targetId,
  'virtual-network-id': ({ networkId }) => networkId,
};

/** https://docs.aws.amazon.com/vpc/latest/mirroring/what-is-traffic-mirroring.html */
export const trafficMirrorSessions = topic({
  CreateTrafficMirrorTarget(input, ctx) {
    const { NetworkInterfaceId, NetworkLoadBalancerArn, GatewayLoadBalancerEndpointId } = input;
    const places = [NetworkInterfaceId, NetworkLoadBalancerArn, GatewayLoadBalancerEndpointId];
    if (places.filter(Boolean).length !== 1) {
      throw fault(
        'InvalidParameterCombination',
        'The request must contain exactly one of networkInterfaceId, networkLoadBalancerArn or gatewayLoadBalancerEndpointId',
      );
    }
    const interfaceId = NetworkInterfaceId && networkInterfaces.find(ctx, NetworkInterfaceId).id;
    const endpointId =
      GatewayLoadBalancerEndpointId && findEndpoint(ctx, GatewayLoadBalancerEndpointId).id;
    const id = ctx.ids.id('tmt');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'traffic-mirror-target'));
    const row = mirrorTargets.put(ctx, {
      id,
      interfaceId,
      balancerArn: NetworkLoadBalancerArn,
      endpointId,
      description: input.Description,
    });
    return { TrafficMirrorTarget: viewTarget(ctx, row), ClientToken: input.ClientToken };
  },

  DescribeTrafficMirrorTargets(input, ctx) {
    const all = mirrorTargets.findAll(ctx, input.TrafficMirrorTargetIds);
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, targetFilters), input);
    return { TrafficMirrorTargets: items.map((row) => viewTarget(ctx, row)), NextToken: nextToken };
  },

  DeleteTrafficMirrorTarget({ TrafficMirrorTargetId }, ctx) {
    const { id } = mirrorTargets.find(ctx, TrafficMirrorTargetId);
    if (mirrorSessions.all(ctx).some(({ targetId }) => targetId === id)) {
      throw fault(
        'TrafficMirrorTargetInUseException',
        `${id} is used by a Traffic Mirror session.`,
      );
    }
    mirrorTargets.remove(ctx, id);
    dropTags(ctx, id);
    return { TrafficMirrorTargetId: id };
  },

  CreateTrafficMirrorSession(input, ctx) {
    const number = numberOf(input.SessionNumber);
    const row: Omit<MirrorSessionRow, 'id'> = {
      interfaceId: networkInterfaces.find(ctx, input.NetworkInterfaceId).id,
      targetId: mirrorTargets.find(ctx, input.TrafficMirrorTargetId).id,
      filterId: mirrorFilters.find(ctx, input.TrafficMirrorFilterId).id,
      number,
      packetLength: input.PacketLength,
      networkId: input.VirtualNetworkId ?? ctx.ids.between(1, 16_777_215),
      description: input.Description,
    };
    const id = ctx.ids.id('tms');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'traffic-mirror-session'));
    const TrafficMirrorSession = view(ctx, mirrorSessions.put(ctx, { id, ...row }));
    return { TrafficMirrorSession, ClientToken: input.ClientToken };
  },

  DescribeTrafficMirrorSessions(input, ctx) {
    const all = mirrorSessions.findAll(ctx, input.TrafficMirrorSessionIds);
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, filters), input);
    return { TrafficMirrorSessions: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyTrafficMirrorSession(input, ctx) {
    const row = mirrorSessions.find(ctx, input.TrafficMirrorSessionId);
    const { TrafficMirrorTargetId: target, TrafficMirrorFilterId: filter } = input;
    const gone = new Set<string>(input.RemoveFields);
    const after = mirrorSessions.change(ctx, row.id, {
      targetId: target ? mirrorTargets.find(ctx, target).id : row.targetId,
      filterId: filter ? mirrorFilters.find(ctx, filter).id : row.filterId,
      number: numberOf(input.SessionNumber ?? row.number),
      packetLength: gone.has('packet-length')
        ? undefined
        : (input.PacketLength ?? row.packetLength),
      networkId: input.VirtualNetworkId ?? row.networkId,
      description: gone.has('description') ? undefined : (input.Description ?? row.description),
    });
    return { TrafficMirrorSession: view(ctx, after) };
  },

  DeleteTrafficMirrorSession({ TrafficMirrorSessionId }, ctx) {
    const { id } = mirrorSessions.find(ctx, TrafficMirrorSessionId);
    mirrorSessions.remove(ctx, id);
    dropTags(ctx, id);
    return { TrafficMirrorSessionId: id };
  },
});

function numberOf(number: number): number {
  if (number >= 1 && number <= 32_766) return number;
  throw fault(
    'InvalidParameterValue',
    `Value (${number}) for parameter sessionNumber is invalid. Valid values are 1-32766.`,
  );
}

function viewTarget(ctx: Context, row: MirrorTargetRow): TrafficMirrorTarget {
  const balancer = row.balancerArn ? 'network-load-balancer' : 'gateway-load-balancer-endpoint';
  return {
    TrafficMirrorTargetId: row.id,
    NetworkInterfaceId: row.interfaceId,
    NetworkLoadBalancerArn: row.balancerArn,
    GatewayLoadBalancerEndpointId: row.endpointId,
    Type: row.interfaceId ? 'network-interface' : balancer,
    Description: row.description,
    OwnerId: ctx.account,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function view(ctx: Context, row: MirrorSessionRow): TrafficMirrorSession {
  return {
    TrafficMirrorSessionId: row.id,
    TrafficMirrorTargetId: row.targetId,
    TrafficMirrorFilterId: row.filterId,
    NetworkInterfaceId: row.interfaceId,
    OwnerId: ctx.account,
    PacketLength: row.packetLength,
    SessionNumber: row.number,
    VirtualNetworkId: row.networkId,
    Description: row.description,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
