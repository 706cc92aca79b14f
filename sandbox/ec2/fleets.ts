import type {
  _InstanceType,
  CreateFleetInstance,
  CreateFleetRequest,
  FleetData,
  FleetLaunchTemplateConfigRequest,
  FleetLaunchTemplateOverridesRequest,
  FleetStateCode,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow, steady } from '../engine/timeline.ts';
import { activeInstance } from './active-instance.ts';
import { dissolve, fillFleet, living, type Offer, shrink, weightOf } from './fill-fleet.ts';
import { type FleetMember, type FleetRow, fleets as table } from './model/fleet.ts';
import { instances } from './model/instance.ts';
import { findTemplate } from './model/launch-template.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
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
      ...(input.Type === 'instant' && { Instances: groups(ctx, row), Errors: [] }),
    };
  },

  DescribeFleets(input, ctx) {
    const found = select(ctx, table.findAll(ctx, input.FleetIds), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return { Fleets: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DescribeFleetInstances(input, ctx) {
    const row = table.find(ctx, input.FleetId);
    const all = living(ctx, row.members).map((member) => ({ ...member, id: member.instanceId }));
    const { items, nextToken } = page(ctx, all, input, { least: 1 });
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

/** The templates of a fleet with each of their overrides. */
function offersOf(ctx: Context, configs: readonly FleetLaunchTemplateConfigRequest[]) {
  return configs.flatMap(({ LaunchTemplateSpecification: template = {}, Overrides }) => {
    findTemplate(ctx, template);
    const overrides = Overrides?.length ? Overrides : [{}];
    return overrides.map((override: FleetLaunchTemplateOverridesRequest) => {
      const { InstanceType, ImageId, SubnetId, AvailabilityZone } = override;
      const request = {
        LaunchTemplate: template,
        ...(InstanceType && { InstanceType }),
        ...(ImageId && { ImageId }),
        ...(SubnetId && { SubnetId }),
        ...(AvailabilityZone && { Placement: { AvailabilityZone } }),
      };
      const offer: Offer = {
        request,
        weight: override.WeightedCapacity ?? 1,
        price: override.MaxPrice,
      };
      return { template, override, offer };
    });
  });
}

function groups(ctx: Context, { request, members }: FleetRow): CreateFleetInstance[] {
  const offers = offersOf(ctx, request.LaunchTemplateConfigs ?? []);
  return offers.flatMap(({ template, override }, at) =>
    (['on-demand', 'spot'] as const).flatMap((lifecycle) => {
      const own = members.filter((one) => one.offer === at && one.lifecycle === lifecycle);
      const type = own[0] && instances.get(ctx, own[0].instanceId)?.type;
      if (own.length === 0) return [];
      return {
        LaunchTemplateAndOverrides: {
          LaunchTemplateSpecification: template,
          Overrides: override as Omit<typeof override, 'BlockDeviceMappings'>,
        },
        Lifecycle: lifecycle,
        InstanceIds: own.map(({ instanceId }) => instanceId),
        InstanceType: type as _InstanceType,
      };
    }),
  );
}

function view(ctx: Context, row: FleetRow): FleetData {
  const { request } = row;
  const now = living(ctx, row.members);
  return {
    FleetId: row.id,
    FleetState: stateNow(ctx, row.timeline),
    ActivityStatus: 'fulfilled',
    CreateTime: new Date(row.createdAt),
    ClientToken: request.ClientToken,
    Type: request.Type ?? 'maintain',
    ExcessCapacityTerminationPolicy: request.ExcessCapacityTerminationPolicy ?? 'termination',
    FulfilledCapacity: weightOf(now),
    FulfilledOnDemandCapacity: weightOf(now.filter((one) => one.lifecycle === 'on-demand')),
    LaunchTemplateConfigs: (request.LaunchTemplateConfigs ?? []).map((config) => ({
      LaunchTemplateSpecification: config.LaunchTemplateSpecification,
      Overrides: config.Overrides as Omit<
        FleetLaunchTemplateOverridesRequest,
        'BlockDeviceMappings'
      >[],
    })),
    TargetCapacitySpecification: request.TargetCapacitySpecification,
    TerminateInstancesWithExpiration: request.TerminateInstancesWithExpiration ?? false,
    ReplaceUnhealthyInstances: request.ReplaceUnhealthyInstances ?? false,
    SpotOptions: { AllocationStrategy: 'lowest-price', ...request.SpotOptions },
    OnDemandOptions: { AllocationStrategy: 'lowest-price', ...request.OnDemandOptions },
    ...(request.Type === 'instant' && { Instances: groups(ctx, row), Errors: [] }),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
