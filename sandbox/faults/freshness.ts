import type { Context } from '../engine/context.ts';
import type { Ids } from '../engine/ids.ts';
import type { Realm } from '../engine/store.ts';

/**
 * What has been made and is not known everywhere yet: until its time comes, lists leave it out and
 * nothing is found under its id.
 * https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export class Freshness {
  #unknown = new WeakMap<Realm, Map<string, number>>();

  /** The same call, to which what is too fresh does not exist. */
  without(ctx: Context): Context {
    const unknown = this.#unknown.get(ctx.realm);
    if (!unknown) return ctx;
    for (const [id, until] of unknown) if (until <= ctx.now) unknown.delete(id);
    return unknown.size === 0 ? ctx : { ...ctx, hidden: (id) => unknown.has(id) };
  }

  /** Makes `ids` unknown until the virtual time `until`. */
  hide({ realm }: Context, ids: readonly string[], until: number): void {
    const unknown = this.#unknown.get(realm) ?? new Map<string, number>();
    for (const id of ids) unknown.set(id, until);
    this.#unknown.set(realm, unknown);
  }

  /** Makes everything known. */
  clear(): void {
    this.#unknown = new WeakMap();
  }
}

/** The same call, which notes in `made` the ids it gives out. */
export function notingIds(ctx: Context, made: string[]): Context {
  const ids: Ids = {
    ...ctx.ids,
    id(prefix) {
      const id = ctx.ids.id(prefix);
      made.push(id);
      return id;
    },
  };
  return { ...ctx, ids };
}
