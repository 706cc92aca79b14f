import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { newDbInstance } from './create-db-instance.ts';
import { viewDbInstance } from './db-instance-view.ts';
import { arnOf, nameIn } from './model/arn.ts';
import { course } from './model/course.ts';
import {
  type DbStatus,
  dbInstances,
  findDbInstance,
  statusOf,
  wrongState,
} from './model/db-instance.ts';
import {
  type DbSnapshotRow,
  dbSnapshots,
  findComplete,
  findSnapshot,
  newSnapshot,
  snapshotType,
  viewSnapshot,
} from './model/db-snapshot.ts';
import { spans } from './model/spans.ts';
import { addTags, dropTags } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<DbSnapshotRow> = {
  'db-instance-id': ({ source }) => source.id,
  'db-snapshot-id': ({ id }) => id,
  'dbi-resource-id': ({ source }) => source.resourceId,
  engine: ({ source }) => source.engine,
  'snapshot-type': (row) => snapshotType(row),
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CreateSnapshot.html */
export const dbSnapshotsTopic = topic({
  CreateDBSnapshot({ DBInstanceIdentifier, DBSnapshotIdentifier, Tags }, ctx) {
    const source = findDbInstance(ctx, DBInstanceIdentifier);
    const status = statusOf(ctx, source);
    if (status !== 'available' && status !== 'stopped') {
      throw wrongState(`Instance ${source.id} is not currently in the available state.`);
    }
    const row = newSnapshot(ctx, source, DBSnapshotIdentifier);
    addTags(ctx, arnOf(ctx, 'snapshot', row.id), Tags);
    if (status === 'available') {
      const timeline = course<DbStatus>(ctx, [['backing-up', spans.snapshot]], 'available');
      dbInstances.change(ctx, source.id, { timeline });
    }
    return { DBSnapshot: viewSnapshot(ctx, row) };
  },

  DescribeDBSnapshots(input, ctx) {
    const { DBSnapshotIdentifier, DBInstanceIdentifier, SnapshotType, Filters } = input;
    const all = DBSnapshotIdentifier
      ? [findSnapshot(ctx, DBSnapshotIdentifier)]
      : dbSnapshots.all(ctx);
    const found = all.filter(
      (row) =>
        (!DBInstanceIdentifier || row.source.id === nameIn(DBInstanceIdentifier)) &&
        (!SnapshotType || SnapshotType === snapshotType(row)),
    );
    const { items, Marker } = page(ctx, select(found, Filters, filters), input);
    return { DBSnapshots: items.map((row) => viewSnapshot(ctx, row)), Marker };
  },

  CopyDBSnapshot({ SourceDBSnapshotIdentifier, TargetDBSnapshotIdentifier, Tags }, ctx) {
    const from = findComplete(ctx, SourceDBSnapshotIdentifier);
    const row = newSnapshot(ctx, from.source, TargetDBSnapshotIdentifier, from.id);
    addTags(ctx, arnOf(ctx, 'snapshot', row.id), Tags);
    return { DBSnapshot: viewSnapshot(ctx, row) };
  },

  DeleteDBSnapshot({ DBSnapshotIdentifier }, ctx) {
    const row = findSnapshot(ctx, DBSnapshotIdentifier);
    if (row.automatic) {
      throw fault(
        'InvalidDBSnapshotState',
        `${row.id} is an automated snapshot; only manual ones can be deleted.`,
      );
    }
    if (stateNow(ctx, row.timeline) === 'creating') {
      throw fault('InvalidDBSnapshotState', `Cannot delete ${row.id}: it is still being created.`);
    }
    const DBSnapshot = { ...viewSnapshot(ctx, row), Status: 'deleted' };
    dbSnapshots.remove(ctx, row.id);
    dropTags(ctx, arnOf(ctx, 'snapshot', row.id));
    return { DBSnapshot };
  },

  RestoreDBInstanceFromDBSnapshot(input, ctx) {
    const { source } = findComplete(ctx, input.DBSnapshotIdentifier ?? '');
    const row = newDbInstance(ctx, {
      ...input,
      DBInstanceClass: input.DBInstanceClass ?? source.instanceClass,
      Engine: source.engine,
      EngineVersion: source.engineVersion,
      MasterUsername: source.masterUser,
      ManageMasterUserPassword: true,
      AllocatedStorage: input.AllocatedStorage ?? source.storageGib,
      StorageType: input.StorageType ?? source.storageType,
      Iops: input.Iops ?? source.iops,
      Port: input.Port ?? source.port,
      BackupRetentionPeriod: input.BackupRetentionPeriod ?? source.backupDays,
      StorageEncrypted: source.encrypted,
      DBName: input.DBName ?? source.dbName,
    });
    return { DBInstance: viewDbInstance(ctx, row) };
  },
});
