import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { parseAddress } from './cidr.ts';
import { kind } from './kind.ts';

/** An elastic IP address: public, and the account's until it is released. */
export interface AddressRow {
  readonly id: string;
  readonly publicIp: string;
  readonly allocatedAt: number;
  /** The name that its reverse DNS record gives it. */
  readonly domainName?: string | undefined;
  readonly association?:
    | {
        readonly id: string;
        readonly interfaceId: string;
        readonly privateIp: string;
      }
    | undefined;
}

/** The elastic IP addresses of a region. */
export const addresses = kind<AddressRow>({
  name: 'addresses',
  prefix: 'eipalloc',
  noun: 'allocation ID',
  code: 'InvalidAllocationID',
  tagged: 'elastic-ip',
});

/** The address of that allocation, or of that public IP. */
export function findAddress(
  ctx: Context,
  id: string | undefined,
  ip: string | undefined,
): AddressRow {
  if (id) return addresses.find(ctx, id);
  const found = addresses.all(ctx).find(({ publicIp }) => publicIp === ip);
  if (found) return found;
  if (!ip) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter AllocationId or PublicIp',
    );
  }
  throw parseAddress(ip) === undefined
    ? fault('InvalidAddress.Malformed', `Address '${ip}' is not a valid IP address.`)
    : fault('InvalidAddress.NotFound', `Address '${ip}' not found.`);
}

/** The elastic addresses of an interface, or the one of that private address of it. */
export function elasticsOf(ctx: Context, interfaceId: string, privateIp?: string): AddressRow[] {
  return addresses
    .all(ctx)
    .filter(
      ({ association }) =>
        association?.interfaceId === interfaceId &&
        (privateIp === undefined || association.privateIp === privateIp),
    );
}

/** Leaves the elastic addresses of an interface, or of one private address, to be used elsewhere. */
export function freeElastics(ctx: Context, interfaceId: string, privateIp?: string): void {
  for (const { id } of elasticsOf(ctx, interfaceId, privateIp)) {
    addresses.change(ctx, id, { association: undefined });
  }
}
