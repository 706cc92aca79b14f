import type { OfferingClassType, OfferingTypeValues } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { hash } from '../../engine/ids.ts';
import { instanceTypes } from './instance-type.ts';
import { usualPrice } from './spot-price.ts';
import { zonesOf } from './zone.ts';

/** What can be bought: instances of one type, for one or three years, cheaper than on demand. */
export interface ReservedOffering {
  readonly id: string;
  readonly type: string;
  readonly product: 'Linux/UNIX' | 'Windows';
  /** In seconds. */
  readonly duration: number;
  readonly payment: OfferingTypeValues;
  readonly class: OfferingClassType;
  /** The zone the capacity is kept in; without one it holds for the region. */
  readonly zone?: string | undefined;
  /** In dollars: at once, and then each hour. */
  readonly upfront: number;
  readonly hourly: number;
}

const year = 31_536_000;
const products = ['Linux/UNIX', 'Windows'] as const;
const durations = [year, 3 * year] as const;
const payments = ['No Upfront', 'Partial Upfront', 'All Upfront'] as const;
const classes = ['standard', 'convertible'] as const;
/** How much of the price is paid at once, by payment. */
const atOnce = [0, 0.5, 1] as const;

/** The offerings for one type, of the region or of one zone. */
export function offeringsFor(ctx: Context, type: string, zone?: string): ReservedOffering[] {
  const zoneAt = zone ? zonesOf(ctx.region).findIndex(({ name }) => name === zone) + 1 : 0;
  const found: ReservedOffering[] = [];
  for (const product of products.keys())
    for (const duration of durations.keys())
      for (const payment of payments.keys())
        for (const kind of classes.keys())
          found.push(offering(ctx, { type, product, duration, payment, kind, zone: zoneAt }));
  return found;
}

/** The offering of that id. Its id says what it is, so that nothing has to be kept. */
export function offeringOf(ctx: Context, id: string): ReservedOffering | undefined {
  const digits = id.replaceAll('-', '');
  const type = [...instanceTypes().keys()][Number.parseInt(digits.slice(0, 4), 16)];
  const zone = Number.parseInt(digits.slice(8, 9), 16);
  const zoneName = zonesOf(ctx.region)[zone - 1]?.name;
  if (!type || (zone > 0 && !zoneName)) return undefined;
  return offeringsFor(ctx, type, zoneName).find((one) => one.id === id);
}

interface Choice {
  readonly type: string;
  readonly product: number;
  readonly duration: number;
  readonly payment: number;
  readonly kind: number;
  readonly zone: number;
}

function offering(ctx: Context, choice: Choice): ReservedOffering {
  const { type, product, duration, payment, kind, zone } = choice;
  const licence = product === 1 ? 0.046 * (instanceTypes().get(type)?.vcpus ?? 2) : 0;
  const saved = (duration === 0 ? 0.63 : 0.43) + (kind === 1 ? 0.08 : 0) - 0.02 * payment;
  const hourly = 3 * usualPrice(type) * saved + licence;
  const share = atOnce[payment] ?? 0;
  const seconds = durations[duration] ?? year;
  return {
    id: idOf(ctx, choice),
    type,
    product: products[product] ?? 'Linux/UNIX',
    duration: seconds,
    payment: payments[payment] ?? 'No Upfront',
    class: classes[kind] ?? 'standard',
    zone: zonesOf(ctx.region)[zone - 1]?.name,
    upfront: Math.round((share * hourly * seconds) / 3_600),
    hourly: Number(((1 - share) * hourly).toFixed(4)),
  };
}

/** A UUID that begins with what the offering is and ends in a hash of that. */
function idOf(ctx: Context, { type, product, duration, payment, kind, zone }: Choice): string {
  const at = indexOf(type).toString(16).padStart(4, '0');
  const choice = `${product}${duration}${payment}${kind}${zone.toString(16)}`;
  const seal = [1, 2, 3].map((turn) => hash(`${ctx.region}/${at}${choice}/${turn}`).toString(16));
  const digits = `${at}${choice}${seal.join('')}`.padEnd(32, '0').slice(0, 32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

let indices: ReadonlyMap<string, number> | undefined;

function indexOf(type: string): number {
  indices ??= new Map([...instanceTypes().keys()].map((name, at) => [name, at]));
  return indices.get(type) ?? 0;
}
