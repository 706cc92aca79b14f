import { defineResource } from '../../resource/definition.ts';

/** How instances are placed on hardware: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PlacementGroup.html */
export const placementGroup = defineResource({
  name: 'PlacementGroup',
  page: 'API_PlacementGroup',
  ids: { name: 'GroupName' },
  many: { instances: { of: 'Instance', filter: 'placement-group-name' } },
  create: { operation: 'CreatePlacementGroup' },
  arn: 'arn:{partition}:ec2:{region}:{account}:placement-group/{name}',
});
