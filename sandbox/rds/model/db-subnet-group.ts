import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import { type SubnetRow, subnets } from '../../ec2/model/subnet.ts';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { arnOf } from './arn.ts';
import { defaultSubnetIds, networkOf, subnetsFor } from './network.ts';

/** Subnets that databases can be put in; the row's id is the group's name. */
export interface DbSubnetGroupRow {
  readonly id: string;
  readonly description: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
}

/** The subnet groups of a region. */
export const dbSubnetGroups = table<DbSubnetGroupRow>('dbSubnetGroups');

/** The group of that name. Throws when there is none. */
export function findSubnetGroup(ctx: Context, name: string): DbSubnetGroupRow {
  const row = dbSubnetGroups.get(ctx, name.toLowerCase());
  if (!row) {
    throw fault('DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`, 404);
  }
  return row;
}

/** Makes a group of the subnets of these ids. */
export function newSubnetGroup(
  ctx: Context,
  id: string,
  description: string,
  subnetIds: readonly string[],
): DbSubnetGroupRow {
  const vpcId = subnetsFor(ctx, subnetIds)[0]?.vpcId ?? '';
  return dbSubnetGroups.put(ctx, { id, description, vpcId, subnetIds: [...subnetIds] });
}

/** The group a database goes to: the one named, or `default`, which comes into being when needed. */
export function subnetGroupFor(ctx: Context, name: string | undefined): DbSubnetGroupRow {
  if (name) return findSubnetGroup(ctx, name);
  return (
    dbSubnetGroups.get(ctx, 'default') ??
    newSubnetGroup(ctx, 'default', 'default', defaultSubnetIds(ctx))
  );
}

/** The zones a group covers, in order. */
export function zonesOfGroup(ctx: Context, { subnetIds }: DbSubnetGroupRow): string[] {
  return [...new Set(rowsOf(ctx, subnetIds).map(({ zone }) => zone))].sort();
}

/** A group as RDS shows it. */
export function viewSubnetGroup(ctx: Context, row: DbSubnetGroupRow): DBSubnetGroup {
  return {
    DBSubnetGroupName: row.id,
    DBSubnetGroupDescription: row.description,
    VpcId: row.vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: rowsOf(ctx, row.subnetIds).map(({ id, zone }) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: zone },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
    DBSubnetGroupArn: arnOf(ctx, 'subgrp', row.id),
    SupportedNetworkTypes: ['IPV4'],
  };
}

function rowsOf(ctx: Context, ids: readonly string[]): SubnetRow[] {
  const there = networkOf(ctx);
  return ids.flatMap((id) => subnets.get(there, id) ?? []);
}
