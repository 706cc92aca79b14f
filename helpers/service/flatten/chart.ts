import { inspect } from 'node:util';
import { awaitable } from '../../call/awaitable.ts';
import { bar, numberText, rangeOf, sparkline } from '../../text/bars.ts';
import { safeLine } from '../../text/safe.ts';
import { padEnd, padStart, truncate, width } from '../../text/width.ts';
import { type ChartData, type ChartMembers, type ChartRow, dataOf } from './chart-data.ts';

const brand = Symbol.for('awsh.chart');

/**
 * Numbers to look at: counts and amounts as bars, what has times as lines. It takes what `countBy`
 * and `groupBy` give, `metricRows` or an answer of GetMetricData, a list of numbers or texts, an
 * object or Map of numbers, rows with a label and a number. `label` and `value` choose members of rows.
 */
export function chart(value: PromiseLike<unknown>, members?: ChartMembers): Promise<Chart>;
export function chart(value: object, members?: ChartMembers): Chart;
export function chart(value: unknown, members: ChartMembers = {}): Chart | Promise<Chart> {
  if (isPromise(value)) {
    return awaitable(Promise.resolve(value).then((later) => new Chart(dataOf(later, members))));
  }
  return isChart(value) ? value : new Chart(dataOf(value, members));
}

/** What {@link chart} makes: the data, and how to draw it. */
export class Chart {
  readonly data: ChartData;

  constructor(data: ChartData) {
    this.data = data;
    Object.defineProperty(this, brand, { value: true });
  }

  /** The data as rows, for JSON, YAML, CSV and tables. */
  get rows(): ChartRow[] {
    const { data } = this;
    if (data.kind === 'bars') return data.bars.map(({ label, value }) => ({ label, value }));
    const several = data.series.length > 1 || data.series.some(({ label }) => label !== '');
    return data.series.flatMap(({ label, points }) =>
      points.map(({ time, value }) => ({
        ...(time ? { time } : {}),
        ...(several ? { label } : {}),
        value,
      })),
    );
  }

  toJSON(): ChartRow[] {
    return this.rows;
  }

  /** A plain drawing, for `console.log` in programs; the prompt draws larger ones, in colour. */
  [inspect.custom](): string {
    return drawn(this.data).join('\n');
  }
}

/** True for charts, also those made by another copy of awsh in the same process. */
export function isChart(value: unknown): value is Chart {
  return typeof value === 'object' && value !== null && brand in value;
}

const longestLabel = 40;
const columns = 40;
const most = 100;

function drawn(data: ChartData): string[] {
  const lines =
    data.kind === 'bars'
      ? data.bars.slice(0, most).map(({ label, value }) => ({ label, value, values: [] }))
      : data.series.slice(0, most).map(({ label, points }) => {
          const values = points.map((point) => point.value);
          return { label, value: values.at(-1) ?? 0, values };
        });
  const labels = lines.map(({ label }) => truncate(safeLine(label), longestLabel));
  const texts = lines.map(({ value }) => numberText(value));
  const [labelWidth, textWidth] = [labels, texts].map((all) => Math.max(0, ...all.map(width)));
  const highest = Math.max(...rangeOf(lines.map(({ value }) => Math.abs(value))));
  return lines.map(({ value, values }, at) => {
    const label = padEnd(labels[at] ?? '', labelWidth ?? 0);
    const number = padStart(texts[at] ?? '', textWidth ?? 0);
    const picture =
      data.kind === 'bars' ? bar(Math.abs(value) / highest, columns) : sparkline(values, columns);
    return `${label}  ${number}  ${picture}`.trim();
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
