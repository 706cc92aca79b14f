import { defineResource } from '../../resource/definition.ts';

/** A network of its own in a region: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html */
export const vpc = defineResource({
  name: 'Vpc',
  page: 'API_Vpc',
  ids: { id: 'VpcId' },
  actions: {
    requestVpcPeeringConnection: 'CreateVpcPeeringConnection',
    attachClassicLinkInstance: 'AttachClassicLinkVpc',
    detachClassicLinkInstance: 'DetachClassicLinkVpc',
    attachInternetGateway: 'AttachInternetGateway',
    detachInternetGateway: 'DetachInternetGateway',
  },
  many: {
    internetGateways: { of: 'InternetGateway', filter: 'attachment.vpc-id' },
    egressOnlyInternetGateways: false,
    vpnGateways: { of: 'VpnGateway', filter: 'attachment.vpc-id' },
    acceptedVpcPeeringConnections: {
      of: 'VpcPeeringConnection',
      filter: 'accepter-vpc-info.vpc-id',
    },
    requestedVpcPeeringConnections: {
      of: 'VpcPeeringConnection',
      filter: 'requester-vpc-info.vpc-id',
    },
  },
  label: ({ name, data }) => {
    const { CidrBlock, IsDefault } = data as { CidrBlock?: string; IsDefault?: boolean };
    return [name, CidrBlock, IsDefault ? 'default' : undefined];
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:vpc/{id}',
  console: '/vpcconsole/home?region={region}#VpcDetails:VpcId={id}',
});
