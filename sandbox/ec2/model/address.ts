import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { kind } from './kind.ts';

/** An elastic IP address: public, and the account's until it is released. */
export interface AddressRow {
  readonly id: string;
  readonly publicIp: string;
  readonly allocatedAt: number;
  readonly association?:
    | {
        readonly id: string;
        readonly interfaceId: string;
        readonly privateIp: string;
        readonly instanceId?: string | undefined;
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
  throw ip
    ? fault('InvalidAddress.NotFound', `Address '${ip}' not found.`)
    : fault('MissingParameter', 'The request must contain the parameter AllocationId or PublicIp');
}

/** The elastic address of an interface's private address, if it has one. */
export function elasticOf(ctx: Context, interfaceId: string): AddressRow | undefined {
  return addresses.all(ctx).find(({ association }) => association?.interfaceId === interfaceId);
}
