import { defineResource } from '../../resource/definition.ts';

/** The way out of private subnets: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html */
export const natGateway = defineResource({
  name: 'NatGateway',
  page: 'API_NatGateway',
  ids: { id: 'NatGatewayId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:natgateway/{id}',
  console: '/vpcconsole/home?region={region}#NatGatewayDetails:natGatewayId={id}',
});
