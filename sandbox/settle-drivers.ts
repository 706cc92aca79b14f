import type { Context } from './engine/context.ts';
import type { ServiceEntry } from './engine/service.ts';
import { realmName } from './engine/store.ts';
import type { World } from './engine/world.ts';

/** Brings those services up to the time of the call that make things in others: stacks do. */
export async function settleDrivers(
  ctx: Context,
  { store }: World,
  services: Readonly<Record<string, ServiceEntry>>,
): Promise<void> {
  for (const [service, { drives, load }] of Object.entries(services)) {
    if (!drives || !store.realms[realmName(ctx.account, ctx.region, service)]) continue;
    const driver = await load();
    const there = ctx.elsewhere({ service });
    driver.settle?.(ctx.strike ? { ...there, strike: ctx.strike } : there);
  }
}
