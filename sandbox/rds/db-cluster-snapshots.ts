import { viewCluster } from './db-cluster-view.ts';
import { newCluster } from './db-clusters.ts';
import { arnOf, nameIn } from './model/arn.ts';
import { findClusterIn } from './model/db-cluster.ts';
import {
  type DbClusterSnapshotRow,
  dbClusterSnapshots,
  findClusterSnapshot,
  findWholeClusterSnapshot,
  newClusterSnapshot,
  viewClusterSnapshot,
} from './model/db-cluster-snapshot.ts';
import { addTags, dropTags, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<DbClusterSnapshotRow> = {
  'db-cluster-id': ({ source }) => source.id,
  'db-cluster-snapshot-id': ({ id }) => id,
  engine: ({ source }) => source.engine,
  'snapshot-type': () => 'manual',
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-managing-backups.html */
export const dbClusterSnapshotsTopic = topic({
  CreateDBClusterSnapshot({ DBClusterIdentifier, DBClusterSnapshotIdentifier, Tags }, ctx) {
    const source = findClusterIn(ctx, DBClusterIdentifier, 'available');
    const row = newClusterSnapshot(ctx, source, DBClusterSnapshotIdentifier);
    addTags(ctx, arnOf(ctx, 'cluster-snapshot', row.id), Tags);
    return { DBClusterSnapshot: viewClusterSnapshot(ctx, row) };
  },

  DescribeDBClusterSnapshots(input, ctx) {
    const { DBClusterSnapshotIdentifier: wanted, DBClusterIdentifier, SnapshotType } = input;
    const all = wanted ? [findClusterSnapshot(ctx, wanted)] : dbClusterSnapshots.all(ctx);
    const found = all.filter(
      ({ source }) =>
        (!DBClusterIdentifier || source.id === nameIn(DBClusterIdentifier)) &&
        (!SnapshotType || SnapshotType === 'manual'),
    );
    const { items, Marker } = page(ctx, select(found, input.Filters, filters), input);
    return { DBClusterSnapshots: items.map((row) => viewClusterSnapshot(ctx, row)), Marker };
  },

  CopyDBClusterSnapshot(input, ctx) {
    const from = findWholeClusterSnapshot(ctx, input.SourceDBClusterSnapshotIdentifier);
    const target = input.TargetDBClusterSnapshotIdentifier;
    const row = newClusterSnapshot(ctx, from.source, target, from.id);
    const arn = arnOf(ctx, 'cluster-snapshot', row.id);
    const copied = tagsOf(ctx, arnOf(ctx, 'cluster-snapshot', from.id));
    addTags(ctx, arn, input.CopyTags ? copied : input.Tags);
    return { DBClusterSnapshot: viewClusterSnapshot(ctx, row) };
  },

  DeleteDBClusterSnapshot({ DBClusterSnapshotIdentifier }, ctx) {
    const row = findWholeClusterSnapshot(ctx, DBClusterSnapshotIdentifier);
    const DBClusterSnapshot = { ...viewClusterSnapshot(ctx, row), Status: 'deleted' };
    dbClusterSnapshots.remove(ctx, row.id);
    dropTags(ctx, arnOf(ctx, 'cluster-snapshot', row.id));
    return { DBClusterSnapshot };
  },

  RestoreDBClusterFromSnapshot(input, ctx) {
    const { source } = findWholeClusterSnapshot(ctx, input.SnapshotIdentifier);
    const row = newCluster(ctx, {
      ...input,
      EngineVersion: input.EngineVersion ?? source.engineVersion,
      MasterUsername: source.masterUser,
      Port: input.Port ?? source.port,
      DatabaseName: input.DatabaseName ?? source.dbName,
      BackupRetentionPeriod: input.BackupRetentionPeriod ?? source.backupDays,
      StorageEncrypted: source.encrypted,
    });
    return { DBCluster: viewCluster(ctx, row) };
  },
});
