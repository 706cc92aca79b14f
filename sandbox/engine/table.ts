import type { Context } from './context.ts';
import type { Row } from './store.ts';

/**
 * A named table of the realm a call works in. Tables come into being when first used: a topic
 * declares the ones it owns and no list of them is kept anywhere.
 */
export interface Table<Record extends Row> {
  readonly name: string;
  /** All rows in the order of creation. */
  all(ctx: Context): Record[];
  get(ctx: Context, id: string): Record | undefined;
  /** Adds a row, or puts a changed one in the place of the old. Returns it. */
  put(ctx: Context, row: Record): Record;
  /** Changes some fields of a row that exists. Returns the row. */
  change(ctx: Context, id: string, fields: Partial<Omit<Record, 'id'>>): Record;
  remove(ctx: Context, id: string): void;
}

/** Declares the table `name` of rows of type `Record`. */
export function table<Record extends Row>(name: string): Table<Record> {
  const rows = (ctx: Context) => {
    const { tables } = ctx.realm;
    tables[name] ??= {};
    return tables[name] as { [id: string]: Record };
  };
  const known = (ctx: Context, id: string) => {
    const all = rows(ctx);
    return Object.hasOwn(all, id) ? all[id] : undefined;
  };
  const put = (ctx: Context, row: Record) => {
    rows(ctx)[row.id] = row;
    return row;
  };
  return {
    name,
    all(ctx) {
      const all = Object.values(rows(ctx));
      const { hidden } = ctx;
      return hidden ? all.filter(({ id }) => !hidden(id)) : all;
    },
    get: (ctx, id) => (ctx.hidden?.(id) ? undefined : known(ctx, id)),
    put,
    change(ctx, id, fields) {
      const row = known(ctx, id);
      if (!row) throw new Error(`no row ${id} in table ${name}`);
      return put(ctx, { ...row, ...fields });
    },
    remove(ctx, id) {
      delete rows(ctx)[id];
    },
  };
}
