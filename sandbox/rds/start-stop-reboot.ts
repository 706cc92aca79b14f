import type { Context } from '../engine/context.ts';
import { viewDbInstance } from './db-instance-view.ts';
import { ill } from './invalid.ts';
import { course } from './model/course.ts';
import {
  type DbInstanceRow,
  type DbStatus,
  dbInstances,
  findAvailable,
  findDbInstance,
  replicasOf,
  statusOf,
  wrongState,
} from './model/db-instance.ts';
import { newSnapshot } from './model/db-snapshot.ts';
import { spans, stoppedAtMostMs } from './model/spans.ts';
import { topic } from './topic.ts';

/** The operations that move a DB instance between states. */
export const startStopReboot = topic({
  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StopDBInstance.html */
  StopDBInstance({ DBInstanceIdentifier, DBSnapshotIdentifier }, ctx) {
    const row = findAvailable(ctx, DBInstanceIdentifier);
    refuseMembers(row, 'stopped');
    if (row.replicaOf !== undefined || replicasOf(ctx, row).length > 0) {
      throw wrongState(
        `Cannot stop or start a read replica or a DB instance that has one: ${row.id}`,
      );
    }
    if (DBSnapshotIdentifier) newSnapshot(ctx, row, DBSnapshotIdentifier);
    const timeline = stopping(ctx);
    return { DBInstance: viewDbInstance(ctx, dbInstances.change(ctx, row.id, { timeline })) };
  },

  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBInstance.html */
  StartDBInstance({ DBInstanceIdentifier }, ctx) {
    const row = findDbInstance(ctx, DBInstanceIdentifier);
    refuseMembers(row, 'started');
    if (statusOf(ctx, row) !== 'stopped') {
      throw wrongState(`Instance ${row.id} is not stopped, so it cannot be started.`);
    }
    const timeline = course<DbStatus>(ctx, [['starting', spans.start]], 'available');
    return { DBInstance: viewDbInstance(ctx, dbInstances.change(ctx, row.id, { timeline })) };
  },

  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RebootDBInstance.html */
  RebootDBInstance({ DBInstanceIdentifier, ForceFailover }, ctx) {
    const row = findAvailable(ctx, DBInstanceIdentifier);
    if (ForceFailover && !row.multiAz) {
      throw ill('Cannot force failover for DB instance without Multi-AZ.');
    }
    const timeline = course<DbStatus>(ctx, [['rebooting', spans.reboot]], 'available');
    return { DBInstance: viewDbInstance(ctx, dbInstances.change(ctx, row.id, { timeline })) };
  },
});

/** A week after it has stopped, AWS starts an instance again, for its maintenance. */
function stopping(ctx: Context): DbInstanceRow['timeline'] {
  const down = course<DbStatus>(ctx, [['stopping', spans.stop]], 'stopped');
  const from = (down.at(-1)?.at ?? ctx.now) + stoppedAtMostMs;
  return [
    ...down,
    ...course<DbStatus>({ ...ctx, now: from }, [['starting', spans.start]], 'available'),
  ];
}

function refuseMembers({ id, clusterId }: DbInstanceRow, deed: string): void {
  if (clusterId === undefined) return;
  throw ill(`${id} is a member of the DB cluster ${clusterId}, which can be ${deed} as a whole.`);
}
