import type { CreateDBClusterMessage } from '@aws-sdk/client-rds';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import type { Checked } from '../engine/service.ts';
import { stateNow } from '../engine/timeline.ts';
import { backupDaysOf, checkPassword } from './checks.ts';
import { viewCluster } from './db-cluster-view.ts';
import { identifier, ill } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { course, endOf } from './model/course.ts';
import {
  type ClusterStatus,
  clusterState,
  type DbClusterRow,
  dbClusters,
  findCluster,
  findClusterIn,
  membersOf,
} from './model/db-cluster.ts';
import { dbClusterSnapshots, newClusterSnapshot } from './model/db-cluster-snapshot.ts';
import { type DbStatus, dbInstances } from './model/db-instance.ts';
import { failSnapshots } from './model/db-snapshot.ts';
import { subnetGroupFor, zonesOfGroup } from './model/db-subnet-group.ts';
import { engineNamed, familyOf, versionOf } from './model/engine.ts';
import { groupsFor } from './model/network.ts';
import { spans } from './model/spans.ts';
import { addTags } from './model/tags.ts';
import { anyBackupWindow, anyMaintenanceWindow } from './model/window.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<DbClusterRow> = {
  'db-cluster-id': ({ id }) => id,
  'db-cluster-resource-id': ({ resourceId }) => resourceId,
  domain: () => undefined,
  engine: ({ engine }) => engine,
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_AuroraOverview.html */
export const dbClustersTopic = topic({
  CreateDBCluster: (input, ctx) => ({ DBCluster: viewCluster(ctx, newCluster(ctx, input)) }),

  DescribeDBClusters(input, ctx) {
    const { DBClusterIdentifier: wanted, Filters } = input;
    const rows = wanted ? [findCluster(ctx, wanted)] : dbClusters.all(ctx);
    const { items, Marker } = page(ctx, select(rows, Filters, filters), input);
    return { DBClusters: items.map((row) => viewCluster(ctx, row)), Marker };
  },

  ModifyDBCluster(input, ctx) {
    const row = findClusterIn(ctx, input.DBClusterIdentifier, 'available');
    if (input.MasterUserPassword) checkPassword(input.MasterUserPassword);
    const changed = dbClusters.change(ctx, row.id, {
      backupDays: backupDaysOf(input.BackupRetentionPeriod ?? row.backupDays),
      backupWindow: input.PreferredBackupWindow ?? row.backupWindow,
      maintenanceWindow: input.PreferredMaintenanceWindow ?? row.maintenanceWindow,
      deletionProtection: input.DeletionProtection ?? row.deletionProtection,
      ...(input.EngineVersion && {
        engineVersion: versionOf(engineNamed(row.engine), input.EngineVersion),
        timeline: course<ClusterStatus>(ctx, [['modifying', spans.modify]], 'available'),
      }),
    });
    return { DBCluster: viewCluster(ctx, changed) };
  },

  StopDBCluster({ DBClusterIdentifier }, ctx) {
    const row = findClusterIn(ctx, DBClusterIdentifier, 'available');
    return { DBCluster: move(ctx, row, ['stopping', 'stopped'], spans.stop) };
  },

  StartDBCluster({ DBClusterIdentifier }, ctx) {
    const row = findClusterIn(ctx, DBClusterIdentifier, 'stopped');
    return { DBCluster: move(ctx, row, ['starting', 'available'], spans.start) };
  },

  DeleteDBCluster({ DBClusterIdentifier, SkipFinalSnapshot, FinalDBSnapshotIdentifier }, ctx) {
    const row = findCluster(ctx, DBClusterIdentifier);
    if (stateNow(ctx, row.timeline) === 'deleting') {
      throw clusterState(`DB Cluster ${row.id} is already being deleted.`);
    }
    if (row.deletionProtection) {
      throw ill(
        'Cannot delete protected Cluster, please disable deletion protection and try again.',
      );
    }
    if (membersOf(ctx, row).length > 0) {
      throw clusterState('Cluster cannot be deleted, it still contains DB instances.');
    }
    if (!SkipFinalSnapshot && !FinalDBSnapshotIdentifier) {
      throw ill('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
    }
    if (FinalDBSnapshotIdentifier) newClusterSnapshot(ctx, row, FinalDBSnapshotIdentifier);
    else failSnapshots(ctx, dbClusterSnapshots, row.resourceId);
    const timeline = course<ClusterStatus>(ctx, [['deleting', spans.delete]], 'deleting');
    const changed = dbClusters.change(ctx, row.id, { timeline, goneAt: endOf(timeline) });
    return { DBCluster: viewCluster(ctx, changed) };
  },
});

/** Moves a cluster and its instances from one state into another. */
function move<From extends ClusterStatus & DbStatus, To extends ClusterStatus & DbStatus>(
  ctx: Context,
  row: DbClusterRow,
  [from, to]: readonly [From, To],
  span: readonly [number, number],
) {
  const timeline = course<From | To>(ctx, [[from, span]], to);
  for (const { id } of membersOf(ctx, row)) dbInstances.change(ctx, id, { timeline });
  return viewCluster(ctx, dbClusters.change(ctx, row.id, { timeline }));
}

/** Makes a cluster that is `creating`, once everything in the wish has been found and checked. */
export function newCluster(ctx: Context, input: Checked<CreateDBClusterMessage>): DbClusterRow {
  const id = identifier('DBClusterIdentifier', input.DBClusterIdentifier);
  if (dbClusters.get(ctx, id)) {
    throw fault('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
  }
  const engine = engineNamed(input.Engine);
  if (!engine.clustered) throw ill(`The engine ${engine.name} has no DB clusters here.`);
  if (input.MasterUserPassword) checkPassword(input.MasterUserPassword);
  const engineVersion = versionOf(engine, input.EngineVersion);
  const group = subnetGroupFor(ctx, input.DBSubnetGroupName);
  const timeline = course<ClusterStatus>(ctx, [['creating', spans.cluster]], 'available');
  addTags(ctx, arnOf(ctx, 'cluster', id), input.Tags);
  return dbClusters.put(ctx, {
    id,
    resourceId: `cluster-${ctx.ids.hex(26).toUpperCase()}`,
    engine: engine.name,
    engineVersion,
    port: input.Port ?? engine.port,
    masterUser: input.MasterUsername ?? 'admin',
    dbName: input.DatabaseName,
    subnetGroup: group.id,
    groupIds: groupsFor(ctx, group.vpcId, input.VpcSecurityGroupIds),
    parameterGroup:
      input.DBClusterParameterGroupName ?? `default.${familyOf(engine, engineVersion)}`,
    zones: input.AvailabilityZones ?? zonesOfGroup(ctx, group).slice(0, 3),
    backupDays: backupDaysOf(input.BackupRetentionPeriod),
    backupWindow: input.PreferredBackupWindow ?? anyBackupWindow(ctx),
    maintenanceWindow: input.PreferredMaintenanceWindow ?? anyMaintenanceWindow(ctx),
    encrypted: input.StorageEncrypted ?? false,
    deletionProtection: input.DeletionProtection ?? false,
    createdAt: ctx.now,
    timeline,
  });
}
