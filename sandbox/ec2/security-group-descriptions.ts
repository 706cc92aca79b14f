import type {
  SecurityGroupRuleDescription,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type RuleRow, type SecurityGroupRow, securityGroups } from './model/security-group.ts';
import { checkCharacters, rulesOf } from './security-group-permissions.ts';
import { permissionsIn, ruleById, ruleLike } from './security-group-rules.ts';
import { groupOf } from './security-groups.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html */
export const securityGroupDescriptions = topic({
  UpdateSecurityGroupRuleDescriptionsIngress: (input, ctx) => update(ctx, input, false),
  UpdateSecurityGroupRuleDescriptionsEgress: (input, ctx) => update(ctx, input, true),
});

type Input = UpdateSecurityGroupRuleDescriptionsIngressRequest;

function update(ctx: Context, input: Input, egress: boolean) {
  const group = groupOf(ctx, input.GroupId, input.GroupName);
  const { SecurityGroupRuleDescriptions: byId = [], IpPermissions: byTraffic = [] } = input;
  if (byId.length > 0 && byTraffic.length > 0) {
    throw fault(
      'InvalidParameterCombination',
      'The parameter ipPermissions cannot be used with the parameter securityGroupRuleDescriptions',
    );
  }
  const texts =
    byId.length > 0 ? textsById(group, byId) : textsByTraffic(ctx, group, input, egress);
  const rules = group.rules.map((rule) => (texts.has(rule) ? retold(rule, texts.get(rule)) : rule));
  securityGroups.change(ctx, group.id, { rules });
  return { Return: true };
}

type Texts = Map<RuleRow, string | undefined>;

function textsById(
  group: SecurityGroupRow,
  wanted: readonly SecurityGroupRuleDescription[],
): Texts {
  return new Map(
    wanted.map(({ SecurityGroupRuleId: id = '', Description }) => {
      checkCharacters(Description ?? '', 'security group rule description');
      return [ruleById(group, id), Description];
    }),
  );
}

function textsByTraffic(
  ctx: Context,
  group: SecurityGroupRow,
  input: Input,
  egress: boolean,
): Texts {
  const wishes = rulesOf(ctx, permissionsIn(input), egress);
  return new Map(wishes.map((wish) => [ruleLike(group, wish), wish.description]));
}

function retold({ description: _, ...rule }: RuleRow, text: string | undefined): RuleRow {
  return text ? { ...rule, description: text } : rule;
}
