import type { DBClusterSnapshot } from '@aws-sdk/client-rds';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { moving, progressNow, stateNow, type Timeline } from '../../engine/timeline.ts';
import { identifier } from '../invalid.ts';
import { arnOf, nameIn } from './arn.ts';
import type { DbClusterRow } from './db-cluster.ts';
import type { SnapshotStatus } from './db-snapshot.ts';
import { dbSubnetGroups } from './db-subnet-group.ts';
import { spans } from './spans.ts';
import { addTags, tagsOf } from './tags.ts';

/** A snapshot of an Aurora cluster; the row's id is its identifier. */
export interface DbClusterSnapshotRow {
  readonly id: string;
  /** The cluster as it was. */
  readonly source: DbClusterRow;
  readonly copyOf?: string | undefined;
  readonly startedAt: number;
  readonly timeline: Timeline<SnapshotStatus>;
}

/** The cluster snapshots of a region. */
export const dbClusterSnapshots = table<DbClusterSnapshotRow>('dbClusterSnapshots');

/** The snapshot of that identifier or ARN. Throws when there is none. */
export function findClusterSnapshot(ctx: Context, name: string): DbClusterSnapshotRow {
  const row = dbClusterSnapshots.get(ctx, nameIn(name));
  if (row) return row;
  throw fault('DBClusterSnapshotNotFoundFault', `DBClusterSnapshot ${name} not found.`, 404);
}

/** The snapshot, which must be complete. */
export function findWholeClusterSnapshot(ctx: Context, name: string): DbClusterSnapshotRow {
  const row = findClusterSnapshot(ctx, name);
  if (stateNow(ctx, row.timeline) === 'available') return row;
  throw fault(
    'InvalidDBClusterSnapshotStateFault',
    `DB cluster snapshot ${row.id} is not in available state.`,
  );
}

/** Begins a snapshot of a cluster as it is now. */
export function newClusterSnapshot(
  ctx: Context,
  source: DbClusterRow,
  name: string,
  copyOf?: string,
): DbClusterSnapshotRow {
  const id = identifier('DBClusterSnapshotIdentifier', name, 255);
  if (dbClusterSnapshots.get(ctx, id)) {
    throw fault(
      'DBClusterSnapshotAlreadyExistsFault',
      `Cannot create the cluster snapshot because one with the identifier ${id} already exists.`,
    );
  }
  addTags(ctx, arnOf(ctx, 'cluster-snapshot', id), []);
  const timeline = moving<SnapshotStatus>(ctx, 'creating', 'available', spans.snapshot);
  return dbClusterSnapshots.put(ctx, { id, source, copyOf, startedAt: ctx.now, timeline });
}

/** A cluster snapshot as RDS shows it. */
export function viewClusterSnapshot(ctx: Context, row: DbClusterSnapshotRow): DBClusterSnapshot {
  const { source } = row;
  const arn = arnOf(ctx, 'cluster-snapshot', row.id);
  const Status = stateNow(ctx, row.timeline);
  return {
    DBClusterSnapshotIdentifier: row.id,
    DBClusterSnapshotArn: arn,
    DBClusterIdentifier: source.id,
    DbClusterResourceId: source.resourceId,
    SnapshotType: 'manual',
    Status,
    PercentProgress: Math.floor(progressNow(ctx, row.timeline) * 100),
    SnapshotCreateTime: new Date(row.startedAt),
    SourceDBClusterSnapshotArn: row.copyOf && arnOf(ctx, 'cluster-snapshot', row.copyOf),
    AvailabilityZones: [...source.zones],
    Engine: source.engine,
    EngineMode: 'provisioned',
    EngineVersion: source.engineVersion,
    AllocatedStorage: 1,
    StorageType: 'aurora',
    Port: source.port,
    VpcId: dbSubnetGroups.get(ctx, source.subnetGroup)?.vpcId,
    ClusterCreateTime: new Date(source.createdAt),
    MasterUsername: source.masterUser,
    StorageEncrypted: source.encrypted,
    IAMDatabaseAuthenticationEnabled: false,
    TagList: tagsOf(ctx, arn),
  };
}
