import type {
  _InstanceType,
  CreateFleetInstance,
  FleetData,
  FleetLaunchTemplateOverridesRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { living, weightOf } from './fill-fleet.ts';
import { offersOf } from './fleet-offers.ts';
import type { FleetRow } from './model/fleet.ts';
import { instances } from './model/instance.ts';
import { tagsOf } from './model/tags.ts';

/** What a fleet has launched, by template and way to buy. */
export function launchedBy(ctx: Context, { request, members }: FleetRow): CreateFleetInstance[] {
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

/** A fleet as DescribeFleets shows it. */
export function viewFleet(ctx: Context, row: FleetRow): FleetData {
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
    ...(request.Type === 'instant' && { Instances: launchedBy(ctx, row), Errors: [] }),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
