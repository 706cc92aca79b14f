import type { CreateSubnetRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { dependencyViolation } from './dependency.ts';
import { covers, formatCidr, overlaps, parseCidr } from './model/cidr.ts';
import { coverSubnet, networkAcls } from './model/network-acl.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { checkQuota } from './model/quota.ts';
import { routeTables } from './model/route-table.ts';
import { newSubnet, subnets as table } from './model/subnet.ts';
import { dropTags, tagsFor } from './model/tags.ts';
import { type VpcRow, vpcs } from './model/vpc.ts';
import { zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { select } from './select.ts';
import { subnetFilters } from './subnet-filters.ts';
import { freeIpv6Range } from './subnet-ipv6.ts';
import { viewSubnet } from './subnet-view.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html */
export const subnets = topic({
  DescribeSubnets(input, ctx) {
    const { SubnetIds, Filters } = input;
    const found = select(ctx, table.findAll(ctx, SubnetIds), Filters, subnetFilters);
    const { items, nextToken } = page(ctx, found, input, { ids: ['subnetSet', SubnetIds] });
    return { Subnets: items.map((row) => viewSubnet(ctx, row)), NextToken: nextToken };
  },

  CreateSubnet(input, ctx) {
    const { Ipv6CidrBlock } = input;
    const vpc = vpcs.find(ctx, input.VpcId);
    const wanted = rangeAsked(input);
    const beside = table.all(ctx).filter(({ vpcId }) => vpcId === vpc.id);
    checkQuota(ctx, 'subnetsPerVpc', beside.length + 1);
    const row = newSubnet(ctx, {
      vpcId: vpc.id,
      cidr: wanted && freeRange(ctx, vpc, wanted),
      zone: zoneOf(ctx, input.AvailabilityZone, input.AvailabilityZoneId),
      tags: tagsFor(input.TagSpecifications, 'subnet'),
      ipv6: Ipv6CidrBlock ? freeIpv6Range(ctx, vpc, Ipv6CidrBlock) : undefined,
    });
    return { Subnet: viewSubnet(ctx, row) };
  },

  CreateDefaultSubnet({ AvailabilityZone }, ctx) {
    const vpc = vpcs.all(ctx).find(({ isDefault }) => isDefault);
    if (!vpc)
      throw fault(
        'DefaultVpcDoesNotExist',
        'No default VPC exists for this account in this region.',
      );
    const zone = zoneOf(ctx, AvailabilityZone, undefined);
    const own = table.all(ctx).filter(({ vpcId }) => vpcId === vpc.id);
    const there = own.find((row) => row.isDefault && row.zone === zone);
    if (there) {
      throw fault(
        'DefaultSubnetAlreadyExistsInAvailabilityZone',
        `'${there.id}' is already the default subnet in ${zone}.`,
      );
    }
    const base = parseCidr(vpc.cidr)?.base ?? 0;
    const ranges = Array.from({ length: 16 }, (_, at) => ({
      base: base + at * 4096,
      bits: 20,
      size: 4096,
    }));
    const free = ranges.find((range) => !own.some(({ cidr }) => overlapsText(range, cidr)));
    if (!free) throw fault('SubnetLimitExceeded', 'No range is left in the default VPC.');
    const row = newSubnet(ctx, { vpcId: vpc.id, cidr: formatCidr(free), zone, isDefault: true });
    return { Subnet: viewSubnet(ctx, row) };
  },

  DeleteSubnet({ SubnetId }, ctx) {
    const { id } = table.find(ctx, SubnetId);
    if (networkInterfaces.all(ctx).some(({ subnetId }) => subnetId === id)) {
      throw dependencyViolation('subnet', id);
    }
    for (const rows of [routeTables, networkAcls]) letGo(ctx, rows, id);
    table.remove(ctx, id);
    dropTags(ctx, id);
    return {};
  },

  ReplaceNetworkAclAssociation({ AssociationId, NetworkAclId }, ctx) {
    const acl = networkAcls.find(ctx, NetworkAclId);
    const own = networkAcls
      .all(ctx)
      .flatMap(({ associations }) => associations)
      .find(({ id }) => id === AssociationId);
    if (!own) {
      throw fault(
        'InvalidAssociationID.NotFound',
        `The association ID '${AssociationId}' does not exist`,
      );
    }
    if (table.find(ctx, own.subnetId).vpcId !== acl.vpcId) {
      throw fault(
        'InvalidParameterValue',
        `network acl ${acl.id} and subnet ${own.subnetId} belong to different networks`,
      );
    }
    return { NewAssociationId: coverSubnet(ctx, acl, own.subnetId) };
  },
});

/** Takes a subnet off the associations of whatever kind of table has them. */
function letGo(
  ctx: Context,
  rows: typeof routeTables | typeof networkAcls,
  subnetId: string,
): void {
  for (const row of rows.all(ctx)) {
    const associations = row.associations.filter((one) => one.subnetId !== subnetId);
    if (associations.length < row.associations.length)
      rows.change(ctx, row.id, { associations } as never);
  }
}

/** The IPv4 range a subnet is to have; none, an empty text, when it is to be of IPv6 only. */
function rangeAsked({ Ipv6Native, CidrBlock, Ipv6CidrBlock }: CreateSubnetRequest): string {
  if (!Ipv6Native && !CidrBlock) {
    throw fault('MissingParameter', 'The request must contain the parameter cidrBlock');
  }
  if (Ipv6Native && !Ipv6CidrBlock) {
    throw fault('MissingParameter', 'The request must contain the parameter ipv6CidrBlock');
  }
  if (Ipv6Native && CidrBlock) {
    throw fault(
      'InvalidParameterCombination',
      'The parameter cidrBlock cannot be used with the parameter ipv6Native',
    );
  }
  return CidrBlock ?? '';
}

function freeRange(ctx: Context, vpc: VpcRow, text: string): string {
  const range = parseCidr(text);
  if (!range) {
    throw fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const inside = vpc.ranges.some(({ cidr }) => {
    const outer = parseCidr(cidr);
    return outer && covers(outer, range);
  });
  if (range.bits < 16 || range.bits > 28 || !inside) {
    throw fault('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  const others = table.all(ctx).filter(({ vpcId }) => vpcId === vpc.id);
  if (others.some(({ cidr }) => overlapsText(range, cidr))) {
    throw fault('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
  }
  return formatCidr(range);
}

function overlapsText(range: NonNullable<ReturnType<typeof parseCidr>>, text: string): boolean {
  const other = parseCidr(text);
  return other !== undefined && overlaps(range, other);
}

function zoneOf(ctx: Context, name: string | undefined, id: string | undefined): string {
  const zones = zonesOf(ctx.region);
  const found = zones.find((zone) => (id ? zone.id === id : !name || zone.name === name));
  if (found) return found.name;
  const names = zones.map((zone) => zone.name).join(', ');
  throw fault(
    'InvalidParameterValue',
    `Value (${id ?? name}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${names}.`,
  );
}
