import { defineResource } from '../../resource/definition.ts';

/** A hub that VPCs and other networks meet at: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGateway.html */
export const transitGateway = defineResource({
  name: 'TransitGateway',
  page: 'API_TransitGateway',
  ids: { id: 'TransitGatewayId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:transit-gateway/{id}',
  console: '/vpcconsole/home?region={region}#TransitGatewayDetails:transitGatewayId={id}',
});

/** What is connected to a transit gateway: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAttachment.html */
export const transitGatewayAttachment = defineResource({
  name: 'TransitGatewayAttachment',
  page: 'API_TransitGatewayAttachment',
  ids: { id: 'TransitGatewayAttachmentId' },
  create: false,
  arn: 'arn:{partition}:ec2:{region}:{account}:transit-gateway-attachment/{id}',
});

/** Where traffic through a transit gateway goes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRouteTable.html */
export const transitGatewayRouteTable = defineResource({
  name: 'TransitGatewayRouteTable',
  page: 'API_TransitGatewayRouteTable',
  ids: { id: 'TransitGatewayRouteTableId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:transit-gateway-route-table/{id}',
});
