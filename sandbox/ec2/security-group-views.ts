import type { SecurityGroupForVpc, StaleSecurityGroup } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { isAssociated } from './model/group-association.ts';
import { type RuleRow, type SecurityGroupRow, securityGroups } from './model/security-group.ts';
import { tagsOf } from './model/tags.ts';
import { vpcs } from './model/vpc.ts';
import { peerings } from './model/vpc-peering.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<SecurityGroupRow> = {
  'group-id': ({ id }) => id,
  description: ({ description }) => description,
  'group-name': ({ name }) => name,
  'owner-id': (_, { account }) => account,
  'primary-vpc-id': ({ vpcId }) => vpcId,
};

/** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html */
export const securityGroupViews = topic({
  DescribeStaleSecurityGroups(input, ctx) {
    const vpc = vpcs.find(ctx, input.VpcId);
    const stale = securityGroups
      .all(ctx)
      .filter(({ vpcId, rules }) => vpcId === vpc.id && rules.some((rule) => isStale(ctx, rule)));
    const { items, nextToken } = page(ctx, stale, input, { most: 255 });
    return {
      StaleSecurityGroupSet: items.map((row) => viewStale(ctx, row)),
      NextToken: nextToken,
    };
  },

  DescribeSecurityGroupReferences({ GroupId }, ctx) {
    const rows = securityGroups.findAll(ctx, GroupId);
    return {
      SecurityGroupReferenceSet: rows.flatMap((row) => {
        const peered = peerings
          .all(ctx)
          .filter(({ requester, accepter }) =>
            [requester.vpcId, accepter.vpcId].includes(row.vpcId),
          );
        return peered.flatMap(({ id, requester, accepter }) => {
          const other = requester.vpcId === row.vpcId ? accepter : requester;
          const names = securityGroups
            .all(ctx.elsewhere({ account: other.account, region: other.region }))
            .some(
              ({ vpcId, rules }) =>
                vpcId === other.vpcId && rules.some(({ group }) => group?.id === row.id),
            );
          return names
            ? { GroupId: row.id, ReferencingVpcId: other.vpcId, VpcPeeringConnectionId: id }
            : [];
        });
      }),
    };
  },

  GetSecurityGroupsForVpc(input, ctx) {
    const vpc = vpcs.find(ctx, input.VpcId);
    const own = securityGroups
      .all(ctx)
      .filter(({ id, vpcId }) => vpcId === vpc.id || isAssociated(ctx, id, vpc.id));
    const { items, nextToken } = page(ctx, select(ctx, own, input.Filters, filters), input);
    return {
      SecurityGroupForVpcs: items.map((row) => viewForVpc(ctx, row)),
      NextToken: nextToken,
    };
  },
});

/** A rule is stale when the group it names is gone: in a peer VPC it may go without asking. */
function isStale(ctx: Context, { group }: RuleRow): boolean {
  if (!group) return false;
  return !securityGroups.get(ctx.elsewhere({ account: group.account }), group.id);
}

function viewStale(ctx: Context, row: SecurityGroupRow): StaleSecurityGroup {
  const permissions = (egress: boolean) =>
    row.rules
      .filter((rule) => rule.egress === egress && isStale(ctx, rule))
      .map((rule) => ({
        IpProtocol: rule.protocol,
        FromPort: rule.fromPort,
        ToPort: rule.toPort,
        UserIdGroupPairs: [{ GroupId: rule.group?.id, UserId: rule.group?.account }],
      }));
  return {
    GroupId: row.id,
    GroupName: row.name,
    Description: row.description,
    VpcId: row.vpcId,
    StaleIpPermissions: permissions(false),
    StaleIpPermissionsEgress: permissions(true),
  };
}

function viewForVpc(ctx: Context, row: SecurityGroupRow): SecurityGroupForVpc {
  return {
    GroupId: row.id,
    GroupName: row.name,
    Description: row.description,
    OwnerId: ctx.account,
    PrimaryVpcId: row.vpcId,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
