import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { type Cidr, formatAddress, parseAddress, parseCidr } from './cidr.ts';
import type { Ipv6Association } from './ipv6.ts';
import { kind } from './kind.ts';
import { coverSubnet, defaultAclOf } from './network-acl.ts';
import { reservedRanges } from './subnet-reservation.ts';
import { addTags } from './tags.ts';

/** A range of a VPC's addresses in one zone. */
export interface SubnetRow {
  readonly id: string;
  readonly vpcId: string;
  /** Empty in a subnet of IPv6 addresses only. */
  readonly cidr: string;
  readonly zone: string;
  readonly isDefault: boolean;
  /** True when instances get a public address unless they ask not to. */
  readonly mapPublicIp: boolean;
  readonly ipv6Ranges?: readonly Ipv6Association[] | undefined;
  /** True when interfaces get an IPv6 address as they are made. */
  readonly assignIpv6?: boolean | undefined;
  readonly dns64?: boolean | undefined;
  /** What instances are called inside the VPC, and the records that are made for it. */
  readonly hostnames?:
    | {
        readonly type: 'ip-name' | 'resource-name' | undefined;
        readonly a: boolean | undefined;
        readonly aaaa: boolean | undefined;
      }
    | undefined;
  readonly customerPool?: string | undefined;
  readonly mapCustomerIp?: boolean | undefined;
  /** On an Outpost: the device index at which interfaces are local ones. */
  readonly localInterfaceAt?: number | undefined;
}

/** The addresses that are taken in a subnet, each with who holds it. Changes in place: it may be long. */
interface AddressesRow {
  readonly id: string;
  readonly taken: Record<string, string>;
}

/** The subnets of a region. */
export const subnets = kind<SubnetRow>({
  name: 'subnets',
  prefix: 'subnet',
  noun: 'subnet ID',
  code: 'InvalidSubnetID',
  tagged: 'subnet',
});

const addresses = kind<AddressesRow>({
  name: 'subnetAddresses',
  prefix: 'subnet-addresses',
  noun: 'subnet ID',
  code: 'InvalidSubnetID',
  tagged: 'subnet',
});

/** AWS keeps the first four addresses of every subnet and the last. */
const keptInFront = 4;
const kept = 5;

/** Makes a subnet. That its range fits is for the caller to see to. */
export function newSubnet(
  ctx: Context,
  {
    vpcId,
    cidr,
    zone,
    isDefault = false,
    mapPublicIp = isDefault,
    tags = {},
    ipv6,
  }: {
    vpcId: string;
    cidr: string;
    zone: string;
    isDefault?: boolean;
    mapPublicIp?: boolean;
    tags?: Record<string, string>;
    ipv6?: string | undefined;
  },
): SubnetRow {
  const id = ctx.ids.id('subnet');
  addTags(ctx, id, tags);
  const acl = defaultAclOf(ctx, vpcId);
  if (acl) coverSubnet(ctx, acl, id);
  // With no IPv4 address to be called by, instances are called by their own ids.
  const named = { type: 'resource-name', a: false, aaaa: false } as const;
  const [assignIpv6, hostnames] = cidr === '' ? [true, named] : [];
  const ipv6Ranges = ipv6 ? [{ id: ctx.ids.id('subnet-cidr-assoc'), cidr: ipv6 }] : undefined;
  return subnets.put(ctx, {
    id,
    vpcId,
    cidr,
    zone,
    isDefault,
    mapPublicIp,
    ipv6Ranges,
    assignIpv6,
    hostnames,
  });
}

/** True of a subnet that has IPv6 addresses only. */
export function isIpv6Only({ cidr }: SubnetRow): boolean {
  return cidr === '';
}

/** How many addresses can still be given out. */
export function freeAddresses(ctx: Context, subnet: SubnetRow): number {
  if (isIpv6Only(subnet)) return 0;
  return rangeOf(subnet).size - kept - Object.keys(takenIn(ctx, subnet.id)).length;
}

/**
 * Takes an address of the subnet for `holder`: the one wanted, or any free one. Throws when it is
 * out of range, taken, or none is left. Ranges that are reserved are left to who asks for them.
 */
export function takeAddress(
  ctx: Context,
  subnet: SubnetRow,
  holder: string,
  wanted?: string,
): string {
  const taken = takenIn(ctx, subnet.id);
  const address = wanted ?? anyFree(ctx, subnet, taken);
  if (wanted !== undefined) checkWanted(subnet, taken, wanted);
  taken[address] = holder;
  return address;
}

/** Gives an address back. */
export function releaseAddress(ctx: Context, subnetId: string, address: string): void {
  delete takenIn(ctx, subnetId)[address];
}

/** The addresses of a subnet that are taken, each with who holds it; write there to take more. */
export function takenIn(ctx: Context, subnetId: string): Record<string, string> {
  return (addresses.get(ctx, subnetId) ?? addresses.put(ctx, { id: subnetId, taken: {} })).taken;
}

function anyFree(ctx: Context, subnet: SubnetRow, taken: Record<string, string>): string {
  const { base, size } = rangeOf(subnet);
  const usable = size - kept;
  const start = ctx.ids.between(0, Math.max(usable - 1, 0));
  const reserved = reservedRanges(ctx, subnet.id);
  for (let step = 0; step < usable; step += 1) {
    const at = base + keptInFront + ((start + step) % usable);
    const address = formatAddress(at);
    if (!Object.hasOwn(taken, address) && !reserved.some((range) => isIn(range, at))) {
      return address;
    }
  }
  throw fault(
    'InsufficientFreeAddressesInSubnet',
    'The specified subnet does not have enough free addresses to satisfy the request.',
  );
}

function isIn({ base, size }: Cidr, at: number): boolean {
  return base <= at && at < base + size;
}

function checkWanted(subnet: SubnetRow, taken: Record<string, string>, wanted: string): void {
  const { base, size } = rangeOf(subnet);
  const at = parseAddress(wanted);
  if (at === undefined || at < base + keptInFront || at >= base + size - 1) {
    throw fault('InvalidParameterValue', "Address does not fall within the subnet's address range");
  }
  if (Object.hasOwn(taken, wanted)) {
    throw fault('InvalidIPAddress.InUse', 'Address is in use');
  }
}

/** The IPv4 range of a subnet. Throws for one of IPv6 only. */
export function rangeOf({ id, cidr }: SubnetRow): Cidr {
  const range = parseCidr(cidr);
  if (!range) {
    throw fault('InvalidParameterCombination', `Subnet '${id}' has IPv6 addresses only.`);
  }
  return range;
}
