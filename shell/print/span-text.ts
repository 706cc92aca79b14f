import { stamp } from '../../helpers/text/ago.ts';

/** From when to when points are, the day only once where it is one: empty without times. */
export function spanText(points: readonly { readonly time?: Date }[]): string {
  const from = points[0]?.time;
  const to = points.at(-1)?.time;
  if (!from || !to) return '';
  const [one, other] = [stamp(from), stamp(to)];
  const day = one.slice(0, 11);
  return other.startsWith(day) ? `${one} to ${other.slice(11)}` : `${one} to ${other}`;
}
