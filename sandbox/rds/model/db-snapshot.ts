import type { DBSnapshot } from '@aws-sdk/client-rds';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { type Table, table } from '../../engine/table.ts';
import {
  momentNow,
  moving,
  progressNow,
  stateNow,
  steady,
  type Timeline,
} from '../../engine/timeline.ts';
import { identifier } from '../invalid.ts';
import { arnOf, nameIn } from './arn.ts';
import type { DbInstanceRow } from './db-instance.ts';
import { dbSubnetGroups } from './db-subnet-group.ts';
import { spans } from './spans.ts';
import { addTags, tagsOf } from './tags.ts';

/** The statuses of a snapshot, of an instance or of a cluster. */
export type SnapshotStatus = 'creating' | 'available' | 'failed';

/** A snapshot of a DB instance; the row's id is its identifier. */
export interface DbSnapshotRow {
  readonly id: string;
  /** The instance as it was. */
  readonly source: DbInstanceRow;
  readonly sourceSnapshot?: string | undefined;
  readonly startedAt: number;
  readonly timeline: Timeline<SnapshotStatus>;
  /** True for one that RDS made by itself, and drops by itself. */
  readonly automatic?: boolean;
}

/** The snapshots of a region. */
export const dbSnapshots = table<DbSnapshotRow>('dbSnapshots');

/** The snapshot of that identifier or ARN. Throws when there is none. */
export function findSnapshot(ctx: Context, name: string): DbSnapshotRow {
  const row = dbSnapshots.get(ctx, nameIn(name));
  if (!row) throw fault('DBSnapshotNotFound', `DBSnapshot ${name} not found.`, 404);
  return row;
}

/** The snapshot, which must be complete. */
export function findComplete(ctx: Context, name: string): DbSnapshotRow {
  const row = findSnapshot(ctx, name);
  if (momentNow(ctx, row.timeline).state === 'available') return row;
  throw fault('InvalidDBSnapshotState', `DBSnapshot ${row.id} is not in available state.`);
}

/** Begins a snapshot of an instance as it is now. */
export function newSnapshot(
  ctx: Context,
  source: DbInstanceRow,
  name: string,
  sourceSnapshot?: string,
): DbSnapshotRow {
  const id = identifier('DBSnapshotIdentifier', name, 255);
  if (dbSnapshots.get(ctx, id)) {
    const message = `Cannot create the snapshot because one with the identifier ${id} already exists.`;
    throw fault('DBSnapshotAlreadyExists', message);
  }
  const arn = arnOf(ctx, 'snapshot', id);
  if (source.copyTags) addTags(ctx, arn, tagsOf(ctx, arnOf(ctx, 'db', source.id)));
  const timeline = moving<SnapshotStatus>(ctx, 'creating', 'available', spans.snapshot);
  return dbSnapshots.put(ctx, { id, source, sourceSnapshot, startedAt: ctx.now, timeline });
}

/** Lets the snapshots of a database that goes away come to nothing, unless they are complete. */
export function failSnapshots<
  Row extends { readonly id: string; readonly timeline: Timeline<SnapshotStatus> },
>(
  ctx: Context,
  snapshots: Table<Row & { readonly source: { readonly resourceId: string } }>,
  resourceId: string,
): void {
  for (const { id, source, timeline } of snapshots.all(ctx)) {
    if (source.resourceId !== resourceId || stateNow(ctx, timeline) !== 'creating') continue;
    snapshots.change(ctx, id, { timeline: steady<SnapshotStatus>(ctx, 'failed') } as never);
  }
}

/** Who made a snapshot: somebody, or RDS. */
export function snapshotType({ automatic }: DbSnapshotRow): 'manual' | 'automated' {
  return automatic ? 'automated' : 'manual';
}

/** A snapshot as RDS shows it. */
export function viewSnapshot(ctx: Context, row: DbSnapshotRow): DBSnapshot {
  const { source } = row;
  const arn = arnOf(ctx, 'snapshot', row.id);
  const { state } = momentNow(ctx, row.timeline);
  return {
    DBSnapshotIdentifier: row.id,
    DBSnapshotArn: arn,
    DBInstanceIdentifier: source.id,
    DbiResourceId: source.resourceId,
    SnapshotType: snapshotType(row),
    SnapshotTarget: 'region',
    Status: state,
    PercentProgress: Math.floor(progressNow(ctx, row.timeline) * 100),
    SnapshotCreateTime: state === 'available' ? new Date(row.startedAt) : undefined,
    OriginalSnapshotCreateTime: state === 'available' ? new Date(row.startedAt) : undefined,
    SourceDBSnapshotIdentifier: row.sourceSnapshot && arnOf(ctx, 'snapshot', row.sourceSnapshot),
    Engine: source.engine,
    EngineVersion: source.engineVersion,
    LicenseModel: source.license,
    AllocatedStorage: source.storageGib,
    StorageType: source.storageType,
    Iops: source.iops,
    Port: source.port,
    AvailabilityZone: source.zone,
    VpcId: dbSubnetGroups.get(ctx, source.subnetGroup)?.vpcId,
    InstanceCreateTime: new Date(source.createdAt),
    MasterUsername: source.masterUser,
    Encrypted: source.encrypted,
    IAMDatabaseAuthenticationEnabled: source.iamLogin,
    ProcessorFeatures: [],
    DedicatedLogVolume: false,
    TagList: tagsOf(ctx, arn),
  };
}
