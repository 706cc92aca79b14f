import type { Context } from '../../engine/context.ts';
import { type Cidr, parseCidr } from './cidr.ts';
import { type Ipv6Range, parseIpv6Range } from './ipv6.ts';
import { kind } from './kind.ts';

/** A part of a subnet that AWS leaves to be assigned by hand or as prefixes. */
export interface ReservationRow {
  readonly id: string;
  readonly subnetId: string;
  readonly cidr: string;
  readonly type: 'prefix' | 'explicit';
  readonly description?: string | undefined;
}

/** The CIDR reservations of all subnets of a region. */
export const subnetReservations = kind<ReservationRow>({
  name: 'subnetReservations',
  prefix: 'scr',
  noun: 'subnet CIDR reservation ID',
  code: 'InvalidSubnetCidrReservationID',
  tagged: 'subnet-cidr-reservation',
});

/** The IPv4 ranges of a subnet that no address is picked from. */
export function reservedRanges(ctx: Context, subnetId: string): Cidr[] {
  return reservationsOf(ctx, subnetId).flatMap(({ cidr }) => parseCidr(cidr) ?? []);
}

/** The same in IPv6. */
export function reservedIpv6Ranges(ctx: Context, subnetId: string): Ipv6Range[] {
  return reservationsOf(ctx, subnetId).flatMap(({ cidr }) => parseIpv6Range(cidr) ?? []);
}

function reservationsOf(ctx: Context, subnetId: string): ReservationRow[] {
  return subnetReservations.all(ctx).filter((row) => row.subnetId === subnetId);
}
