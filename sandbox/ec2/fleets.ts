import type { CreateFleetRequest, FleetStateCode } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow, steady } from '../engine/timeline.ts';
import { activeInstance } from './active-instance.ts';
import { dissolve, fillFleet, living, shrink, weightOf } from './fill-fleet.ts';
import { offersOf } from './fleet-offers.ts';
import { launchedBy, viewFleet } from './fleet-view.ts';
import { type FleetMember, type FleetRow, fleets as table } from './model/fleet.ts';
import { instances } from './model/instance.ts';
import { addTags, tagsFor } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<FleetRow> = {
  'activity-status': () => 'fulfilled',
  'excess-capacity-termination-policy': ({ request }) =>
    request.ExcessCapacityTerminationPolicy ?? 'termination',
  'fleet-state': ({ timeline }, ctx) => stateNow(ctx, timeline),
  'replace-unhealthy-instances': ({ request }) => request.ReplaceUnhealthyInstances ?? false,
  type: ({ request }) => request.Type ?? 'maintain',
};

const memberFilters: Filters<FleetMember & { readonly id: string }> = {
  'instance-type': ({ id }, ctx) => instances.get(ctx, id)?.type,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Fleets.html */
export const fleets = topic({
  CreateFleet(input, ctx) {
    const id = `fleet-${[8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-')}`;
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'fleet', ['instance', 'volume']));
    const row = table.put(ctx, {
      id,
      createdAt: ctx.now,
      timeline: steady<FleetStateCode>(ctx, 'active'),
      request: input,
      members: grow(ctx, id, input, []),
    });
    return {
      FleetId: id,
      ...(input.Type === 'instant' && { Instances: launchedBy(ctx, row), Errors: [] }),
    };
  },

  DescribeFleets(input, ctx) {
    const found = select(ctx, table.findAll(ctx, input.FleetIds), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return { Fleets: items.map((row) => viewFleet(ctx, row)), NextToken: nextToken };
  },

  DescribeFleetInstances(input, ctx) {
    const row = table.find(ctx, input.FleetId);
    const all = living(ctx, row.members).map((member) => ({ ...member, id: member.instanceId }));
    const { items, nextToken } = page(ctx, select(ctx, all, input.Filters, memberFilters), input, {
      least: 1,
    });
    return {
      FleetId: row.id,
      ActiveInstances: items.map((member) => activeInstance(ctx, member)),
      NextToken: nextToken,
    };
  },

  ModifyFleet({ FleetId, TargetCapacitySpecification, ...rest }, ctx) {
    const row = table.find(ctx, FleetId);
    const request = {
      ...row.request,
      ...(TargetCapacitySpecification && { TargetCapacitySpecification }),
      ...(rest.ExcessCapacityTerminationPolicy && {
        ExcessCapacityTerminationPolicy: rest.ExcessCapacityTerminationPolicy,
      }),
    };
    const now = living(ctx, row.members);
    const target = request.TargetCapacitySpecification?.TotalTargetCapacity ?? 0;
    const keep = request.ExcessCapacityTerminationPolicy === 'no-termination';
    const members =
      weightOf(now) > target && !keep
        ? shrink(ctx, now, target)
        : [...now, ...grow(ctx, row.id, request, now)];
    table.change(ctx, row.id, { request, members });
    return { Return: true };
  },

  DeleteFleets({ FleetIds, TerminateInstances }, ctx) {
    const found = FleetIds.flatMap((id) => table.get(ctx, id) ?? []);
    const lost = FleetIds.filter((id) => !table.get(ctx, id));
    return {
      SuccessfulFleetDeletions: found.map((row) => {
        const PreviousFleetState = stateNow(ctx, row.timeline);
        const next = TerminateInstances ? 'deleted_terminating' : 'deleted_running';
        if (TerminateInstances) dissolve(ctx, row.members);
        table.change(ctx, row.id, { timeline: steady<FleetStateCode>(ctx, next) });
        return { FleetId: row.id, PreviousFleetState, CurrentFleetState: next };
      }),
      UnsuccessfulFleetDeletions: lost.map((FleetId) => ({
        FleetId,
        Error: {
          Code: 'fleetIdDoesNotExist' as const,
          Message: `The fleet ID '${FleetId}' does not exist`,
        },
      })),
    };
  },
});

/** Launches what is missing of each lifecycle. */
function grow(
  ctx: Context,
  fleetId: string,
  request: CreateFleetRequest,
  before: readonly FleetMember[],
): FleetMember[] {
  const offers = offersOf(ctx, request.LaunchTemplateConfigs ?? []).map(({ offer }) => offer);
  const wish = request.TargetCapacitySpecification;
  const total = wish?.TotalTargetCapacity ?? 0;
  const standardSpot = wish?.DefaultTargetCapacityType === 'spot';
  const onDemand =
    wish?.OnDemandTargetCapacity ?? (standardSpot ? 0 : total - (wish?.SpotTargetCapacity ?? 0));
  const wanted = { 'on-demand': onDemand, spot: total - onDemand };
  return (['on-demand', 'spot'] as const).flatMap((lifecycle) => {
    const there = weightOf(before.filter((member) => member.lifecycle === lifecycle));
    const spread =
      lifecycle === 'spot' && request.SpotOptions?.AllocationStrategy === 'diversified';
    const capacity = wanted[lifecycle] - there;
    return fillFleet(ctx, offers, { fleetId, capacity, lifecycle, spread });
  });
}
