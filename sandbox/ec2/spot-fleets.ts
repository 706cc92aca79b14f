import type { SpotFleetRequestConfig, SpotFleetRequestConfigData } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow, steady } from '../engine/timeline.ts';
import { activeInstance } from './active-instance.ts';
import { dissolve, fillFleet, living, type Offer, shrink, weightOf } from './fill-fleet.ts';
import { type SpotFleetRow, spotFleets as table } from './model/fleet.ts';
import { securityGroups } from './model/security-group.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-spot-fleets.html */
export const spotFleets = topic({
  RequestSpotFleet({ SpotFleetRequestConfig: config }, ctx) {
    const id = `sfr-${[8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-')}`;
    addTags(ctx, id, tagsFor(config.TagSpecifications, 'spot-fleet-request'));
    const members = fill(ctx, id, config, config.TargetCapacity ?? 0);
    const timeline = steady<'active'>(ctx, 'active');
    table.put(ctx, { id, createdAt: ctx.now, timeline, config, members });
    return { SpotFleetRequestId: id };
  },

  DescribeSpotFleetRequests(input, ctx) {
    const all = table.findAll(ctx, input.SpotFleetRequestIds);
    const { items, nextToken } = page(ctx, all, input, { least: 1 });
    return { SpotFleetRequestConfigs: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  DescribeSpotFleetInstances(input, ctx) {
    const row = table.find(ctx, input.SpotFleetRequestId);
    const all = living(ctx, row.members).map((member) => ({ ...member, id: member.instanceId }));
    const { items, nextToken } = page(ctx, all, input, { least: 1 });
    return {
      SpotFleetRequestId: row.id,
      ActiveInstances: items.map((member) => activeInstance(ctx, member)),
      NextToken: nextToken,
    };
  },

  ModifySpotFleetRequest(input, ctx) {
    const row = table.find(ctx, input.SpotFleetRequestId);
    const target = input.TargetCapacity ?? row.config.TargetCapacity ?? 0;
    const policy =
      input.ExcessCapacityTerminationPolicy ?? row.config.ExcessCapacityTerminationPolicy;
    const config = {
      ...row.config,
      TargetCapacity: target,
      ExcessCapacityTerminationPolicy: policy,
    };
    const now = living(ctx, row.members);
    const shrinks = weightOf(now) > target && policy !== 'noTermination';
    const members = shrinks
      ? shrink(ctx, now, target)
      : [...now, ...fill(ctx, row.id, config, target - weightOf(now))];
    table.change(ctx, row.id, { config, members });
    return { Return: true };
  },

  CancelSpotFleetRequests({ SpotFleetRequestIds, TerminateInstances }, ctx) {
    const found = SpotFleetRequestIds.flatMap((id) => table.get(ctx, id) ?? []);
    const lost = SpotFleetRequestIds.filter((id) => !table.get(ctx, id));
    return {
      SuccessfulFleetRequests: found.map((row) => {
        const before = stateNow(ctx, row.timeline);
        const next = TerminateInstances ? 'cancelled_terminating' : 'cancelled_running';
        if (TerminateInstances) dissolve(ctx, row.members);
        table.change(ctx, row.id, { timeline: steady<typeof next>(ctx, next) });
        return {
          SpotFleetRequestId: row.id,
          PreviousSpotFleetRequestState: before,
          CurrentSpotFleetRequestState: next,
        };
      }),
      UnsuccessfulFleetRequests: lost.map((SpotFleetRequestId) => ({
        SpotFleetRequestId,
        Error: {
          Code: 'fleetRequestIdDoesNotExist' as const,
          Message: `The spot fleet request ID '${SpotFleetRequestId}' does not exist`,
        },
      })),
    };
  },
});

function fill(ctx: Context, fleetId: string, config: SpotFleetRequestConfigData, capacity: number) {
  const spread = config.AllocationStrategy === 'diversified';
  return fillFleet(ctx, offersOf(ctx, config), { fleetId, capacity, lifecycle: 'spot', spread });
}

function offersOf(ctx: Context, config: SpotFleetRequestConfigData): Offer[] {
  const plain = (config.LaunchSpecifications ?? []).map((specification): Offer => {
    const { SecurityGroups, WeightedCapacity = 1, SpotPrice, Placement, ...rest } = specification;
    const groups = SecurityGroups?.flatMap(({ GroupId }) => GroupId ?? []).filter(
      (id) => !ctx.lenient || securityGroups.get(ctx, id),
    );
    const zone = Placement?.AvailabilityZone;
    const tags = specification.TagSpecifications?.map(({ ResourceType, Tags }) => ({
      ResourceType,
      Tags,
    }));
    return {
      request: {
        ...(rest as Offer['request']),
        ...(groups?.length && { SecurityGroupIds: groups }),
        ...(zone && { Placement: { AvailabilityZone: zone } }),
        ...(tags && { TagSpecifications: tags }),
      },
      weight: WeightedCapacity,
      price: SpotPrice,
    };
  });
  const templated = (config.LaunchTemplateConfigs ?? []).flatMap((one) => {
    const { LaunchTemplateSpecification: LaunchTemplate, Overrides = [] } = one;
    return (Overrides.length > 0 ? Overrides : [{}]).map(
      ({ InstanceType, SubnetId, AvailabilityZone, WeightedCapacity = 1, SpotPrice }): Offer => ({
        request: {
          LaunchTemplate,
          ...(InstanceType && { InstanceType }),
          ...(SubnetId && { SubnetId }),
          ...(AvailabilityZone && { Placement: { AvailabilityZone } }),
        },
        weight: WeightedCapacity,
        price: SpotPrice,
      }),
    );
  });
  return [...plain, ...templated];
}

function view(ctx: Context, row: SpotFleetRow): SpotFleetRequestConfig {
  return {
    SpotFleetRequestId: row.id,
    SpotFleetRequestState: stateNow(ctx, row.timeline),
    ActivityStatus: 'fulfilled',
    CreateTime: new Date(row.createdAt),
    SpotFleetRequestConfig: {
      AllocationStrategy: 'lowestPrice',
      ExcessCapacityTerminationPolicy: 'default',
      TerminateInstancesWithExpiration: false,
      Type: 'maintain',
      ...row.config,
      FulfilledCapacity: weightOf(living(ctx, row.members)),
    },
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
