import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { type Cidr, covers, formatAddress, formatCidr, overlaps, parseCidr } from './cidr.ts';
import { rangeOf, releaseAddress, type SubnetRow, takenIn } from './subnet.ts';
import { subnetReservations } from './subnet-reservation.ts';

const bits = 28;
const size = 16;

/**
 * Takes 16 addresses of a subnet for `holder`: the range wanted, or any free one, in what is reserved
 * for prefixes first. Gives it as text. Throws when it is out of range, taken, or none is left.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html
 */
export function takePrefix(
  ctx: Context,
  subnet: SubnetRow,
  holder: string,
  wanted?: string,
): string {
  const taken = takenIn(ctx, subnet.id);
  const isFree = (prefix: Cidr) =>
    addressesIn(prefix).every((address) => !Object.hasOwn(taken, address));
  const prefix = wanted === undefined ? anyFree(ctx, subnet, isFree) : parseCidr(wanted);
  if (!prefix || prefix.bits !== bits || !usable(subnet, prefix)) {
    throw fault(
      'InvalidParameterValue',
      `Value (${wanted}) for parameter ipv4Prefix is invalid. It must be a /${bits} of the subnet.`,
    );
  }
  if (!isFree(prefix)) throw fault('InvalidIPAddress.InUse', 'Address is in use');
  for (const address of addressesIn(prefix)) taken[address] = holder;
  return formatCidr(prefix);
}

/** Gives the addresses of a prefix back. */
export function releasePrefix(ctx: Context, subnetId: string, text: string): void {
  const prefix = parseCidr(text);
  for (const address of prefix ? addressesIn(prefix) : []) releaseAddress(ctx, subnetId, address);
}

function anyFree(ctx: Context, subnet: SubnetRow, isFree: (prefix: Cidr) => boolean): Cidr {
  const { base, size: whole } = rangeOf(subnet);
  const reserved = subnetReservations.all(ctx).filter(({ subnetId }) => subnetId === subnet.id);
  const ranges = (type: 'prefix' | 'explicit') =>
    reserved.flatMap((row) => (row.type === type ? (parseCidr(row.cidr) ?? []) : []));
  const all = Array.from({ length: whole / size }, (_, at) => ({
    base: base + at * size,
    bits,
    size,
  }));
  const free = all.filter(
    (prefix) =>
      usable(subnet, prefix) &&
      isFree(prefix) &&
      !ranges('explicit').some((range) => overlaps(range, prefix)),
  );
  const best = free.find((prefix) => ranges('prefix').some((range) => covers(range, prefix)));
  const [first] = free;
  if (best ?? first) return (best ?? first) as Cidr;
  throw fault(
    'InsufficientCidrBlocks',
    'The specified subnet does not have enough free cidr blocks to satisfy the request.',
  );
}

/** AWS keeps the first and last addresses of a subnet, so no prefix can have those. */
function usable(subnet: SubnetRow, prefix: Cidr): boolean {
  const range = rangeOf(subnet);
  const last = range.base + range.size - prefix.size;
  return covers(range, prefix) && prefix.base > range.base && prefix.base < last;
}

function addressesIn({ base }: Cidr): string[] {
  return Array.from({ length: size }, (_, at) => formatAddress(base + at));
}
