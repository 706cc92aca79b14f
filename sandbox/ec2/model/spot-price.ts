import { hash } from '../../engine/ids.ts';
import { instanceTypes } from './instance-type.ts';

const hourMs = 3_600_000;
/** How often the price of a type in a zone changes. */
const stepMs = 8 * hourMs;

/** A price from some moment on, in dollars an hour. */
export interface SpotPricePoint {
  readonly at: number;
  readonly price: string;
}

/**
 * The price of a type in a zone at a time: what its size would cost, give or take a fifth. The
 * sandbox's own invention, and the same at the same time.
 */
export function spotPrice(type: string, zone: string, product: string, at: number): SpotPricePoint {
  const offset = hash(`${type}/${zone}`) % stepMs;
  const step = Math.floor((at - offset) / stepMs);
  const vcpus = instanceTypes().get(type)?.vcpus ?? 2;
  const licence = product.startsWith('Windows') ? 0.046 * vcpus : 0;
  const swing = 0.8 + (hash(`${type}/${zone}/${step}`) % 1000) / 2500;
  const price = (usualPrice(type) * swing + licence).toFixed(6);
  return { at: step * stepMs + offset, price };
}

/** What an hour of a type costs in the middle of its ups and downs, in dollars. */
export function usualPrice(type: string): number {
  const size = instanceTypes().get(type);
  return 0.009 * (size?.vcpus ?? 2) + 0.0011 * ((size?.memoryMib ?? 4096) / 1024);
}

/** The prices that held between two times, the newest first. */
export function spotPrices(
  type: string,
  zone: string,
  product: string,
  span: { readonly from: number; readonly to: number },
): SpotPricePoint[] {
  const points: SpotPricePoint[] = [];
  let point = spotPrice(type, zone, product, span.to);
  points.push(point);
  while (point.at > span.from) {
    point = spotPrice(type, zone, product, point.at - 1);
    points.push(point);
  }
  return points;
}
