import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import type { RuleRow } from './model/security-group.ts';
import { tagsOf } from './model/tags.ts';
import { arnOf } from './topic.ts';

/** A rule of a group as DescribeSecurityGroupRules shows it. */
export function viewRule(ctx: Context, groupId: string, rule: RuleRow): SecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.id,
    SecurityGroupRuleArn: arnOf(ctx, `security-group-rule/${rule.id}`),
    GroupId: groupId,
    GroupOwnerId: ctx.account,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    CidrIpv4: rule.cidr,
    CidrIpv6: rule.cidrIpv6,
    PrefixListId: rule.prefixListId,
    ReferencedGroupInfo: rule.group && { GroupId: rule.group.id, UserId: rule.group.account },
    Description: rule.description,
    Tags: tagsOf(ctx, rule.id),
  };
}
