import type { SecurityGroupVpcAssociationState } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { momentNow, type Timeline } from '../../engine/timeline.ts';
import { securityGroups } from './security-group.ts';
import { vpcs } from './vpc.ts';

/** The use of a security group in a VPC besides its own. */
export interface GroupAssociationRow {
  /** The ids of both, with a slash between. */
  readonly id: string;
  readonly groupId: string;
  readonly vpcId: string;
  readonly timeline: Timeline<SecurityGroupVpcAssociationState>;
}

/** The associations of groups with VPCs in a region. */
export const groupAssociations = table<GroupAssociationRow>('groupAssociations');

const hourMs = 3_600_000;

/** The associations that are shown: those whose group lives, and ended ones for an hour. */
export function shownAssociations(ctx: Context): GroupAssociationRow[] {
  return groupAssociations.all(ctx).filter((row) => {
    const { state, at } = momentNow(ctx, row.timeline);
    const over = state === 'disassociated' && at + hourMs <= ctx.now;
    return !over && securityGroups.get(ctx, row.groupId);
  });
}

/** What an association has come to and why, when it came to nothing. */
export function standing(
  ctx: Context,
  { vpcId, timeline }: GroupAssociationRow,
): { readonly state: SecurityGroupVpcAssociationState; readonly why?: string } {
  const { state } = momentNow(ctx, timeline);
  if (state !== 'disassociated' && !vpcs.get(ctx, vpcId)) {
    return { state: 'association-failed', why: `The vpc ID '${vpcId}' does not exist` };
  }
  if (state !== 'disassociation-failed') return { state };
  return { state, why: `Network interfaces in ${vpcId} still use the security group.` };
}

/** True when the group may be used in the VPC though it belongs to another. */
export function isAssociated(ctx: Context, groupId: string, vpcId: string): boolean {
  const row = groupAssociations.get(ctx, `${groupId}/${vpcId}`);
  return (
    row !== undefined && ['associated', 'disassociation-failed'].includes(standing(ctx, row).state)
  );
}
