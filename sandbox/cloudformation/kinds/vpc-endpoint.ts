import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { document, flag, text, texts } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html */
export const vpcEndpoint: ResourceKind = {
  required: ['ServiceName', 'VpcId'],
  optional: [
    'PolicyDocument',
    'PrivateDnsEnabled',
    'RouteTableIds',
    'SecurityGroupIds',
    'SubnetIds',
    'Tags',
    'VpcEndpointType',
  ],
  fixed: [
    'PolicyDocument',
    'PrivateDnsEnabled',
    'RouteTableIds',
    'SecurityGroupIds',
    'ServiceName',
    'SubnetIds',
    'VpcEndpointType',
    'VpcId',
  ],
  creates: [15_000, 60_000],
  removes: [15_000, 30_000],

  create(ctx, properties, home) {
    const { VpcEndpoint } = ec2(ctx, 'createVpcEndpoint', {
      VpcId: text(properties, 'VpcId') ?? '',
      ServiceName: text(properties, 'ServiceName'),
      VpcEndpointType: text(properties, 'VpcEndpointType') as 'Gateway' | undefined,
      RouteTableIds: texts(properties, 'RouteTableIds'),
      SubnetIds: texts(properties, 'SubnetIds'),
      SecurityGroupIds: texts(properties, 'SecurityGroupIds'),
      PrivateDnsEnabled: flag(properties, 'PrivateDnsEnabled'),
      PolicyDocument: document(properties, 'PolicyDocument'),
    });
    const id = VpcEndpoint?.VpcEndpointId ?? '';
    tagMade(ctx, id, properties, home);
    return { id, attributes: { Id: id } };
  },

  change: retag,
  remove: (ctx, id) => ec2(ctx, 'deleteVpcEndpoints', { VpcEndpointIds: [id] }),
};
