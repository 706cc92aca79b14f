import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text } from './property.ts';
import { permissionOf } from './security-group.ts';

const usual = ['CidrIp', 'CidrIpv6', 'Description', 'FromPort', 'ToPort'];

function rule(
  direction: 'Ingress' | 'Egress',
  peers: readonly string[],
  others: readonly string[] = [],
): ResourceKind {
  const optional = [...usual, ...peers, ...others];
  return {
    required: ['IpProtocol'],
    optional,
    fixed: ['IpProtocol', ...optional],
    creates: [2_000, 5_000],
    removes: [1_000, 3_000],

    create(ctx, properties) {
      const wish = {
        GroupId: text(properties, 'GroupId'),
        GroupName: text(properties, 'GroupName'),
        IpPermissions: [permissionOf(properties)],
      };
      const { SecurityGroupRules = [] } =
        direction === 'Ingress'
          ? ec2(ctx, 'authorizeSecurityGroupIngress', wish)
          : ec2(ctx, 'authorizeSecurityGroupEgress', { ...wish, GroupId: wish.GroupId ?? '' });
      const id = SecurityGroupRules[0]?.SecurityGroupRuleId ?? '';
      return { id, attributes: { Id: id } };
    },

    remove(ctx, id) {
      const SecurityGroupRuleIds = [id];
      const { SecurityGroupRules = [] } = ec2(ctx, 'describeSecurityGroupRules', {
        SecurityGroupRuleIds,
      });
      const GroupId = SecurityGroupRules[0]?.GroupId ?? '';
      const wish = { GroupId, SecurityGroupRuleIds };
      if (direction === 'Ingress') ec2(ctx, 'revokeSecurityGroupIngress', wish);
      else ec2(ctx, 'revokeSecurityGroupEgress', wish);
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html */
export const securityGroupIngress = rule(
  'Ingress',
  ['SourcePrefixListId', 'SourceSecurityGroupId'],
  ['GroupId', 'GroupName'],
);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html */
export const securityGroupEgress = rule(
  'Egress',
  ['DestinationPrefixListId', 'DestinationSecurityGroupId'],
  ['GroupId'],
);
