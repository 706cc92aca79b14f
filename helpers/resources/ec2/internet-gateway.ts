import { defineResource } from '../../resource/definition.ts';

/** The way from a VPC to the internet and back: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGateway.html */
export const internetGateway = defineResource({
  name: 'InternetGateway',
  page: 'API_InternetGateway',
  ids: { id: 'InternetGatewayId' },
  actions: { attachToVpc: 'AttachInternetGateway', detachFromVpc: 'DetachInternetGateway' },
  arn: 'arn:{partition}:ec2:{region}:{account}:internet-gateway/{id}',
  console: '/vpcconsole/home?region={region}#InternetGateway:internetGatewayId={id}',
});
