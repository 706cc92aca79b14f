import { defineService } from '../../resource/definition.ts';
import { activity, autoScalingGroup, launchConfiguration, scalingPolicy } from './group.ts';

/** Auto Scaling's resources. */
export const autoscaling = defineService({
  service: 'autoscaling',
  resources: [autoScalingGroup, scalingPolicy, activity, launchConfiguration],
});
