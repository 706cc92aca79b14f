import type { Bar, ChartData, Series } from '../../helpers/index.ts';
import { numberText, rangeOf, resampled } from '../../helpers/text/bars.ts';
import { count } from '../../helpers/text/count.ts';
import { element, inHtml } from './html.ts';
import { spanText } from './span-text.ts';

const most = 200;
const barWidth = 300;
const lineWidth = 600;
const lineHeight = 120;

/**
 * A chart as HTML: the numbers as a table with a bar beside each, lines as pictures (SVG) that say in
 * words what they show. Where pictures are taken out, the words remain.
 */
export function chartHtml(data: ChartData): string {
  return data.kind === 'bars'
    ? barsHtml(data.bars)
    : data.series.slice(0, most).map(lineHtml).join('\n');
}

function barsHtml(bars: readonly Bar[]): string {
  const [low, high] = rangeOf(bars.map(({ value }) => value));
  const highest = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const rows = bars.slice(0, most).map(({ label, value }) => {
    const long = Math.round((Math.abs(value) / highest) * barWidth);
    const picture = `<svg class="awsh-bar" width="${barWidth}" height="14" aria-hidden="true"><rect width="${long}" height="14" fill="${value < 0 ? '#c44' : '#48a'}"/></svg>`;
    return `<tr><th scope="row">${inHtml(label)}</th><td class="awsh-number">${numberText(value)}</td><td>${picture}</td></tr>`;
  });
  const rest = bars.length - most;
  return [
    '<table class="awsh-chart">',
    '<tbody>',
    ...rows,
    '</tbody>',
    '</table>',
    ...(rest > 0 ? [element('p', `… ${count(rest, 'more bar')}`, 'note')] : []),
  ].join('\n');
}

function lineHtml({ label, points }: Series): string {
  const all = points.map(({ value }) => value);
  const [low, high] = rangeOf(all);
  const values = resampled(all, lineWidth);
  const range = high - low;
  const places = values.map((value, at) => {
    const x = values.length > 1 ? (at * lineWidth) / (values.length - 1) : 0;
    const share = range > 0 && Number.isFinite(range) ? (value - low) / range : 0.5;
    return `${x.toFixed(1)},${(lineHeight - share * lineHeight).toFixed(1)}`;
  });
  const said = [
    label,
    `min ${numberText(low)}`,
    `max ${numberText(high)}`,
    `last ${numberText(all.at(-1) ?? 0)}`,
    spanText(points),
  ];
  const words = inHtml(said.filter(Boolean).join(' · '));
  return [
    '<figure class="awsh-chart">',
    `<svg width="${lineWidth}" height="${lineHeight + 4}" viewBox="0 -2 ${lineWidth} ${lineHeight + 4}" role="img"><polyline fill="none" stroke="#48a" stroke-width="1.5" points="${places.join(' ')}"/></svg>`,
    element('figcaption', words),
    '</figure>',
  ].join('\n');
}
