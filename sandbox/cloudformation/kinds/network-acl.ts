import { ec2 } from '../peers.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceKind } from './kind.ts';
import { count, flag, part, text } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkacl.html */
export const networkAcl: ResourceKind = {
  required: ['VpcId'],
  optional: ['Tags'],
  fixed: ['VpcId'],
  creates: [3_000, 6_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const VpcId = text(properties, 'VpcId') ?? '';
    const { NetworkAcl } = ec2(ctx, 'createNetworkAcl', { VpcId });
    const id = NetworkAcl?.NetworkAclId ?? '';
    tagMade(ctx, id, properties, home);
    return { id, attributes: { Id: id } };
  },

  change: retag,
  remove: (ctx, NetworkAclId) => ec2(ctx, 'deleteNetworkAcl', { NetworkAclId }),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
export const networkAclEntry: ResourceKind = {
  required: ['NetworkAclId', 'Protocol', 'RuleAction', 'RuleNumber'],
  optional: ['CidrBlock', 'Egress', 'Icmp', 'Ipv6CidrBlock', 'PortRange'],
  fixed: ['Egress', 'NetworkAclId', 'RuleNumber'],
  creates: [3_000, 6_000],
  removes: [1_000, 3_000],

  create(ctx, properties, { stackName, logicalId }) {
    ec2(ctx, 'createNetworkAclEntry', entryOf(properties));
    const id = `${stackName}-${logicalId}-${ctx.ids.hex(12).toUpperCase()}`;
    return { id, attributes: { Id: id } };
  },

  change: (ctx, _, properties) => void ec2(ctx, 'replaceNetworkAclEntry', entryOf(properties)),

  remove(ctx, _, properties) {
    const { NetworkAclId, RuleNumber, Egress } = entryOf(properties);
    ec2(ctx, 'deleteNetworkAclEntry', { NetworkAclId, RuleNumber, Egress });
  },
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetnetworkaclassociation.html */
export const subnetNetworkAclAssociation: ResourceKind = {
  required: ['NetworkAclId', 'SubnetId'],
  optional: [],
  fixed: ['NetworkAclId', 'SubnetId'],
  creates: [3_000, 6_000],
  removes: [1_000, 3_000],

  create(ctx, properties) {
    const NetworkAclId = text(properties, 'NetworkAclId') ?? '';
    const SubnetId = text(properties, 'SubnetId') ?? '';
    const Filters = [{ Name: 'association.subnet-id', Values: [SubnetId] }];
    const { NetworkAcls = [] } = ec2(ctx, 'describeNetworkAcls', { Filters });
    const old = NetworkAcls[0]?.Associations?.find((it) => it.SubnetId === SubnetId);
    const AssociationId = old?.NetworkAclAssociationId ?? '';
    const made = ec2(ctx, 'replaceNetworkAclAssociation', { AssociationId, NetworkAclId });
    const id = made.NewAssociationId ?? '';
    return { id, attributes: { AssociationId: id } };
  },

  /** The subnet goes back to the list that its network has for all. */
  remove(ctx, AssociationId, properties) {
    const Values = [text(properties, 'SubnetId') ?? ''];
    const { Subnets = [] } = ec2(ctx, 'describeSubnets', { SubnetIds: Values });
    const Filters = [
      { Name: 'vpc-id', Values: [Subnets[0]?.VpcId ?? ''] },
      { Name: 'default', Values: ['true'] },
    ];
    const { NetworkAcls = [] } = ec2(ctx, 'describeNetworkAcls', { Filters });
    const NetworkAclId = NetworkAcls[0]?.NetworkAclId ?? '';
    ec2(ctx, 'replaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  },
};

function entryOf(properties: Fields) {
  const ports = part(properties, 'PortRange');
  const icmp = part(properties, 'Icmp');
  return {
    NetworkAclId: text(properties, 'NetworkAclId') ?? '',
    RuleNumber: count(properties, 'RuleNumber') ?? 0,
    Protocol: text(properties, 'Protocol') ?? '',
    RuleAction: (text(properties, 'RuleAction') ?? '') as 'allow',
    Egress: flag(properties, 'Egress') ?? false,
    CidrBlock: text(properties, 'CidrBlock'),
    Ipv6CidrBlock: text(properties, 'Ipv6CidrBlock'),
    ...(ports && { PortRange: { From: count(ports, 'From'), To: count(ports, 'To') } }),
    ...(icmp && { IcmpTypeCode: { Code: count(icmp, 'Code'), Type: count(icmp, 'Type') } }),
  };
}
