import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { coversIpv6, formatIpv6Range, overlapsIpv6, parseIpv6, parseIpv6Range } from './ipv6.ts';
import { type NetworkInterfaceRow, networkInterfaces } from './network-interface.ts';
import { subnets } from './subnet.ts';
import { takePrefix } from './subnet-prefix.ts';

/** Prefixes that an interface is to get: the ones wanted, and any for each undefined. */
export interface PrefixWish {
  readonly ipv4: readonly (string | undefined)[];
  readonly ipv6: readonly (string | undefined)[];
}

/** What requests about interfaces say of prefixes. Throws for a list and a number together. */
export function prefixesOf(input: {
  readonly Ipv4Prefixes?: readonly { readonly Ipv4Prefix?: string | undefined }[] | undefined;
  readonly Ipv4PrefixCount?: number | undefined;
  readonly Ipv6Prefixes?: readonly { readonly Ipv6Prefix?: string | undefined }[] | undefined;
  readonly Ipv6PrefixCount?: number | undefined;
}): PrefixWish {
  return {
    ipv4: listOr(
      input.Ipv4Prefixes?.map((it) => it.Ipv4Prefix),
      input.Ipv4PrefixCount,
      'ipv4',
    ),
    ipv6: listOr(
      input.Ipv6Prefixes?.map((it) => it.Ipv6Prefix),
      input.Ipv6PrefixCount,
      'ipv6',
    ),
  };
}

/** Gives an interface prefixes of its subnet. Returns the ones it got. */
export function addPrefixes(
  ctx: Context,
  row: NetworkInterfaceRow,
  wish: PrefixWish,
): { ipv4: string[]; ipv6: string[] } {
  const subnet = subnets.find(ctx, row.subnetId);
  const ipv4 = wish.ipv4.map((wanted) => takePrefix(ctx, subnet, row.id, wanted));
  const ipv6: string[] = [];
  for (const wanted of wish.ipv6) ipv6.push(freeIpv6(ctx, row.subnetId, ipv6, wanted));
  const before = networkInterfaces.find(ctx, row.id);
  networkInterfaces.change(ctx, row.id, {
    ipv4Prefixes: [...(before.ipv4Prefixes ?? []), ...ipv4],
    ipv6Prefixes: [...(before.ipv6Prefixes ?? []), ...ipv6],
  });
  return { ipv4, ipv6 };
}

/** True when an IPv6 address is in a prefix that an interface of the subnet has. */
export function isInPrefix(ctx: Context, subnetId: string, address: bigint): boolean {
  return prefixesIn(ctx, subnetId).some((one) => coversIpv6(one, { base: address, bits: 128 }));
}

function listOr(
  list: readonly (string | undefined)[] | undefined,
  count: number | undefined,
  version: 'ipv4' | 'ipv6',
): readonly (string | undefined)[] {
  if (list?.length && count) {
    throw fault(
      'InvalidParameterCombination',
      `The parameter ${version}Prefixes cannot be used with the parameter ${version}PrefixCount`,
    );
  }
  return list?.length ? list : Array<undefined>(count ?? 0).fill(undefined);
}

const bits = 80;

function freeIpv6(
  ctx: Context,
  subnetId: string,
  added: readonly string[],
  wanted: string | undefined,
): string {
  const ranges = subnets.find(ctx, subnetId).ipv6Ranges ?? [];
  const [range] = ranges.flatMap(({ cidr }) => parseIpv6Range(cidr) ?? []);
  if (!range) {
    throw fault('InvalidSubnet.NotFound', 'The specified subnet does not have an IPv6 CIDR block.');
  }
  const given = [
    ...prefixesIn(ctx, subnetId),
    ...added.flatMap((one) => parseIpv6Range(one) ?? []),
  ];
  const any = () => ({ base: range.base + (BigInt(`0x${ctx.ids.hex(4)}`) << 48n), bits });
  let prefix = wanted === undefined ? any() : parseIpv6Range(wanted);
  const isTaken = () => prefix && isUsed(ctx, subnetId, prefix, given);
  for (let tries = 0; wanted === undefined && isTaken() && tries < 1_000; tries += 1)
    prefix = any();
  if (!prefix || prefix.bits !== bits || !coversIpv6(range, prefix)) {
    throw fault(
      'InvalidParameterValue',
      `Value (${wanted}) for parameter ipv6Prefix is invalid. It must be a /${bits} of the subnet.`,
    );
  }
  if (isTaken()) throw fault('InvalidIPAddress.InUse', 'Address is in use');
  return formatIpv6Range(prefix);
}

function isUsed(
  ctx: Context,
  subnetId: string,
  prefix: { readonly base: bigint; readonly bits: number },
  given: ReturnType<typeof prefixesIn>,
): boolean {
  if (given.some((one) => overlapsIpv6(one, prefix))) return true;
  return networkInterfaces
    .all(ctx)
    .filter((row) => row.subnetId === subnetId)
    .flatMap(({ ipv6Addresses = [] }) => ipv6Addresses)
    .some((text) => coversIpv6(prefix, { base: parseIpv6(text) ?? 0n, bits: 128 }));
}

function prefixesIn(ctx: Context, subnetId: string) {
  return networkInterfaces
    .all(ctx)
    .filter((row) => row.subnetId === subnetId)
    .flatMap(({ ipv6Prefixes = [] }) => ipv6Prefixes)
    .flatMap((text) => parseIpv6Range(text) ?? []);
}
