import { defineResource } from '../../resource/definition.ts';

/** A machine of its own for instances: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Host.html */
export const host = defineResource({
  name: 'Host',
  page: 'API_Host',
  ids: { id: 'HostId' },
  create: { operation: 'AllocateHosts', path: 'HostIds[]', data: false },
  arn: 'arn:{partition}:ec2:{region}:{account}:dedicated-host/{id}',
});

/** Room kept for instances: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CapacityReservation.html */
export const capacityReservation = defineResource({
  name: 'CapacityReservation',
  page: 'API_CapacityReservation',
  ids: { id: 'CapacityReservationId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:capacity-reservation/{id}',
});

/** A wish for an instance at the spot price: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotInstanceRequest.html */
export const spotInstanceRequest = defineResource({
  name: 'SpotInstanceRequest',
  page: 'API_SpotInstanceRequest',
  ids: { id: 'SpotInstanceRequestId' },
  create: { operation: 'RequestSpotInstances' },
  arn: 'arn:{partition}:ec2:{region}:{account}:spot-instances-request/{id}',
});

/** A list of address ranges to be named at once: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html */
export const managedPrefixList = defineResource({
  name: 'ManagedPrefixList',
  page: 'API_ManagedPrefixList',
  ids: { id: 'PrefixListId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:prefix-list/{id}',
});
