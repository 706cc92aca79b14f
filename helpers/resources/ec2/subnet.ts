import { defineResource } from '../../resource/definition.ts';

/** A range of addresses of a VPC, in one zone: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html */
export const subnet = defineResource({
  name: 'Subnet',
  page: 'API_Subnet',
  ids: { id: 'SubnetId' },
  actions: { createInstances: { operation: 'RunInstances', of: 'Instance', stales: false } },
  columns: ['CidrBlock', 'AvailabilityZone', 'VpcId', 'AvailableIpAddressCount', 'State'],
  label: ({ name, data }) => {
    const { CidrBlock, AvailabilityZone } = data as Partial<Record<string, string>>;
    return [name, CidrBlock, AvailabilityZone];
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:subnet/{id}',
  console: '/vpcconsole/home?region={region}#SubnetDetails:subnetId={id}',
});
