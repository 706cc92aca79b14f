import { safeLine } from '../../helpers/text/safe.ts';
import { truncate, truncateStart, width } from '../../helpers/text/width.ts';
import type { Cell, Column, Role, TableBlock } from './block.ts';
import { fit, type Need, type Slot } from './fit.ts';
import { lookOfValue } from './look.ts';
import type { Look, Paint } from './paint.ts';

const gap = '  ';
const indent = '  ';
/** Off screen nothing is cut, but a column isn't padded to the length of its longest novel. */
const widestOnPaper = 120;

/** A table in lines: fitted to `room` columns, or in full when that is undefined. */
export function tableLines(table: TableBlock, room: number | undefined, paint: Paint): string[] {
  const visible = visibleTable(table, room);
  const needs = visible.columns.map((column, at) => needOf(column, at, visible.rows));
  if (room === undefined) return lines(visible, needs.map(onPaper), false, paint);
  const inner = room - indent.length;
  const slots = fit(needs, inner, gap.length);
  const hidden = visible.columns.slice(slots.length).map(({ title }) => title);
  return [
    ...lines(visible, slots, true, paint),
    ...(hidden.length === 0 ? [] : [indent + paint(leftOut(hidden, inner), 'dim')]),
  ];
}

function leftOut(titles: readonly string[], room: number): string {
  return truncate(`not shown: ${titles.join(', ')}`, room);
}

/** The table with its text made harmless, and not much longer than the screen could show. */
function visibleTable({ columns, rows }: TableBlock, room: number | undefined): TableBlock {
  const most = room === undefined ? undefined : room * 16;
  const visible = (text: string) =>
    most === undefined || text.length <= most
      ? safeLine(text)
      : `${safeLine(text.slice(0, most))}…`;
  const visibleCell = ({ text, short }: Cell): Cell =>
    short === undefined ? { text: visible(text) } : { text: visible(text), short: visible(short) };
  return {
    kind: 'table',
    columns: columns.map(({ title, role }) => ({ title: visible(title), role })),
    rows: rows.map((row) => row.map(visibleCell)),
  };
}

function needOf({ title, role }: Column, at: number, rows: TableBlock['rows']): Need {
  let full = width(title);
  let short = full;
  for (const row of rows) {
    const cell = row[at];
    if (!cell) continue;
    const wide = width(cell.text);
    full = Math.max(full, wide);
    short = Math.max(short, cell.short === undefined ? wide : width(cell.short));
  }
  return { full, short, whole: role === 'id' };
}

function onPaper({ full }: Need): Slot {
  return { width: Math.min(full, widestOnPaper), short: false };
}

function lines(
  { columns, rows }: TableBlock,
  slots: readonly Slot[],
  screen: boolean,
  paint: Paint,
): string[] {
  const start = screen ? indent : '';
  const line = (cells: readonly Cell[], lookOf: LookOf) => {
    const placed = slots.map((slot, at) => placedCell(cells[at], slot, columns[at], screen));
    const painted = placed.map(({ before, text, after, role }) => {
      return before + paint(text, lookOf(role, text)) + after;
    });
    return (start + painted.join(gap)).trimEnd();
  };
  return [
    line(
      columns.map(({ title }) => ({ text: title })),
      () => 'bold',
    ),
    ...rows.map((row) => line(row, lookOfValue)),
  ];
}

type LookOf = (role: Role, text: string) => Look | undefined;

/** A cell's text, cut to its slot on a screen, with the blanks that fill the slot. */
function placedCell(
  cell: Cell = { text: '' },
  { width: room, short }: Slot,
  { role }: Pick<Column, 'role'> = { role: 'text' },
  screen: boolean,
) {
  const whole = short ? (cell.short ?? cell.text) : cell.text;
  const cut = role === 'arn' ? truncateStart : truncate;
  const text = screen ? cut(whole, room) : whole;
  const blanks = ' '.repeat(Math.max(0, room - width(text)));
  return role === 'number'
    ? { role, text, before: blanks, after: '' }
    : { role, text, before: '', after: blanks };
}
