import type { Row, Store } from './store.ts';

/** One row that is not as it was. */
export interface Difference {
  readonly change: 'added' | 'changed' | 'removed';
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly table: string;
  readonly id: string;
  /** The fields that have other values now, for a change. */
  readonly fields?: readonly string[];
}

/** What is other in `after` than in `before`, but for the tables `leftOut` of the comparison. */
export function diffStores(
  before: Store,
  after: Store,
  leftOut: ReadonlySet<string> = new Set(),
): Difference[] {
  return both(before.realms, after.realms).flatMap((name) => {
    const [account = '', region = '', service = ''] = name.split('/');
    const was = own(before.realms, name)?.tables ?? {};
    const is = own(after.realms, name)?.tables ?? {};
    const compared = both(was, is).filter((table) => !leftOut.has(table));
    return compared.flatMap((table) =>
      diffRows(own(was, table) ?? {}, own(is, table) ?? {}).map((row) => ({
        ...{ account, region, service, table },
        ...row,
      })),
    );
  });
}

type RowDifference = Pick<Difference, 'change' | 'id' | 'fields'>;

function diffRows(was: Record<string, Row>, is: Record<string, Row>): RowDifference[] {
  return both(was, is).flatMap((id): RowDifference[] => {
    const [old, now] = [own(was, id), own(is, id)];
    if (!old) return [{ change: 'added', id }];
    if (!now) return [{ change: 'removed', id }];
    if (old === now || JSON.stringify(old) === JSON.stringify(now)) return [];
    return [{ change: 'changed', id, fields: fieldsThatDiffer(old, now) }];
  });
}

function fieldsThatDiffer(old: object, now: object): string[] {
  const [was, is] = [old as Record<string, unknown>, now as Record<string, unknown>];
  return both(was, is).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
}

function both(left: object, right: object): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}

function own<Value>(all: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
