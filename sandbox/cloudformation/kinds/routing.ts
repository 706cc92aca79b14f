import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import { ec2 } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { text } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-internetgateway.html */
export const internetGateway: ResourceKind = {
  required: [],
  optional: ['Tags'],
  fixed: [],
  creates: [15_000, 17_000],
  removes: [1_000, 2_000],

  create(ctx, properties, home) {
    const { InternetGateway } = ec2(ctx, 'createInternetGateway', {});
    const id = InternetGateway?.InternetGatewayId ?? '';
    tagMade(ctx, id, properties, home);
    return { id, attributes: { InternetGatewayId: id } };
  },

  change: retag,
  remove: (ctx, InternetGatewayId) => ec2(ctx, 'deleteInternetGateway', { InternetGatewayId }),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcgatewayattachment.html */
export const gatewayAttachment: ResourceKind = {
  required: ['VpcId', 'InternetGatewayId'],
  optional: [],
  fixed: ['VpcId', 'InternetGatewayId'],
  creates: [5_000, 16_000],
  removes: [8_000, 16_000],

  create(ctx, properties) {
    const ends = endsOf(properties);
    ec2(ctx, 'attachInternetGateway', ends);
    return { id: `IGW|${ends.VpcId}`, attributes: { AttachmentType: 'IGW' } };
  },

  remove: (ctx, _, properties) => ec2(ctx, 'detachInternetGateway', endsOf(properties)),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-routetable.html */
export const routeTable: ResourceKind = {
  required: ['VpcId'],
  optional: ['Tags'],
  fixed: ['VpcId'],
  creates: [11_000, 14_000],
  removes: [1_000, 2_000],

  create(ctx, properties, home) {
    const { RouteTable } = ec2(ctx, 'createRouteTable', { VpcId: text(properties, 'VpcId') ?? '' });
    const id = RouteTable?.RouteTableId ?? '';
    tagMade(ctx, id, properties, home);
    return { id, attributes: { RouteTableId: id } };
  },

  change: retag,
  remove: (ctx, RouteTableId) => ec2(ctx, 'deleteRouteTable', { RouteTableId }),
};

const targets = [
  'GatewayId',
  'InstanceId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'VpcPeeringConnectionId',
] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html */
export const route: ResourceKind = {
  required: ['RouteTableId', 'DestinationCidrBlock'],
  optional: [...targets],
  fixed: ['RouteTableId', 'DestinationCidrBlock'],
  creates: [4_000, 6_000],
  removes: [1_000, 2_000],

  create(ctx, properties) {
    const wish = routeOf(properties);
    ec2(ctx, 'createRoute', wish);
    const id = `${wish.RouteTableId}|${wish.DestinationCidrBlock}`;
    return { id, attributes: { CidrBlock: wish.DestinationCidrBlock ?? '' } };
  },

  change: (ctx, _, properties) => void ec2(ctx, 'replaceRoute', routeOf(properties)),

  remove(ctx, _, properties) {
    const { RouteTableId, DestinationCidrBlock } = routeOf(properties);
    ec2(ctx, 'deleteRoute', { RouteTableId, DestinationCidrBlock });
  },
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html */
export const routeTableAssociation: ResourceKind = {
  required: ['RouteTableId', 'SubnetId'],
  optional: [],
  fixed: ['RouteTableId', 'SubnetId'],
  creates: [4_000, 6_000],
  removes: [1_000, 2_000],

  create(ctx, properties) {
    const { AssociationId = '' } = ec2(ctx, 'associateRouteTable', {
      RouteTableId: text(properties, 'RouteTableId') ?? '',
      SubnetId: text(properties, 'SubnetId'),
    });
    return { id: AssociationId, attributes: { Id: AssociationId } };
  },

  remove: (ctx, AssociationId) => ec2(ctx, 'disassociateRouteTable', { AssociationId }),
};

function endsOf(properties: Fields) {
  return {
    VpcId: text(properties, 'VpcId') ?? '',
    InternetGatewayId: text(properties, 'InternetGatewayId') ?? '',
  };
}

function routeOf(properties: Fields): CreateRouteRequest & { RouteTableId: string } {
  const target = targets.flatMap((name) => {
    const value = text(properties, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    RouteTableId: text(properties, 'RouteTableId') ?? '',
    DestinationCidrBlock: text(properties, 'DestinationCidrBlock'),
    ...Object.fromEntries(target),
  };
}
