import type { Context } from '../../engine/context.ts';
import { type NetworkInterfaceRow, networkInterfaces } from './network-interface.ts';
import { subnets, takeAddress } from './subnet.ts';

/** Gives an interface more addresses of its subnet: the ones wanted, and any for each undefined. */
export function addSecondaryAddresses(
  ctx: Context,
  row: NetworkInterfaceRow,
  wanted: readonly (string | undefined)[],
): string[] {
  const subnet = subnets.find(ctx, row.subnetId);
  const added = wanted.map((ip) => takeAddress(ctx, subnet, row.id, ip));
  const { secondaryIps } = networkInterfaces.find(ctx, row.id);
  networkInterfaces.change(ctx, row.id, { secondaryIps: [...secondaryIps, ...added] });
  return added;
}
