import { callerOf } from '../../caller.ts';
import type { Context } from '../../engine/context.ts';
import { users } from './user.ts';

/** Puts what every account has from the start: the user whom keys that were issued nowhere belong to. */
export function openIam(ctx: Context): void {
  const { arn, userId } = callerOf('', { realms: {}, keys: {} }, ctx.account).caller;
  users.rows.put(ctx, {
    id: userId,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    path: '/',
    createdAt: ctx.now,
    tags: {},
    inline: {},
    attached: [],
    groups: [],
  });
}
