import { defineResource } from '../../resource/definition.ts';

/** Two VPCs that route to each other: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html */
export const vpcPeeringConnection = defineResource({
  name: 'VpcPeeringConnection',
  page: 'API_VpcPeeringConnection',
  ids: { id: 'VpcPeeringConnectionId' },
  references: {
    accepterVpc: ['Vpc', 'AccepterVpcInfo.VpcId'],
    requesterVpc: ['Vpc', 'RequesterVpcInfo.VpcId'],
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:vpc-peering-connection/{id}',
  console: '/vpcconsole/home?region={region}#PeeringConnectionDetails:VpcPeeringConnectionId={id}',
});
