import { defaultGroupOf, securityGroups } from '../../ec2/model/security-group.ts';
import { type SubnetRow, subnets } from '../../ec2/model/subnet.ts';
import { defaultVpc } from '../../ec2/model/vpc.ts';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { invalid } from '../invalid.ts';

/** The EC2 of the same account and region, where databases have their networks. */
export function networkOf(ctx: Context): Context {
  return ctx.elsewhere({ service: 'ec2' });
}

/**
 * The subnets of these ids, for a subnet group. Throws unless all exist in one VPC and lie in two
 * zones at least.
 */
export function subnetsFor(ctx: Context, ids: readonly string[]): SubnetRow[] {
  const rows = ids.map((id) => {
    const row = subnets.get(networkOf(ctx), id);
    if (!row) throw fault('InvalidSubnet', `The requested subnet ${id} is invalid or not found.`);
    return row;
  });
  if (new Set(rows.map(({ vpcId }) => vpcId)).size > 1) {
    throw fault('InvalidSubnet', 'The requested subnets are not all in the same VPC.');
  }
  if (new Set(rows.map(({ zone }) => zone)).size < 2) {
    throw fault(
      'DBSubnetGroupDoesNotCoverEnoughAZs',
      'The DB subnet group doesn’t meet Availability Zone (AZ) coverage requirement. Add subnets to cover at least 2 AZs.',
    );
  }
  return rows;
}

/** The ids of the default VPC's default subnets. Throws when there are none. */
export function defaultSubnetIds(ctx: Context): string[] {
  const there = networkOf(ctx);
  const vpc = defaultVpc(there);
  const ids = subnets
    .all(there)
    .filter(({ vpcId, isDefault }) => isDefault && vpcId === vpc?.id)
    .map(({ id }) => id);
  if (ids.length > 0) return ids;
  throw fault('InvalidSubnet', 'No default subnet detected in VPC. Create a DB subnet group.');
}

/** The security groups asked for, or the VPC's default one. Throws for groups that do not exist. */
export function groupsFor(
  ctx: Context,
  vpcId: string,
  wanted: readonly string[] | undefined,
): string[] {
  const there = networkOf(ctx);
  for (const id of wanted ?? []) {
    if (!securityGroups.get(there, id)) throw invalid(`Invalid security group , groupId= ${id}`);
  }
  if (wanted?.length) return [...wanted];
  const standard = defaultGroupOf(there, vpcId);
  return standard ? [standard.id] : [];
}
