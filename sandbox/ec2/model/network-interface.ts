import type { Context } from '../../engine/context.ts';
import { freeElastics } from './address.ts';
import { kind } from './kind.ts';
import { isIpv6Only, releaseAddress, type SubnetRow, takeAddress } from './subnet.ts';
import { releasePrefix } from './subnet-prefix.ts';
import { addTags, dropTags } from './tags.ts';

/** A network card: what really holds an instance's addresses and security groups. */
export interface NetworkInterfaceRow {
  readonly id: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly description: string;
  /** Empty in a subnet of IPv6 addresses only. */
  readonly privateIp: string;
  readonly secondaryIps: readonly string[];
  readonly ipv6Addresses?: readonly string[] | undefined;
  /** Whole ranges of its subnet, of 28 and 80 bits. */
  readonly ipv4Prefixes?: readonly string[] | undefined;
  readonly ipv6Prefixes?: readonly string[] | undefined;
  readonly mac: string;
  readonly groupIds: readonly string[];
  readonly sourceDestCheck: boolean;
  /** A public address that comes and goes with the instance's running; elastic ones are elsewhere. */
  readonly publicIp?: string | undefined;
  readonly attachment?: AttachmentRow | undefined;
  /** What AWS made it for; nobody else can attach, detach or delete it. */
  readonly managedAs?: ManagedType | undefined;
}

/** The kinds of interface that AWS makes and holds for services of its own. */
export type ManagedType = 'nat_gateway' | 'vpc_endpoint' | 'gateway_load_balancer_endpoint';

/** What an interface is plugged into. */
export interface AttachmentRow {
  readonly id: string;
  readonly instanceId: string;
  readonly deviceIndex: number;
  readonly at: number;
  readonly deleteOnTermination: boolean;
}

/** The network interfaces of a region. */
export const networkInterfaces = kind<NetworkInterfaceRow>({
  name: 'networkInterfaces',
  prefix: 'eni',
  noun: 'networkInterface ID',
  code: 'InvalidNetworkInterfaceID',
  malformedCode: 'InvalidNetworkInterfaceId',
  tagged: 'network-interface',
});

/** Makes a network interface in a subnet, attached to nothing. */
export function newNetworkInterface(
  ctx: Context,
  {
    subnet,
    groupIds,
    privateIp,
    description = '',
    tags = {},
    managedAs,
  }: {
    subnet: SubnetRow;
    groupIds: readonly string[];
    privateIp?: string | undefined;
    description?: string;
    tags?: Record<string, string>;
    managedAs?: ManagedType | undefined;
  },
): NetworkInterfaceRow {
  const id = ctx.ids.id('eni');
  addTags(ctx, id, tags);
  return networkInterfaces.put(ctx, {
    id,
    subnetId: subnet.id,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    description,
    privateIp: isIpv6Only(subnet) && !privateIp ? '' : takeAddress(ctx, subnet, id, privateIp),
    secondaryIps: [],
    mac: `0a:${[0, 1, 2, 3, 4].map(() => ctx.ids.hex(2)).join(':')}`,
    groupIds,
    sourceDestCheck: managedAs !== 'nat_gateway',
    managedAs,
  });
}

/** Deletes a network interface; its addresses are free again. */
export function dropNetworkInterface(ctx: Context, id: string): void {
  const row = networkInterfaces.get(ctx, id);
  if (!row) return;
  for (const address of [row.privateIp, ...row.secondaryIps]) {
    releaseAddress(ctx, row.subnetId, address);
  }
  for (const prefix of row.ipv4Prefixes ?? []) releasePrefix(ctx, row.subnetId, prefix);
  freeElastics(ctx, id);
  networkInterfaces.remove(ctx, id);
  dropTags(ctx, id);
}

/** A public address as AWS would give one. */
export function anyPublicAddress(ctx: Context): string {
  return `54.${ctx.ids.between(144, 255)}.${ctx.ids.between(0, 255)}.${ctx.ids.between(1, 254)}`;
}

/** The name an address has inside the region. */
export function privateDnsName(ctx: Context, address: string): string {
  const domain = ctx.region === 'us-east-1' ? 'ec2.internal' : `${ctx.region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}

/** The name a public address has. */
export function publicDnsName(ctx: Context, address: string): string {
  const domain = ctx.region === 'us-east-1' ? 'compute-1' : `${ctx.region}.compute`;
  return `ec2-${address.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}
