import { UsageError } from '../../errors.ts';
import { countBy } from './count-by.ts';
import { metricRows } from './metrics.ts';

/** One bar: a name and how much. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** One value of a line; without a time, values are equally far apart. */
export interface Point {
  readonly time?: Date;
  readonly value: number;
}

/** One line: its name, empty for the only one, and its values, the oldest first. */
export interface Series {
  readonly label: string;
  readonly points: readonly Point[];
}

/** What a chart draws. */
export type ChartData =
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | { readonly kind: 'lines'; readonly series: readonly Series[] };

/** A row of a chart's data. */
export interface ChartRow {
  readonly time?: Date;
  readonly label?: string;
  readonly value: number;
}

/** Which members of rows are drawn; told from their names and values otherwise. */
export interface ChartMembers {
  readonly label?: string;
  readonly value?: string;
}

type Row = Readonly<Record<string, unknown>>;

/** What can be drawn of a value. Throws a UsageError where that is nothing. */
export function dataOf(value: unknown, members: ChartMembers): ChartData {
  if (typeof value === 'object' && value !== null) {
    if (value instanceof Map) return barsOf([...value]);
    if ('MetricDataResults' in value || 'Datapoints' in value) {
      return dataOf(metricRows(value as Parameters<typeof metricRows>[0]), members);
    }
    if (Symbol.iterator in value) return listData([...(value as Iterable<unknown>)], members);
    const entries = Object.entries(value).filter(([, each]) => isAmount(each));
    if (entries.length > 0) return barsOf(entries);
  }
  throw undrawable();
}

function listData(list: readonly unknown[], members: ChartMembers): ChartData {
  if (list.length === 0) return { kind: 'bars', bars: [] };
  if (list.every((each) => typeof each === 'number' || typeof each === 'bigint')) {
    const points = list.map((value) => ({ value: Number(value) }));
    return { kind: 'lines', series: [{ label: '', points: points.filter(isFinitePoint) }] };
  }
  if (list.every((each) => typeof each === 'string')) {
    return barsOf([...countBy(list, (each) => each)]);
  }
  if (list.every(isPair)) return barsOf(list);
  if (list.every((each) => typeof each === 'object' && each !== null)) {
    return rowsData(list as readonly Row[], members);
  }
  throw undrawable();
}

/** Rows as lines where they have times, else as bars. */
function rowsData(rows: readonly Row[], members: ChartMembers): ChartData {
  const sample = rows.slice(0, 100);
  const names = [...new Set(sample.flatMap((row) => Object.keys(row)))];
  const having = (test: (value: unknown) => boolean) =>
    names.find((name) => sample.some((row) => test(row[name])));
  const amount =
    members.value ??
    having((value) => typeof value === 'number') ??
    having((value) => isNumber(value));
  if (amount === undefined) throw undrawable();
  const time = having((value) => value instanceof Date);
  const label =
    members.label ??
    names.find((name) => name === 'label') ??
    having((value) => typeof value === 'string');
  if (time !== undefined) return linesOf(rows, { time, amount, label });
  const bars = rows.map((row, at) => [label ? row[label] : at, row[amount]] as const);
  return barsOf(bars);
}

interface Members {
  readonly time: string;
  readonly amount: string;
  readonly label: string | undefined;
}

function linesOf(rows: readonly Row[], { time, amount, label }: Members): ChartData {
  const lines = new Map<string, Point[]>();
  const nameOf =
    label === 'label' ? metricName(rows) : (row: Row) => (label ? labelText(row[label]) : '');
  for (const row of rows) {
    const at = row[time];
    const point = { ...(at instanceof Date ? { time: at } : {}), value: Number(row[amount]) };
    if (!isFinitePoint(point)) continue;
    const name = nameOf(row);
    const line = lines.get(name);
    if (line) line.push(point);
    else lines.set(name, [point]);
  }
  const series = Array.from(lines, ([name, points]) => ({
    label: name,
    points: points.sort((one, other) => (one.time?.getTime() ?? 0) - (other.time?.getTime() ?? 0)),
  }));
  return { kind: 'lines', series };
}

/** Statistics of one metric share its label: there the id tells which is which. */
function metricName(rows: readonly Row[]): (row: Row) => string {
  const ids = new Map<unknown, unknown>();
  const shared = rows.some(({ id, label }) => {
    if (!ids.has(label)) ids.set(label, id);
    return ids.get(label) !== id;
  });
  return ({ id, label }) => (shared ? `${labelText(label)} ${labelText(id)}` : labelText(label));
}

function barsOf(entries: readonly (readonly [unknown, unknown])[]): ChartData {
  const bars = entries
    // The lists that groupBy gives count as many as they hold.
    .map(([key, value]) => ({
      label: labelText(key),
      value: Array.isArray(value) ? value.length : Number(value),
    }))
    .filter(isFinitePoint);
  if (bars.length === 0 && entries.length > 0) throw undrawable();
  return { kind: 'bars', bars };
}

function labelText(key: unknown): string {
  if (key === undefined || key === null || key === '') return '(none)';
  if (key instanceof Date) return key.toISOString();
  if (typeof key !== 'object') return String(key);
  const name = (key as Row).Name;
  return typeof name === 'string' ? name : JSON.stringify(key).slice(0, 200);
}

function isPair(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2 && isAmount(value[1]);
}

function isAmount(value: unknown): boolean {
  return isNumber(value) || Array.isArray(value);
}

/** Numbers, and texts of numbers: Cost Explorer and DynamoDB write them so. */
function isNumber(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value);
}

function isFinitePoint({ value }: Point): boolean {
  return Number.isFinite(value);
}

function undrawable(): UsageError {
  return new UsageError('there are no numbers in this to draw', {
    hint: "count something first: chart(countBy(list, 'State')), or name the members: { label, value }",
  });
}
