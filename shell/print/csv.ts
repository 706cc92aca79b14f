import { singular } from '../../helpers/text/count.ts';
import { safe } from '../../helpers/text/safe.ts';
import { identifying } from './columns.ts';
import { isChart, isPartial } from './known.ts';
import { plainData } from './plain.ts';
import { isList } from './record.ts';
import { isResponse, listIn } from './response.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * A value as CSV (RFC 4180): a header and a row a record, nested members as JSON. An answer is its
 * list, and that of DescribeInstances its instances. Text that a spreadsheet would run as a formula
 * gets a `'` before it (CWE-1236); numbers stay numbers.
 */
export function toCsv(value: unknown, { terminal }: { terminal: boolean }): string {
  const rows = rowsOf(value);
  const names = ordered(namesIn(rows), rows, listName(value));
  if (names.length === 0) return '';
  const line = (values: readonly unknown[]) => values.map(field).join(',');
  const lines = [line(names)];
  for (const row of rows) lines.push(line(names.map((name) => own(row, name))));
  return terminal ? lines.map(safe).join('\n') : lines.join('\r\n');
}

function rowsOf(value: unknown): Row[] {
  const found = isResponse(value) ? listIn(value) : undefined;
  const name = found?.name ?? 'value';
  const data = found?.list ?? dataIn(value);
  const list = isList(data) ? data : [data];
  return Array.from(list, (element) => {
    const plain = plainData(element);
    if (typeof plain === 'object' && plain !== null && !Array.isArray(plain)) return plain as Row;
    return { [name]: plain };
  });
}

function dataIn(value: unknown): unknown {
  if (isChart(value)) return value.rows;
  return isPartial(value) ? value.fetched : value;
}

function namesIn(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  return [...names];
}

/** What identifies first, what is nested last, everything else in its order. */
function ordered(names: readonly string[], rows: readonly Row[], list: string): string[] {
  const id = identifying(names, rows.slice(0, 200), singular(list));
  const nested = new Set(names.filter((name) => rows.some((row) => isNested(own(row, name)))));
  const rank = (name: string) => (name === id ? 0 : nested.has(name) ? 2 : 1);
  return [...names].sort((one, other) => rank(one) - rank(other));
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function listName(value: unknown): string {
  return (isResponse(value) && listIn(value)?.name) || '';
}

function own(row: Row, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function field(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string')
    return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value));
  return quoted(isFormula(value) ? `'${value}` : value);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What spreadsheets take for the beginning of a formula, full-width forms too; not `-12.5`. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text);
}
