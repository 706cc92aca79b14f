import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { isInPrefix } from './interface-prefix.ts';
import { coversIpv6, formatIpv6, parseIpv6, parseIpv6Range } from './ipv6.ts';
import { type NetworkInterfaceRow, networkInterfaces } from './network-interface.ts';
import { subnets } from './subnet.ts';
import { reservedIpv6Ranges } from './subnet-reservation.ts';

/**
 * Gives an interface IPv6 addresses of its subnet: the ones wanted, and any for each undefined.
 * Throws when the subnet has no IPv6 range, or an address is out of it or taken.
 */
export function addIpv6Addresses(
  ctx: Context,
  row: NetworkInterfaceRow,
  wanted: readonly (string | undefined)[],
): string[] {
  const ranges = subnets.find(ctx, row.subnetId).ipv6Ranges ?? [];
  const [range] = ranges.flatMap(({ cidr }) => parseIpv6Range(cidr) ?? []);
  if (wanted.length > 0 && !range) {
    throw fault('InvalidSubnet.NotFound', 'The specified subnet does not have an IPv6 CIDR block.');
  }
  const taken = new Set(networkInterfaces.all(ctx).flatMap((one) => one.ipv6Addresses ?? []));
  const added = wanted.map((text) => {
    const address =
      text === undefined ? anyFree(ctx, row.subnetId, range?.base ?? 0n) : (parseIpv6(text) ?? -1n);
    if (address < 0n || (range && !coversIpv6(range, { base: address, bits: 128 }))) {
      throw fault(
        'InvalidParameterValue',
        "Address does not fall within the subnet's address range",
      );
    }
    const written = formatIpv6(address);
    if (taken.has(written) || isInPrefix(ctx, row.subnetId, address))
      throw fault('InvalidIPAddress.InUse', 'Address is in use');
    taken.add(written);
    return written;
  });
  const { ipv6Addresses = [] } = networkInterfaces.find(ctx, row.id);
  networkInterfaces.change(ctx, row.id, { ipv6Addresses: [...ipv6Addresses, ...added] });
  return added;
}

/** An address that no reservation of the subnet holds. With 64 bits to choose from, one soon is. */
function anyFree(ctx: Context, subnetId: string, base: bigint): bigint {
  const reserved = reservedIpv6Ranges(ctx, subnetId);
  for (let tries = 0; tries < 1_000; tries += 1) {
    const address = base + BigInt(`0x${ctx.ids.hex(15)}`);
    const kept = reserved.some((one) => coversIpv6(one, { base: address, bits: 128 }));
    if (!kept && !isInPrefix(ctx, subnetId, address)) return address;
  }
  throw fault(
    'InsufficientFreeAddressesInSubnet',
    'The specified subnet does not have enough free addresses to satisfy the request.',
  );
}
