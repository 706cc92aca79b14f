import { safeLine } from '../../../helpers/text/safe.ts';
import { truncate, truncateStart, width } from '../../../helpers/text/width.ts';
import type { Hint } from '../../engine.ts';

/**
 * A hint in one row of `columns`: dim, with the part that the cursor is at brighter. Of a long one the
 * stretch around that part is shown.
 */
export function hintRow({ text, active }: Hint, columns: number, color: boolean): string {
  const room = columns - 3;
  const [from, to] = active ?? [0, 0];
  let [before, here, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)].map(
    safeLine,
  ) as [string, string, string];
  if (width(before + here) > room)
    before = truncateStart(before, Math.max(8, room - width(here) - 8));
  here = truncate(here, Math.max(0, room - width(before)));
  after = truncate(after, Math.max(0, room - width(before + here)));
  if (!color) return `  ${before}${here}${after}`;
  const bright = here === '' ? '' : `\x1b[0;1m${here}\x1b[0;2m`;
  return `  \x1b[2m${before}${bright}${after}\x1b[0m`;
}
