import { grouped } from './count.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A share from 0 to 1 as a bar of at most so many columns; what is more than nothing is seen. */
export function bar(share: number, columns: number): string {
  if (!(share > 0)) return '';
  const parts = Math.max(1, Math.round(Math.min(1, share) * columns * 8));
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}

/** Numbers as a line of small bars, the lowest to the highest; more than fit are averaged. */
export function sparkline(values: readonly number[], columns: number): string {
  const shown = resampled(values, columns);
  const [low, high] = rangeOf(shown);
  const step = (high - low) / (heights.length - 1);
  return shown
    .map((value) => (step > 0 && step < Infinity ? Math.round((value - low) / step) : 0))
    .map((height) => heights[height] ?? ' ')
    .join('');
}

/** At most so many numbers, each the mean of those it stands for. */
export function resampled(values: readonly number[], most: number): number[] {
  if (values.length <= most || most < 1) return values.slice(0, Math.max(0, most));
  return Array.from({ length: most }, (_, at) => {
    const from = Math.floor((at * values.length) / most);
    const to = Math.max(from + 1, Math.floor(((at + 1) * values.length) / most));
    let sum = 0;
    for (let each = from; each < to; each++) sum += (values[each] ?? 0) / (to - from);
    return sum;
  });
}

/** The least and the greatest of numbers; `[0, 0]` of none. */
export function rangeOf(values: readonly number[]): [low: number, high: number] {
  let low = values[0] ?? 0;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** A number in as few digits as tell it: `1,204`, `0.25`, `12.35`, `1.2e+21`. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return value.toExponential(1);
  if (Number.isInteger(value) || size >= 1_000) return grouped(Math.round(value));
  return String(Number(value.toPrecision(4)));
}
