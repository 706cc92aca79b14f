import type {
  AuthorizeSecurityGroupIngressRequest,
  IpPermission,
  RevokeSecurityGroupIngressRequest,
  SecurityGroupRuleRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { findPrefixList } from './model/prefix-list.ts';
import { type RuleRow, type SecurityGroupRow, securityGroups } from './model/security-group.ts';
import { addTags, tagsFor } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { permissionsOf, type RuleWish, rulesOf, sameRule } from './security-group-permissions.ts';
import { checkRuleCount } from './security-group-quota.ts';
import { viewRule } from './security-group-rule-view.ts';
import { groupOf } from './security-groups.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface Listed extends RuleRow {
  readonly groupId: string;
}

const filters: Filters<Listed> = {
  'group-id': ({ groupId }) => groupId,
  'security-group-rule-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
export const securityGroupRules = topic({
  AuthorizeSecurityGroupIngress: (input, ctx) => authorize(ctx, input, false),
  AuthorizeSecurityGroupEgress: (input, ctx) => authorize(ctx, input, true),
  RevokeSecurityGroupIngress: (input, ctx) => revoke(ctx, input, false),
  RevokeSecurityGroupEgress: (input, ctx) => revoke(ctx, input, true),

  DescribeSecurityGroupRules(input, ctx) {
    const { SecurityGroupRuleIds, Filters } = input;
    const all: Listed[] = securityGroups
      .all(ctx)
      .flatMap(({ id, rules }) => rules.map((rule) => ({ ...rule, groupId: id })));
    const unknown = SecurityGroupRuleIds?.find((id) => !all.some((rule) => rule.id === id));
    if (unknown !== undefined) throw unknownRule(unknown);
    const asked = all.filter(
      ({ id }) => !SecurityGroupRuleIds?.length || SecurityGroupRuleIds.includes(id),
    );
    const { items, nextToken } = page(ctx, select(ctx, asked, Filters, filters), input);
    return {
      SecurityGroupRules: items.map((rule) => viewRule(ctx, rule.groupId, rule)),
      NextToken: nextToken,
    };
  },

  ModifySecurityGroupRules({ GroupId, SecurityGroupRules }, ctx) {
    for (const { SecurityGroupRuleId, SecurityGroupRule } of SecurityGroupRules) {
      const group = securityGroups.find(ctx, GroupId);
      const old = group.rules.find(({ id }) => id === SecurityGroupRuleId);
      if (!old) throw unknownRule(SecurityGroupRuleId ?? '');
      const [wish] = rulesOf(ctx, [asPermission(SecurityGroupRule ?? {})], old.egress);
      if (!wish) continue;
      const rules = group.rules.map((rule) => (rule === old ? { ...wish, id: old.id } : rule));
      securityGroups.change(ctx, group.id, { rules });
    }
    return { Return: true };
  },
});

type Input = AuthorizeSecurityGroupIngressRequest & RevokeSecurityGroupIngressRequest;

function authorize(ctx: Context, input: Partial<Input>, egress: boolean) {
  const group = groupOf(ctx, input.GroupId, input.GroupName);
  const wishes = rulesOf(ctx, permissionsIn(input), egress);
  for (const [at, wish] of wishes.entries()) {
    if (wish.prefixListId && !ctx.lenient) findPrefixList(ctx, wish.prefixListId);
    if (wishes.findIndex((one) => sameRule(one, wish)) < at) {
      throw fault('InvalidParameterValue', 'The same permission must not appear multiple times');
    }
    if (group.rules.some((rule) => sameRule(rule, wish))) {
      throw fault(
        'InvalidPermission.Duplicate',
        `the specified rule "${words(wish)}" already exists`,
      );
    }
  }
  checkRuleCount(ctx, [...group.rules.filter((rule) => rule.egress === egress), ...wishes]);
  const added = wishes.map((wish): RuleRow => ({ ...wish, id: ctx.ids.id('sgr') }));
  const tags = tagsFor(input.TagSpecifications, 'security-group-rule');
  for (const { id } of added) addTags(ctx, id, tags);
  securityGroups.change(ctx, group.id, { rules: [...group.rules, ...added] });
  return { Return: true, SecurityGroupRules: added.map((rule) => viewRule(ctx, group.id, rule)) };
}

function revoke(ctx: Context, input: Partial<Input>, egress: boolean) {
  const group = groupOf(ctx, input.GroupId, input.GroupName);
  const { SecurityGroupRuleIds: ids } = input;
  const wishes = ids?.length ? [] : rulesOf(ctx, permissionsIn(input), egress);
  const unknown = wishes.filter((wish) => !group.rules.some((rule) => sameRule(rule, wish)));
  // AWS only complains outside of the default VPC; in it, it says what it did not find.
  const [wrong] = vpcs.get(ctx, group.vpcId)?.isDefault ? [] : unknown;
  if (wrong) ruleLike(group, wrong);
  const gone = ids?.length
    ? ids.map((id) => ruleById(group, id))
    : group.rules.filter((rule) => wishes.some((wish) => sameRule(rule, wish)));
  securityGroups.change(ctx, group.id, {
    rules: group.rules.filter((rule) => !gone.includes(rule)),
  });
  return {
    Return: true,
    UnknownIpPermissions: permissionsOf(
      ctx,
      unknown.map((wish) => ({ ...wish, id: '' })),
    ),
    RevokedSecurityGroupRules: gone.map((rule) => {
      const {
        SecurityGroupRuleArn: _,
        Tags: __,
        GroupOwnerId: ___,
        ...view
      } = viewRule(ctx, group.id, rule);
      return { ...view, ReferencedGroupId: rule.group?.id };
    }),
  };
}

/** The permissions of a request, which may also be one written into the request itself. */
export function permissionsIn(input: Partial<Input>): IpPermission[] {
  if (input.IpPermissions?.length) return input.IpPermissions;
  if (!input.IpProtocol && !input.SourceSecurityGroupName) {
    throw fault('MissingParameter', 'The request must contain the parameter ipPermissions');
  }
  return [
    {
      IpProtocol: input.IpProtocol ?? '-1',
      FromPort: input.FromPort,
      ToPort: input.ToPort,
      IpRanges: input.CidrIp ? [{ CidrIp: input.CidrIp }] : [],
      UserIdGroupPairs: input.SourceSecurityGroupName
        ? [{ GroupName: input.SourceSecurityGroupName, UserId: input.SourceSecurityGroupOwnerId }]
        : [],
    },
  ];
}

function asPermission(rule: SecurityGroupRuleRequest): IpPermission {
  const { Description } = rule;
  return {
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    IpRanges: rule.CidrIpv4 ? [{ CidrIp: rule.CidrIpv4, Description }] : [],
    Ipv6Ranges: rule.CidrIpv6 ? [{ CidrIpv6: rule.CidrIpv6, Description }] : [],
    PrefixListIds: rule.PrefixListId ? [{ PrefixListId: rule.PrefixListId, Description }] : [],
    UserIdGroupPairs: rule.ReferencedGroupId
      ? [{ GroupId: rule.ReferencedGroupId, Description }]
      : [],
  };
}

/** The rule of a group with that id. */
export function ruleById({ rules }: SecurityGroupRow, id: string): RuleRow {
  const found = rules.find((rule) => rule.id === id);
  if (!found) throw unknownRule(id);
  return found;
}

/** The rule of a group that lets the same traffic pass. */
export function ruleLike({ rules }: SecurityGroupRow, wish: RuleWish): RuleRow {
  const found = rules.find((rule) => sameRule(rule, wish));
  if (found) return found;
  throw fault(
    'InvalidPermission.NotFound',
    `The specified rule does not exist in this security group.`,
  );
}

function unknownRule(id: string) {
  if (!/^sgr-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) {
    return fault(
      'InvalidSecurityGroupRuleId.Malformed',
      `Invalid id: "${id}" (expecting "sgr-...")`,
    );
  }
  return fault(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
  );
}

function words(rule: RuleWish): string {
  const peer = rule.cidr ?? rule.cidrIpv6 ?? rule.prefixListId ?? rule.group?.id ?? '';
  const traffic = rule.protocol === '-1' ? 'ALL' : rule.protocol.toUpperCase();
  return `peer: ${peer}, ${traffic}, from port: ${rule.fromPort ?? -1}, to port: ${rule.toPort ?? -1}, ALLOW`;
}
