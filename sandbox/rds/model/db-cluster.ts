import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { table } from '../../engine/table.ts';
import { stateNow, type Timeline } from '../../engine/timeline.ts';
import { nameIn } from './arn.ts';
import { type DbInstanceRow, dbInstances } from './db-instance.ts';

/** The statuses of a cluster that the sandbox knows. */
export type ClusterStatus =
  | 'creating'
  | 'available'
  | 'modifying'
  | 'stopping'
  | 'stopped'
  | 'starting'
  | 'deleting';

/** An Aurora cluster; the row's id is its identifier. */
export interface DbClusterRow {
  readonly id: string;
  readonly resourceId: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly port: number;
  readonly masterUser: string;
  readonly dbName?: string | undefined;
  readonly subnetGroup: string;
  readonly groupIds: readonly string[];
  readonly parameterGroup: string;
  readonly zones: readonly string[];
  readonly backupDays: number;
  readonly backupWindow: string;
  readonly maintenanceWindow: string;
  readonly encrypted: boolean;
  readonly deletionProtection: boolean;
  readonly createdAt: number;
  readonly timeline: Timeline<ClusterStatus>;
  readonly goneAt?: number | undefined;
}

/** The clusters of a region. */
export const dbClusters = table<DbClusterRow>('dbClusters');

/** The cluster of that identifier or ARN. Throws when there is none. */
export function findCluster(ctx: Context, name: string): DbClusterRow {
  const row = dbClusters.get(ctx, nameIn(name));
  if (!row) throw fault('DBClusterNotFoundFault', `DBCluster ${name} not found.`, 404);
  return row;
}

/** The cluster, which must be in `state`. */
export function findClusterIn(ctx: Context, name: string, state: ClusterStatus): DbClusterRow {
  const row = findCluster(ctx, name);
  if (stateNow(ctx, row.timeline) === state) return row;
  throw clusterState(`DbCluster ${row.id} is not in ${state} state`);
}

/** What RDS answers when a cluster is not in the state that an operation needs. */
export function clusterState(message: string) {
  return fault('InvalidDBClusterStateFault', message);
}

/** The instances of a cluster, in the order of their creation: the first one writes. */
export function membersOf(ctx: Context, { id }: DbClusterRow): DbInstanceRow[] {
  return dbInstances.all(ctx).filter(({ clusterId }) => clusterId === id);
}
