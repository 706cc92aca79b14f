import type { Context } from '../../engine/context.ts';
import type { Row } from '../../engine/store.ts';
import { momentNow, type Timeline } from '../../engine/timeline.ts';
import type { Kind } from './kind.ts';
import { dropTags } from './tags.ts';

const hourMs = 3_600_000;

/**
 * Forgets the rows that have been in one of the `last` states for `ms`: AWS shows what was deleted
 * for a while, an hour mostly, and then no more. Call it before looking into the table.
 */
export function sweep<Record extends Row & { readonly timeline: Timeline }>(
  ctx: Context,
  table: Kind<Record>,
  last: readonly string[],
  ms = hourMs,
): void {
  for (const { id, timeline } of table.all(ctx)) {
    const { state, at } = momentNow(ctx, timeline);
    if (!last.includes(state) || at + ms > ctx.now) continue;
    table.remove(ctx, id);
    dropTags(ctx, id);
  }
}
