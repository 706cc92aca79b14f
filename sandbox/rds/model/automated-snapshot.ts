import type { Context } from '../../engine/context.ts';
import { stateNow } from '../../engine/timeline.ts';
import { arnOf } from './arn.ts';
import { course } from './course.ts';
import { type DbInstanceRow, dbInstances } from './db-instance.ts';
import { dbSnapshots, type SnapshotStatus } from './db-snapshot.ts';
import { spans } from './spans.ts';
import { addTags, dropTags, tagsOf } from './tags.ts';
import { lastOpenings } from './window.ts';

const dayMs = 86_400_000;

/**
 * Takes the snapshots that RDS makes by itself, at the creation of an instance and in its backup
 * window every day, and drops those older than the instance's retention period.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
 */
export function settleAutomated(ctx: Context): void {
  for (const row of dbInstances.all(ctx)) {
    if (row.clusterId === undefined && row.backupDays > 0) takeDue(ctx, row);
  }
  for (const { id, automatic, startedAt, source } of dbSnapshots.all(ctx)) {
    if (!automatic) continue;
    const days = dbInstances.get(ctx, source.id)?.backupDays ?? source.backupDays;
    if (startedAt + days * dayMs <= ctx.now) drop(ctx, id);
  }
}

/** Drops the automated snapshots of an instance that goes for good. */
export function dropAutomated(ctx: Context, { resourceId }: DbInstanceRow): void {
  for (const { id, automatic, source } of dbSnapshots.all(ctx)) {
    if (automatic && source.resourceId === resourceId) drop(ctx, id);
  }
}

function takeDue(ctx: Context, row: DbInstanceRow): void {
  const oldest = Math.max(row.createdAt, ctx.now - row.backupDays * dayMs + 1);
  const first = row.createdAt >= oldest && row.createdAt <= ctx.now ? [row.createdAt] : [];
  for (const at of [...first, ...lastOpenings(oldest, ctx.now, row.backupWindow)]) {
    const id = `rds:${row.id}-${new Date(at).toISOString().slice(0, 16).replace(/[T:]/g, '-')}`;
    const then = { ...ctx, now: at };
    if (dbSnapshots.get(ctx, id) || ['stopped', 'deleting'].includes(stateNow(then, row.timeline)))
      continue;
    if (row.copyTags)
      addTags(ctx, arnOf(ctx, 'snapshot', id), tagsOf(ctx, arnOf(ctx, 'db', row.id)));
    const timeline = course<SnapshotStatus>(then, [['creating', spans.firstBackup]], 'available');
    dbSnapshots.put(ctx, { id, source: row, startedAt: at, timeline, automatic: true });
  }
}

function drop(ctx: Context, id: string): void {
  dbSnapshots.remove(ctx, id);
  dropTags(ctx, arnOf(ctx, 'snapshot', id));
}
