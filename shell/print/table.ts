import { grouped } from '../../helpers/text/count.ts';
import type { Block, Limits } from './block.ts';
import { cellOf, roleOf } from './cell.ts';
import { cellsOf, columnsFor } from './columns.ts';
import type { Item } from './record.ts';

/** Records as a table, columns that are empty throughout left out. `list` is AWS's name of it. */
export function tableOf(
  records: readonly Item[],
  limits: Limits,
  now: Date,
  list?: string,
): Block[] {
  const columns = columnsFor(records, limits, list);
  const shown = records.slice(0, limits.rows);
  const rows = shown.map((record) => cellsOf(record, columns, now, limits));
  const used = columns.map((_, at) => rows.some((row) => row[at]?.text !== ''));
  return [
    {
      kind: 'table',
      columns: columns.filter((_, at) => used[at]).map(({ title, role }) => ({ title, role })),
      rows: rows.map((row) => row.filter((_, at) => used[at])),
    },
    ...remainder(records.length - shown.length),
  ];
}

/** Scalars as a table of one column: a list of names or URLs. */
export function columnOf(
  values: readonly unknown[],
  title: string,
  limits: Limits,
  now: Date,
): Block[] {
  const shown = values.slice(0, limits.rows);
  const role = roleOf(title, shown[0]);
  return [
    {
      kind: 'table',
      // Whatever identifies in a list of names is the name itself.
      columns: [{ title, role: role === 'text' ? 'id' : role }],
      rows: shown.map((value) => [cellOf(value, title, now)]),
    },
    ...remainder(values.length - shown.length),
  ];
}

function remainder(rest: number): Block[] {
  return rest > 0 ? [{ kind: 'note', text: `… ${grouped(rest)} more` }] : [];
}
