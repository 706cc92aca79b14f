import { defineResource } from '../../resource/definition.ts';

/** A private way from a VPC to a service: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html */
export const vpcEndpoint = defineResource({
  name: 'VpcEndpoint',
  page: 'API_VpcEndpoint',
  ids: { id: 'VpcEndpointId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:vpc-endpoint/{id}',
  console: '/vpcconsole/home?region={region}#EndpointDetails:vpcEndpointId={id}',
});
