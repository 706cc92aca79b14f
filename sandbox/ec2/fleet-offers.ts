import type {
  FleetLaunchTemplateConfigRequest,
  FleetLaunchTemplateOverridesRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import type { Offer } from './fill-fleet.ts';
import { findTemplate } from './model/launch-template.ts';

/** The templates of a fleet with each of their overrides. */
export function offersOf(ctx: Context, configs: readonly FleetLaunchTemplateConfigRequest[]) {
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
