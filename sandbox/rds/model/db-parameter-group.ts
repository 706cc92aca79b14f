import type { DBParameterGroup } from '@aws-sdk/client-rds';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { invalid } from '../invalid.ts';
import { arnOf } from './arn.ts';
import { families } from './engine.ts';

/** Settings that databases share; the row's id is the group's name. */
export interface DbParameterGroupRow {
  readonly id: string;
  readonly family: string;
  readonly description: string;
  /** What was set otherwise than the engine's defaults. */
  readonly values: Readonly<Record<string, string>>;
}

/** The parameter groups of a region; the `default.…` ones come into being when needed. */
export const dbParameterGroups = table<DbParameterGroupRow>('dbParameterGroups');

/** The group of that name. Throws when there is none. */
export function findParameterGroup(ctx: Context, name: string): DbParameterGroupRow {
  const row = dbParameterGroups.get(ctx, name.toLowerCase()) ?? standard(ctx, name);
  if (row) return row;
  throw fault('DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`, 404);
}

/** The group for a database of `family`: the one named, which must be of it, or its default one. */
export function parameterGroupFor(
  ctx: Context,
  family: string,
  name: string | undefined,
): DbParameterGroupRow {
  const row = findParameterGroup(ctx, name ?? `default.${family}`);
  if (row.family === family) return row;
  throw fault(
    'InvalidParameterCombination',
    `The parameter group ${row.id} with DBParameterGroupFamily ${row.family} can't be used for this instance. Use a parameter group with DBParameterGroupFamily ${family}.`,
  );
}

/** Throws for a family that no engine has. */
export function checkFamily(family: string): void {
  if (families().includes(family)) return;
  throw invalid(`ParameterGroupFamily ${family} is not a valid parameter group family`);
}

/** A group as RDS shows it. */
export function viewParameterGroup(ctx: Context, row: DbParameterGroupRow): DBParameterGroup {
  return {
    DBParameterGroupName: row.id,
    DBParameterGroupFamily: row.family,
    Description: row.description,
    DBParameterGroupArn: arnOf(ctx, 'pg', row.id),
  };
}

function standard(ctx: Context, name: string): DbParameterGroupRow | undefined {
  const family = name.startsWith('default.') ? name.slice('default.'.length) : '';
  if (!families().includes(family)) return undefined;
  const description = `Default parameter group for ${family}`;
  return dbParameterGroups.put(ctx, { id: name, family, description, values: {} });
}
