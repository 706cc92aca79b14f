import type { SecurityGroup } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import {
  newSecurityGroup,
  type RuleRow,
  type SecurityGroupRow,
  securityGroups as table,
} from './model/security-group.ts';
import { dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { defaultVpc, vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { checkCharacters, permissionsOf } from './security-group-permissions.ts';
import { type Filters, type Look, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

const rule =
  (
    egress: boolean,
    look: (rule: RuleRow, ctx: Context) => string | number | undefined,
  ): Look<SecurityGroupRow> =>
  ({ rules }, ctx) =>
    rules.filter((one) => one.egress === egress).map((one) => text(look(one, ctx)));

const text = (value: string | number | undefined) =>
  value === undefined ? undefined : String(value);

const ruleFilters = (prefix: string, egress: boolean): Filters<SecurityGroupRow> => ({
  [`${prefix}.cidr`]: rule(egress, ({ cidr }) => cidr),
  [`${prefix}.ipv6-cidr`]: rule(egress, ({ cidrIpv6 }) => cidrIpv6),
  [`${prefix}.from-port`]: rule(egress, ({ fromPort }) => fromPort),
  [`${prefix}.to-port`]: rule(egress, ({ toPort }) => toPort),
  [`${prefix}.protocol`]: rule(egress, ({ protocol }) => protocol),
  [`${prefix}.group-id`]: rule(egress, ({ group }) => group?.id),
  [`${prefix}.group-name`]: rule(
    egress,
    ({ group }, ctx) => group && table.get(ctx, group.id)?.name,
  ),
  [`${prefix}.user-id`]: rule(egress, ({ group }) => group?.account),
  [`${prefix}.prefix-list-id`]: rule(egress, ({ prefixListId }) => prefixListId),
});

const filters: Filters<SecurityGroupRow> = {
  ...ruleFilters('ip-permission', false),
  ...ruleFilters('egress.ip-permission', true),
  description: ({ description }) => description,
  'group-id': ({ id }) => id,
  'group-name': ({ name }) => name,
  'owner-id': (_, { account }) => account,
  'vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
export const securityGroups = topic({
  DescribeSecurityGroups(input, ctx) {
    const { GroupIds, GroupNames, Filters } = input;
    // A rule in a peer VPC does not keep it: it goes stale.
    const named = table
      .findAll(ctx, GroupIds)
      .filter(({ name }) => !GroupNames?.length || GroupNames.includes(name));
    const unknown = GroupNames?.find((name) => !named.some((row) => row.name === name));
    if (unknown !== undefined) throw unknownName(unknown);
    const found = select(ctx, named, Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['securityGroupIds', GroupIds] });
    return { SecurityGroups: items.map((row) => viewGroup(ctx, row)), NextToken: nextToken };
  },

  CreateSecurityGroup({ GroupName, Description, VpcId, TagSpecifications }, ctx) {
    const vpcId = VpcId ? vpcs.find(ctx, VpcId).id : defaultVpc(ctx)?.id;
    if (!vpcId) throw fault('VPCIdNotSpecified', 'No default VPC for this user');
    checkName(GroupName, Description);
    const double = table.all(ctx).some((row) => row.vpcId === vpcId && row.name === GroupName);
    if (double) {
      throw fault(
        'InvalidGroup.Duplicate',
        `The security group '${GroupName}' already exists for VPC '${vpcId}'`,
      );
    }
    checkQuota(ctx, 'securityGroups', table.all(ctx).length + 1);
    const tags = tagsFor(TagSpecifications, 'security-group');
    const { id } = newSecurityGroup(ctx, {
      name: GroupName,
      description: Description,
      vpcId,
      tags,
    });
    return {
      GroupId: id,
      SecurityGroupArn: arnOf(ctx, `security-group/${id}`),
      Tags: tagsOf(ctx, id),
    };
  },

  DeleteSecurityGroup({ GroupId, GroupName }, ctx) {
    const row = groupOf(ctx, GroupId, GroupName);
    if (row.name === 'default') {
      throw fault(
        'CannotDelete',
        `the specified group: "${row.id}" name: "default" cannot be deleted by a user`,
      );
    }
    const used = networkInterfaces.all(ctx).some(({ groupIds }) => groupIds.includes(row.id));
    const named = table
      .all(ctx)
      .some(
        ({ id, vpcId, rules }) =>
          id !== row.id && vpcId === row.vpcId && rules.some(({ group }) => group?.id === row.id),
      );
    if (used || named) {
      throw fault('DependencyViolation', `resource ${row.id} has a dependent object`);
    }
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { Return: true, GroupId: row.id };
  },
});

/** The group of that id, or of that name in the default VPC. */
export function groupOf(
  ctx: Context,
  id: string | undefined,
  name: string | undefined,
): SecurityGroupRow {
  if (id) return table.find(ctx, id);
  if (!name)
    throw fault('MissingParameter', 'The request must contain the parameter groupName or groupId');
  const home = defaultVpc(ctx)?.id;
  const found = table.all(ctx).find((row) => row.name === name && row.vpcId === home);
  if (!found) throw unknownName(name);
  return found;
}

function unknownName(name: string) {
  return fault('InvalidGroup.NotFound', `The security group '${name}' does not exist`);
}

function checkName(name: string, description: string): void {
  const empty = name === '' ? 'GroupName' : description === '' ? 'GroupDescription' : undefined;
  if (empty) throw fault('MissingParameter', `The request must contain the parameter ${empty}`);
  checkCharacters(name, 'security group name');
  checkCharacters(description, 'security group description');
  if (name.length > 255 || /^sg-/i.test(name)) {
    throw fault('InvalidParameterValue', `Invalid group name: ${name}`);
  }
  if (name === 'default') {
    throw fault('InvalidParameterValue', "Cannot use reserved security group name: 'default'");
  }
}

function viewGroup(ctx: Context, row: SecurityGroupRow): SecurityGroup {
  return {
    GroupId: row.id,
    GroupName: row.name,
    Description: row.description,
    OwnerId: ctx.account,
    VpcId: row.vpcId,
    SecurityGroupArn: arnOf(ctx, `security-group/${row.id}`),
    IpPermissions: permissionsOf(
      ctx,
      row.rules.filter(({ egress }) => !egress),
    ),
    IpPermissionsEgress: permissionsOf(
      ctx,
      row.rules.filter(({ egress }) => egress),
    ),
    Tags: tagsOf(ctx, row.id),
  };
}
