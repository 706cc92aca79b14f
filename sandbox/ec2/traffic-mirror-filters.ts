import type { TrafficMirrorFilter, TrafficMirrorFilterRule } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import {
  type MirrorFilterRow,
  type MirrorRuleRow,
  mirrorFilters,
  mirrorRules,
  mirrorSessions,
} from './model/traffic-mirror.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<MirrorFilterRow> = {
  description: ({ description }) => description,
  'traffic-mirror-filter-id': ({ id }) => id,
};

const ruleFilters: Filters<MirrorRuleRow> = {
  description: ({ description }) => description,
  'destination-cidr-block': ({ destination }) => destination,
  protocol: ({ protocol }) => protocol,
  'rule-action': ({ action }) => action,
  'rule-number': ({ number }) => number,
  'source-cidr-block': ({ source }) => source,
  'traffic-direction': ({ direction }) => direction,
  'traffic-mirror-filter-id': ({ filterId }) => filterId,
  'traffic-mirror-filter-rule-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpc/latest/mirroring/traffic-mirroring-filters.html */
export const trafficMirrorFilters = topic({
  CreateTrafficMirrorFilter({ Description: description, TagSpecifications, ClientToken }, ctx) {
    const id = ctx.ids.id('tmf');
    addTags(ctx, id, tagsFor(TagSpecifications, 'traffic-mirror-filter'));
    const row = mirrorFilters.put(ctx, { id, description, services: [] });
    return { TrafficMirrorFilter: view(ctx, row), ClientToken };
  },

  DescribeTrafficMirrorFilters(input, ctx) {
    const all = mirrorFilters.findAll(ctx, input.TrafficMirrorFilterIds);
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, filters), input);
    return { TrafficMirrorFilters: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyTrafficMirrorFilterNetworkServices(input, ctx) {
    const { id, services } = mirrorFilters.find(ctx, input.TrafficMirrorFilterId);
    const { AddNetworkServices = [], RemoveNetworkServices = [] } = input;
    const after = [...new Set([...services, ...AddNetworkServices])].filter(
      (service) => !RemoveNetworkServices.includes(service),
    );
    const row = mirrorFilters.change(ctx, id, { services: after });
    return { TrafficMirrorFilter: view(ctx, row) };
  },

  DeleteTrafficMirrorFilter({ TrafficMirrorFilterId }, ctx) {
    const { id } = mirrorFilters.find(ctx, TrafficMirrorFilterId);
    if (mirrorSessions.all(ctx).some(({ filterId }) => filterId === id)) {
      throw fault('TrafficMirrorFilterInUse', `${id} is used by a Traffic Mirror session.`);
    }
    for (const rule of rulesOf(ctx, id)) mirrorRules.remove(ctx, rule.id);
    mirrorFilters.remove(ctx, id);
    dropTags(ctx, id);
    return { TrafficMirrorFilterId: id };
  },

  CreateTrafficMirrorFilterRule(input, ctx) {
    const { id: filterId } = mirrorFilters.find(ctx, input.TrafficMirrorFilterId);
    const { TrafficDirection: direction, RuleNumber: number } = input;
    const taken = rulesOf(ctx, filterId, direction).some((rule) => rule.number === number);
    if (taken) {
      throw fault(
        'TrafficMirrorFilterRuleAlreadyExists',
        `A rule with the number ${number} already exists for ${direction} traffic of ${filterId}.`,
      );
    }
    const id = ctx.ids.id('tmfr');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'traffic-mirror-filter-rule'));
    const row = mirrorRules.put(ctx, {
      id,
      filterId,
      direction,
      number,
      action: input.RuleAction,
      protocol: input.Protocol,
      source: input.SourceCidrBlock,
      destination: input.DestinationCidrBlock,
      sourcePorts: input.SourcePortRange,
      destinationPorts: input.DestinationPortRange,
      description: input.Description,
    });
    return { TrafficMirrorFilterRule: viewRule(ctx, row), ClientToken: input.ClientToken };
  },

  DescribeTrafficMirrorFilterRules(input, ctx) {
    const { TrafficMirrorFilterId: filterId } = input;
    const all = mirrorRules
      .findAll(ctx, input.TrafficMirrorFilterRuleIds)
      .filter((rule) => !filterId || rule.filterId === filterId);
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, ruleFilters), input);
    return {
      TrafficMirrorFilterRules: items.map((row) => viewRule(ctx, row)),
      NextToken: nextToken,
    };
  },

  ModifyTrafficMirrorFilterRule(input, ctx) {
    const row = mirrorRules.find(ctx, input.TrafficMirrorFilterRuleId);
    const gone = new Set<string>(input.RemoveFields);
    const after = mirrorRules.change(ctx, row.id, {
      direction: input.TrafficDirection ?? row.direction,
      number: input.RuleNumber ?? row.number,
      action: input.RuleAction ?? row.action,
      source: input.SourceCidrBlock ?? row.source,
      destination: input.DestinationCidrBlock ?? row.destination,
      protocol: gone.has('protocol') ? undefined : (input.Protocol ?? row.protocol),
      sourcePorts: gone.has('source-port-range')
        ? undefined
        : (input.SourcePortRange ?? row.sourcePorts),
      destinationPorts: gone.has('destination-port-range')
        ? undefined
        : (input.DestinationPortRange ?? row.destinationPorts),
      description: gone.has('description') ? undefined : (input.Description ?? row.description),
    });
    return { TrafficMirrorFilterRule: viewRule(ctx, after) };
  },

  DeleteTrafficMirrorFilterRule({ TrafficMirrorFilterRuleId }, ctx) {
    const { id } = mirrorRules.find(ctx, TrafficMirrorFilterRuleId);
    mirrorRules.remove(ctx, id);
    dropTags(ctx, id);
    return { TrafficMirrorFilterRuleId: id };
  },
});

function rulesOf(
  ctx: Context,
  filterId: string,
  direction?: MirrorRuleRow['direction'],
): MirrorRuleRow[] {
  return mirrorRules
    .all(ctx)
    .filter((rule) => rule.filterId === filterId && (!direction || rule.direction === direction))
    .sort((left, right) => left.number - right.number);
}

function view(ctx: Context, { id, description, services }: MirrorFilterRow): TrafficMirrorFilter {
  return {
    TrafficMirrorFilterId: id,
    Description: description,
    NetworkServices: [...services],
    IngressFilterRules: rulesOf(ctx, id, 'ingress').map((rule) => viewRule(ctx, rule)),
    EgressFilterRules: rulesOf(ctx, id, 'egress').map((rule) => viewRule(ctx, rule)),
    Tags: tagsOf(ctx, id) ?? [],
  };
}

function viewRule(ctx: Context, row: MirrorRuleRow): TrafficMirrorFilterRule {
  return {
    TrafficMirrorFilterRuleId: row.id,
    TrafficMirrorFilterId: row.filterId,
    TrafficDirection: row.direction,
    RuleNumber: row.number,
    RuleAction: row.action,
    Protocol: row.protocol,
    SourceCidrBlock: row.source,
    DestinationCidrBlock: row.destination,
    SourcePortRange: row.sourcePorts,
    DestinationPortRange: row.destinationPorts,
    Description: row.description,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
