import type { SecurityGroupVpcAssociationState } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving } from '../engine/timeline.ts';
import {
  type GroupAssociationRow,
  shownAssociations,
  standing,
  groupAssociations as table,
} from './model/group-association.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { securityGroups } from './model/security-group.ts';
import { vpcs } from './model/vpc.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** How long AWS takes over an association, in milliseconds: from, to. */
const span = [5_000, 15_000] as const;

const filters: Filters<GroupAssociationRow> = {
  'group-id': ({ groupId }) => groupId,
  'group-owner-id': (_, { account }) => account,
  state: (row, ctx) => standing(ctx, row).state,
  'vpc-id': ({ vpcId }) => vpcId,
  'vpc-owner-id': (_, { account }) => account,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html */
export const securityGroupVpcs = topic({
  AssociateSecurityGroupVpc({ GroupId, VpcId }, ctx) {
    const group = securityGroups.find(ctx, GroupId);
    const vpc = vpcs.find(ctx, VpcId);
    if (group.name === 'default') {
      throw fault(
        'InvalidParameterValue',
        `The default security group ${group.id} cannot be associated with other VPCs.`,
      );
    }
    if (vpc.isDefault || vpc.id === group.vpcId) {
      throw fault(
        'InvalidParameterValue',
        `The security group ${group.id} cannot be associated with ${vpc.isDefault ? 'the default VPC' : 'its own VPC'} ${vpc.id}.`,
      );
    }
    const id = `${group.id}/${vpc.id}`;
    const known = table.get(ctx, id);
    if (known && standing(ctx, known).state.startsWith('associat')) {
      throw fault(
        'SecurityGroupVpcAssociationAlreadyExists',
        `The security group ${group.id} is already associated with ${vpc.id}.`,
      );
    }
    const timeline = turn('associating', 'associated', ctx);
    table.put(ctx, { id, groupId: group.id, vpcId: vpc.id, timeline });
    return { State: 'associating' as const };
  },

  DisassociateSecurityGroupVpc({ GroupId, VpcId }, ctx) {
    const { id: groupId } = securityGroups.find(ctx, GroupId);
    const row = table.get(ctx, `${groupId}/${VpcId}`);
    if (!row || standing(ctx, row).state === 'disassociated') {
      throw fault(
        'InvalidSecurityGroupVpcAssociation.NotFound',
        `The security group ${groupId} is not associated with ${VpcId}.`,
      );
    }
    const used = networkInterfaces
      .all(ctx)
      .some(({ groupIds, vpcId }) => vpcId === VpcId && groupIds.includes(groupId));
    const end = used ? 'disassociation-failed' : 'disassociated';
    table.change(ctx, row.id, { timeline: turn('disassociating', end, ctx) });
    return { State: 'disassociating' as const };
  },

  DescribeSecurityGroupVpcAssociations(input, ctx) {
    const found = select(ctx, shownAssociations(ctx), input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      SecurityGroupVpcAssociations: items.map((row) => {
        const { state, why } = standing(ctx, row);
        return {
          GroupId: row.groupId,
          GroupOwnerId: ctx.account,
          VpcId: row.vpcId,
          VpcOwnerId: ctx.account,
          State: state,
          StateReason: why,
        };
      }),
      NextToken: nextToken,
    };
  },
});

function turn(
  from: SecurityGroupVpcAssociationState,
  to: SecurityGroupVpcAssociationState,
  ctx: Context,
) {
  return moving<SecurityGroupVpcAssociationState>(ctx, from, to, span);
}
