import type { TenantDatabase } from '@aws-sdk/client-rds';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { stateNow, type Timeline } from '../../engine/timeline.ts';
import { arnOf } from './arn.ts';
import { dbInstances, findDbInstance } from './db-instance.ts';
import { tagsOf } from './tags.ts';

/** A database of its own within an Oracle instance that holds several. */
export interface TenantDatabaseRow {
  /** The identifier of the instance and the name, with a slash between. */
  readonly id: string;
  readonly resourceId: string;
  readonly instanceId: string;
  readonly name: string;
  readonly masterUser: string;
  readonly characterSet: string;
  readonly createdAt: number;
  readonly timeline: Timeline<'creating' | 'available' | 'modifying' | 'deleting'>;
  readonly goneAt?: number;
}

/** The tenant databases of a region. */
export const tenantDatabases = table<TenantDatabaseRow>('tenantDatabases');

/** The tenant database of that name, in any case, in an instance. Throws when there is none. */
export function findTenant(ctx: Context, instance: string, name: string): TenantDatabaseRow {
  const { id } = findDbInstance(ctx, instance);
  const row = tenantDatabases.get(ctx, tenantId(id, name));
  if (row) return row;
  throw fault('TenantDatabaseNotFound', `Tenant database ${name} not found in ${id}.`, 404);
}

/** The id of a row: Oracle keeps names in upper case. */
export function tenantId(instanceId: string, name: string): string {
  return `${instanceId}/${name.toUpperCase()}`;
}

/** Removes the tenant databases that are gone by now, with their instances or by themselves. */
export function settleTenants(ctx: Context): void {
  for (const { id, goneAt, instanceId } of tenantDatabases.all(ctx)) {
    const over = goneAt !== undefined && goneAt <= ctx.now;
    if (over || !dbInstances.get(ctx, instanceId)) tenantDatabases.remove(ctx, id);
  }
}

/** A tenant database as RDS shows it. */
export function viewTenant(ctx: Context, row: TenantDatabaseRow): TenantDatabase {
  const TenantDatabaseARN = arnOf(ctx, 'tenant-database', row.resourceId);
  const instance = dbInstances.get(ctx, row.instanceId);
  return {
    DBInstanceIdentifier: row.instanceId,
    TenantDBName: row.name,
    Status: stateNow(ctx, row.timeline),
    MasterUsername: row.masterUser,
    DbiResourceId: instance?.resourceId,
    TenantDatabaseResourceId: row.resourceId,
    TenantDatabaseARN,
    TenantDatabaseCreateTime: new Date(row.createdAt),
    CharacterSetName: row.characterSet,
    NcharCharacterSetName: 'AL16UTF16',
    DeletionProtection: instance?.deletionProtection ?? false,
    PendingModifiedValues: {},
    TagList: tagsOf(ctx, TenantDatabaseARN),
  };
}
