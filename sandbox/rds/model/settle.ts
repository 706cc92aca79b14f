import type { Context } from '../../engine/context.ts';
import { arnOf } from './arn.ts';
import { settleAutomated } from './automated-snapshot.ts';
import { dbClusters } from './db-cluster.ts';
import { dbInstances } from './db-instance.ts';
import { dropTags } from './tags.ts';
import { settleTenants } from './tenant-database.ts';

/** Removes what has been deleted by now, and puts in force what was pending. */
export function settle(ctx: Context): void {
  for (const { id, goneAt, pending } of dbInstances.all(ctx)) {
    if (goneAt !== undefined && goneAt <= ctx.now) {
      dbInstances.remove(ctx, id);
      dropTags(ctx, arnOf(ctx, 'db', id));
    } else if (pending && pending.at <= ctx.now) {
      dbInstances.change(ctx, id, { ...pending.settings, pending: undefined });
    }
  }
  settleAutomated(ctx);
  settleTenants(ctx);
  for (const { id, goneAt } of dbClusters.all(ctx)) {
    if (goneAt === undefined || goneAt > ctx.now) continue;
    dbClusters.remove(ctx, id);
    dropTags(ctx, arnOf(ctx, 'cluster', id));
  }
}
