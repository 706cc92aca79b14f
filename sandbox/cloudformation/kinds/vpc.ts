import { defaultGroupOf } from '../../ec2/model/security-group.ts';
import type { Context } from '../../engine/context.ts';
import { ec2, peerContext } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { flag, text } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html */
export const vpc: ResourceKind = {
  required: [],
  optional: ['CidrBlock', 'EnableDnsHostnames', 'EnableDnsSupport', 'InstanceTenancy', 'Tags'],
  fixed: ['CidrBlock', 'InstanceTenancy'],
  creates: [11_000, 15_000],
  removes: [1_000, 2_000],

  create(ctx, properties, home) {
    const { Vpc } = ec2(ctx, 'createVpc', {
      CidrBlock: text(properties, 'CidrBlock'),
      InstanceTenancy: text(properties, 'InstanceTenancy') as 'default' | undefined,
    });
    const id = Vpc?.VpcId ?? '';
    setDns(ctx, id, properties);
    tagMade(ctx, id, properties, home);
    return {
      id,
      attributes: {
        VpcId: id,
        CidrBlock: Vpc?.CidrBlock ?? '',
        DefaultSecurityGroup: defaultGroupOf(peerContext(ctx, 'ec2'), id)?.id ?? '',
      },
    };
  },

  adopt(ctx, { VpcId = '' }) {
    const { Vpcs = [] } = ec2(ctx, 'describeVpcs', { VpcIds: [VpcId] });
    const group = defaultGroupOf(peerContext(ctx, 'ec2'), VpcId);
    const CidrBlock = Vpcs[0]?.CidrBlock ?? '';
    return { id: VpcId, attributes: { VpcId, CidrBlock, DefaultSecurityGroup: group?.id ?? '' } };
  },

  change(ctx, id, properties, before) {
    setDns(ctx, id, properties);
    retag(ctx, id, properties, before);
  },

  remove: (ctx, VpcId) => ec2(ctx, 'deleteVpc', { VpcId }),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html */
export const subnet: ResourceKind = {
  required: ['VpcId'],
  optional: ['AvailabilityZone', 'CidrBlock', 'MapPublicIpOnLaunch', 'Tags'],
  fixed: ['VpcId', 'AvailabilityZone', 'CidrBlock'],
  creates: [4_000, 6_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const { Subnet } = ec2(ctx, 'createSubnet', {
      VpcId: text(properties, 'VpcId') ?? '',
      CidrBlock: text(properties, 'CidrBlock'),
      AvailabilityZone: text(properties, 'AvailabilityZone'),
    });
    const id = Subnet?.SubnetId ?? '';
    setPublic(ctx, id, properties);
    tagMade(ctx, id, properties, home);
    return {
      id,
      attributes: {
        SubnetId: id,
        VpcId: Subnet?.VpcId ?? '',
        AvailabilityZone: Subnet?.AvailabilityZone ?? '',
        CidrBlock: Subnet?.CidrBlock ?? '',
      },
    };
  },

  change(ctx, id, properties, before) {
    setPublic(ctx, id, properties);
    retag(ctx, id, properties, before);
  },

  remove: (ctx, SubnetId) => ec2(ctx, 'deleteSubnet', { SubnetId }),
};

function setDns(ctx: Context, VpcId: string, properties: Fields): void {
  for (const name of ['EnableDnsSupport', 'EnableDnsHostnames'] as const) {
    const Value = flag(properties, name);
    if (Value !== undefined) ec2(ctx, 'modifyVpcAttribute', { VpcId, [name]: { Value } });
  }
}

function setPublic(ctx: Context, SubnetId: string, properties: Fields): void {
  const Value = flag(properties, 'MapPublicIpOnLaunch');
  if (Value === undefined) return;
  ec2(ctx, 'modifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value } });
}
