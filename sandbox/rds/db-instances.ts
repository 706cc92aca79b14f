import { viewDbInstance } from './db-instance-view.ts';
import { ill } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { dropAutomated } from './model/automated-snapshot.ts';
import { course, endOf } from './model/course.ts';
import {
  type DbInstanceRow,
  type DbStatus,
  dbInstances,
  findDbInstance,
  replicasOf,
  statusOf,
  wrongState,
} from './model/db-instance.ts';
import { dbSnapshots, failSnapshots, newSnapshot } from './model/db-snapshot.ts';
import { spans } from './model/spans.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<DbInstanceRow> = {
  'db-cluster-id': ({ clusterId }) => clusterId,
  'db-instance-id': ({ id }) => id,
  'dbi-resource-id': ({ resourceId }) => resourceId,
  domain: () => undefined,
  engine: ({ engine }) => engine,
};

/** Showing and deleting DB instances. */
export const dbInstancesTopic = topic({
  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html */
  DescribeDBInstances(input, ctx) {
    const { DBInstanceIdentifier: wanted, Filters } = input;
    const rows = wanted ? [findDbInstance(ctx, wanted)] : dbInstances.all(ctx);
    const { items, Marker } = page(ctx, select(rows, Filters, filters), input);
    return { DBInstances: items.map((row) => viewDbInstance(ctx, row)), Marker };
  },

  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html */
  DeleteDBInstance(input, ctx) {
    const { SkipFinalSnapshot = false, FinalDBSnapshotIdentifier: final } = input;
    const row = findDbInstance(ctx, input.DBInstanceIdentifier);
    const status = statusOf(ctx, row);
    if (status === 'deleting') throw wrongState(`Instance ${row.id} is already being deleted.`);
    if (row.deletionProtection) {
      throw ill(
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
    }
    if (row.clusterId === undefined) {
      if (row.replicaOf !== undefined && final) {
        throw ill('FinalDBSnapshotIdentifier cannot be given when a read replica is deleted.');
      }
      if (!SkipFinalSnapshot && !final && row.replicaOf === undefined) {
        throw ill('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
      }
      if (SkipFinalSnapshot && final) {
        throw ill('FinalDBSnapshotIdentifier cannot be given when SkipFinalSnapshot is specified.');
      }
      if (final && status === 'creating') {
        throw wrongState(`Instance ${row.id} is creating; no final snapshot can be made of it.`);
      }
      if (final) newSnapshot(ctx, row, final);
      else failSnapshots(ctx, dbSnapshots, row.resourceId);
      if (input.DeleteAutomatedBackups ?? true) dropAutomated(ctx, row);
    }
    // A replica whose source goes is on its own from then on.
    for (const { id } of replicasOf(ctx, row))
      dbInstances.change(ctx, id, { replicaOf: undefined });
    const timeline = course<DbStatus>(ctx, [['deleting', spans.delete]], 'deleting');
    const changed = dbInstances.change(ctx, row.id, { timeline, goneAt: endOf(timeline) });
    return { DBInstance: viewDbInstance(ctx, changed) };
  },

  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribePendingMaintenanceActions.html */
  DescribePendingMaintenanceActions({ ResourceIdentifier: arn }, ctx) {
    if (arn?.startsWith(arnOf(ctx, 'db', ''))) findDbInstance(ctx, arn);
    return { PendingMaintenanceActions: [] };
  },
});
