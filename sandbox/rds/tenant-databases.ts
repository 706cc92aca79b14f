import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { checkPassword } from './checks.ts';
import { ill, invalid } from './invalid.ts';
import { arnOf, nameIn } from './model/arn.ts';
import { course, endOf } from './model/course.ts';
import { findAvailable, findDbInstance } from './model/db-instance.ts';
import { newSnapshot } from './model/db-snapshot.ts';
import { spans } from './model/spans.ts';
import { addTags, dropTags } from './model/tags.ts';
import {
  findTenant,
  type TenantDatabaseRow,
  tenantDatabases,
  tenantId,
  viewTenant,
} from './model/tenant-database.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

type State = ReturnType<typeof stateNow<TenantDatabaseRow['timeline'][number]['state']>>;

const filters: Filters<TenantDatabaseRow> = {
  'tenant-database-resource-id': ({ resourceId }) => resourceId,
  'tenant-db-name': ({ name }) => name,
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/oracle-multitenant.html */
export const tenantDatabasesTopic = topic({
  CreateTenantDatabase(input, ctx) {
    const instance = findAvailable(ctx, input.DBInstanceIdentifier);
    if (!instance.multiTenant) {
      throw ill(`${instance.id} is not in the multi-tenant configuration.`);
    }
    if (input.MasterUserPassword) checkPassword(input.MasterUserPassword);
    else if (!input.ManageMasterUserPassword) {
      throw fault('MissingParameter', 'The request must contain the parameter MasterUserPassword');
    }
    const id = tenantId(instance.id, nameOf(input.TenantDBName));
    if (tenantDatabases.get(ctx, id)) {
      throw fault('TenantDatabaseAlreadyExists', `${input.TenantDBName} exists already.`);
    }
    const row = tenantDatabases.put(ctx, {
      id,
      resourceId: `tdb-${ctx.ids.hex(26).toUpperCase()}`,
      instanceId: instance.id,
      name: input.TenantDBName.toUpperCase(),
      masterUser: input.MasterUsername,
      characterSet: input.CharacterSetName ?? 'AL32UTF8',
      createdAt: ctx.now,
      timeline: course<State>(ctx, [['creating', spans.create]], 'available'),
    });
    addTags(ctx, arnOf(ctx, 'tenant-database', row.resourceId), input.Tags);
    return { TenantDatabase: viewTenant(ctx, row) };
  },

  DescribeTenantDatabases(input, ctx) {
    const { DBInstanceIdentifier: instance, TenantDBName: name } = input;
    if (instance) findDbInstance(ctx, instance);
    const found = tenantDatabases
      .all(ctx)
      .filter(
        (row) =>
          (!instance || row.instanceId === nameIn(instance)) &&
          (!name || row.name === name.toUpperCase()),
      );
    const { items, Marker } = page(ctx, select(found, input.Filters, filters), input);
    return { TenantDatabases: items.map((row) => viewTenant(ctx, row)), Marker };
  },

  ModifyTenantDatabase(input, ctx) {
    const row = findFree(ctx, input.DBInstanceIdentifier, input.TenantDBName);
    if (input.MasterUserPassword) checkPassword(input.MasterUserPassword);
    const name = nameOf(input.NewTenantDBName ?? row.name).toUpperCase();
    const id = tenantId(row.instanceId, name);
    if (id !== row.id && tenantDatabases.get(ctx, id)) {
      throw fault('TenantDatabaseAlreadyExists', `${name} exists already.`);
    }
    tenantDatabases.remove(ctx, row.id);
    const timeline = course<State>(ctx, [['modifying', spans.credentials]], 'available');
    const changed = tenantDatabases.put(ctx, { ...row, id, name, timeline });
    return { TenantDatabase: viewTenant(ctx, changed) };
  },

  DeleteTenantDatabase(input, ctx) {
    const { SkipFinalSnapshot, FinalDBSnapshotIdentifier: final } = input;
    const row = findFree(ctx, input.DBInstanceIdentifier, input.TenantDBName);
    const instance = findDbInstance(ctx, row.instanceId);
    if (instance.deletionProtection) {
      throw ill('Cannot delete a tenant database of a protected DB instance.');
    }
    if (!SkipFinalSnapshot && !final) {
      throw ill('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
    }
    if (final) newSnapshot(ctx, instance, final);
    const timeline = course<State>(ctx, [['deleting', spans.delete]], 'deleting');
    dropTags(ctx, arnOf(ctx, 'tenant-database', row.resourceId));
    const changed = tenantDatabases.change(ctx, row.id, { timeline, goneAt: endOf(timeline) });
    return { TenantDatabase: viewTenant(ctx, changed) };
  },
});

function findFree(ctx: Context, instance: string, name: string): TenantDatabaseRow {
  const row = findTenant(ctx, instance, name);
  if (stateNow(ctx, row.timeline) === 'available') return row;
  throw fault('InvalidDBInstanceState', `Tenant database ${row.name} is not available.`);
}

function nameOf(name: string): string {
  if (/^[a-z][a-z0-9_]{0,7}$/i.test(name)) return name;
  throw invalid(`${name} is not a valid tenant database name: a letter, then 7 more at most.`);
}
