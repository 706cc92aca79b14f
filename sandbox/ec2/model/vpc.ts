import type { Context } from '../../engine/context.ts';
import { dhcpOptions } from './dhcp-options.ts';
import { amazonRange, type Ipv6Association } from './ipv6.ts';
import { kind } from './kind.ts';
import { coverIpv6, newNetworkAcl } from './network-acl.ts';
import { newRouteTable, routeTables } from './route-table.ts';
import { newDefaultGroup } from './security-group.ts';
import { addTags } from './tags.ts';

/** A virtual network. */
export interface VpcRow {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  readonly tenancy: 'default' | 'dedicated' | 'host';
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  /** True when it counts the addresses it uses. */
  readonly usageMetrics?: boolean | undefined;
  /** Its address ranges, {@link cidr} first; AWS gives each an id of its own. */
  readonly ranges: readonly { readonly id: string; readonly cidr: string }[];
  readonly ipv6Ranges?: readonly Ipv6Association[] | undefined;
}

/** The VPCs of a region. */
export const vpcs = kind<VpcRow>({
  name: 'vpcs',
  prefix: 'vpc',
  noun: 'vpc ID',
  code: 'InvalidVpcID',
  tagged: 'vpc',
});

/** Makes a VPC with what AWS gives every one: a security group, a route table and a network ACL. */
export function newVpc(
  ctx: Context,
  {
    cidr,
    isDefault = false,
    tenancy = 'default',
    tags = {},
  }: {
    cidr: string;
    isDefault?: boolean;
    tenancy?: VpcRow['tenancy'];
    tags?: Record<string, string>;
  },
): VpcRow {
  const id = ctx.ids.id('vpc');
  const vpc = vpcs.put(ctx, {
    id,
    cidr,
    isDefault,
    tenancy,
    dhcpOptionsId: dhcpOptions.all(ctx)[0]?.id ?? 'default',
    dnsSupport: true,
    dnsHostnames: isDefault,
    ranges: [{ id: ctx.ids.id('vpc-cidr-assoc'), cidr }],
  });
  addTags(ctx, id, tags);
  newDefaultGroup(ctx, id);
  newRouteTable(ctx, vpc, { main: true });
  newNetworkAcl(ctx, { vpcId: id, isDefault: true });
  return vpc;
}

/** The default VPC of the region, unless it was deleted. */
export function defaultVpc(ctx: Context): VpcRow | undefined {
  return vpcs.all(ctx).find(({ isDefault }) => isDefault);
}

/** Gives a VPC a range of Amazon's IPv6 addresses, which its route tables know at once. */
export function addAmazonRange(ctx: Context, vpc: VpcRow): Ipv6Association {
  const range = { id: ctx.ids.id('vpc-cidr-assoc'), cidr: amazonRange(ctx) };
  vpcs.change(ctx, vpc.id, { ipv6Ranges: [...(vpc.ipv6Ranges ?? []), range] });
  addLocalRoutes(ctx, vpc.id, range.cidr);
  coverIpv6(ctx, vpc.id);
  return range;
}

/** Lets the route tables of a VPC know a range that has become part of it. */
export function addLocalRoutes(ctx: Context, vpcId: string, destination: string): void {
  const local = { destination, target: 'local', origin: 'CreateRouteTable' } as const;
  for (const { id, routes, ...table } of routeTables.all(ctx)) {
    if (table.vpcId === vpcId) routeTables.change(ctx, id, { routes: [...routes, local] });
  }
}

/** Takes the local routes to a range out of the route tables of a VPC. */
export function dropLocalRoutes(ctx: Context, vpcId: string, destination: string): void {
  for (const { id, routes, ...table } of routeTables.all(ctx)) {
    if (table.vpcId !== vpcId) continue;
    const left = routes.filter((one) => one.destination !== destination || one.target !== 'local');
    routeTables.change(ctx, id, { routes: left });
  }
}
