import { createRequire } from 'node:module';
import type { Bar, ChartData, Series } from '../../helpers/index.ts';
import { bar, numberText, rangeOf, resampled, sparkline } from '../../helpers/text/bars.ts';
import { grouped } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { padEnd, padStart, truncate, width } from '../../helpers/text/width.ts';
import type { Paint } from './paint.ts';
import { spanText } from './span-text.ts';

const require = createRequire(import.meta.url);
const most = 60;
const onPaper = 80;
const indent = '  ';
const gap = '  ';

/** A chart in lines that fit: bars below one another, one line drawn large or many small. */
export function chartLines(data: ChartData, room: number | undefined, paint: Paint): string[] {
  const columns = Math.max(8, (room ?? onPaper) - indent.length);
  const lines =
    data.kind === 'bars'
      ? barLines(data.bars, columns, paint)
      : lineLines(data.series, columns, paint);
  return lines.map((line) => `${indent}${line}`.trimEnd());
}

function barLines(bars: readonly Bar[], columns: number, paint: Paint): string[] {
  const shown = bars.slice(0, most);
  const labels = labelsOf(shown, Math.max(4, Math.floor(columns / 3)));
  const texts = shown.map(({ value }) => numberText(value));
  const textWidth = Math.max(...texts.map(width));
  const left = columns - (width(labels[0] ?? '') + textWidth + 2 * gap.length);
  const [low, high] = rangeOf(bars.map(({ value }) => value));
  const highest = Math.max(Math.abs(low), Math.abs(high));
  const lines = shown.map(({ value }, at) => {
    const drawn = left > 0 ? bar(Math.abs(value) / highest, Math.min(left, 60)) : '';
    const text = padStart(texts[at] ?? '', textWidth);
    return `${labels[at]}${gap}${text}${gap}${paint(drawn, value < 0 ? 'red' : 'cyan')}`;
  });
  return [...lines, ...remainder(bars.length - shown.length, paint)];
}

function lineLines(series: readonly Series[], columns: number, paint: Paint): string[] {
  const [only] = series;
  const large = series.length === 1 && only && columns >= 30 ? plotted(only, columns) : undefined;
  if (large) return [...large.map((line) => paint(line, 'cyan')), paint(summaryOf(only), 'dim')];
  const shown = series.slice(0, most);
  const labels = labelsOf(shown, Math.max(4, Math.floor(columns / 3)));
  const lines = shown.map((one, at) => {
    const summary = summaryOf(one);
    const beside = columns - width(labels[at] ?? '') - gap.length;
    const left = beside - width(summary) - gap.length;
    const fits = left >= 10;
    const drawn = sparkline(valuesOf(one), Math.min(60, fits ? left : beside));
    const line = `${labels[at]}${gap}${paint(drawn, 'cyan')}`;
    return fits ? `${line}${gap}${paint(summary, 'dim')}` : line;
  });
  return [...lines, ...remainder(series.length - shown.length, paint)];
}

/** `min 0.2 · max 93 · last 12 · 12:00 to 13:00`. */
function summaryOf(series: Series | undefined): string {
  const values = series ? valuesOf(series) : [];
  const [low, high] = rangeOf(values).map(numberText);
  const span = spanText(series?.points ?? []);
  const parts = [`min ${low}`, `max ${high}`, `last ${numberText(values.at(-1) ?? 0)}`, span];
  return parts.filter(Boolean).join(' · ');
}

const height = 8;

/** One line drawn with an axis; undefined where it has no height, or too much for numbers. */
function plotted(series: Series, columns: number): string[] | undefined {
  const values = valuesOf(series);
  const [low, high] = rangeOf(values);
  const range = high - low;
  const scale = Math.max(Math.abs(low), Math.abs(high));
  if (values.length < 2 || range <= scale * 1e-9) return undefined;
  if (!Number.isFinite(range) || !Number.isFinite(height / range)) return undefined;
  const axis = (value: number) =>
    numberText(Math.abs(value) < range / 1_000 ? 0 : Number(value.toPrecision(3)));
  const marks = Array.from({ length: height + 2 }, (_, at) => axis(low + (at * range) / height));
  const labelWidth = Math.max(6, ...marks.map(width));
  const { plot } = require('asciichart') as {
    plot: (values: readonly number[], options: object) => string;
  };
  const text = plot(resampled(values, columns - labelWidth - 3), {
    height,
    format: (value: number) => padStart(axis(value), labelWidth).slice(0, labelWidth),
  });
  const title = series.label === '' ? [] : [truncate(safeLine(series.label), columns)];
  return [...title, ...text.split('\n')];
}

function valuesOf({ points }: Series): number[] {
  return points.map(({ value }) => value);
}

/** Labels of one width, the longest cut. */
function labelsOf(all: readonly { readonly label: string }[], room: number): string[] {
  const cut = all.map(({ label }) => truncate(safeLine(label.slice(0, room * 16)), room));
  const widest = Math.max(0, ...cut.map(width));
  return cut.map((label) => padEnd(label, widest));
}

function remainder(rest: number, paint: Paint): string[] {
  return rest > 0 ? [paint(`… ${grouped(rest)} more`, 'dim')] : [];
}
