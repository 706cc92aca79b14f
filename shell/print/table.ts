import type { Limits, TableBlock } from './block.ts';
import { cellOf, roleOf } from './cell.ts';
import { cellsOf, columnsFor } from './columns.ts';
import type { Item } from './record.ts';

/** Records as a table, columns that are empty throughout left out. `list` is AWS's name of it. */
export function tableOf(
  records: readonly Item[],
  limits: Limits,
  now: Date,
  list?: string,
): TableBlock {
  const columns = columnsFor(records, limits, list);
  const rows = records.map((record) => cellsOf(record, columns, now, limits));
  const used = columns.map((_, at) => rows.some((row) => row[at]?.text !== ''));
  return {
    kind: 'table',
    columns: columns.filter((_, at) => used[at]).map(({ title, role }) => ({ title, role })),
    rows: rows.map((row) => row.filter((_, at) => used[at])),
  };
}

/** Scalars as a table of one column: a list of names or URLs. */
export function columnOf(values: readonly unknown[], title: string, now: Date): TableBlock {
  const role = roleOf(title, values[0]);
  return {
    kind: 'table',
    // Whatever identifies in a list of names is the name itself.
    columns: [{ title, role: role === 'text' ? 'id' : role }],
    rows: values.map((value) => [cellOf(value, title, now)]),
  };
}
