import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import {
  coversIpv6,
  formatIpv6Range,
  overlapsIpv6,
  parseIpv6,
  parseIpv6Range,
} from './model/ipv6.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { subnets } from './model/subnet.ts';
import { type VpcRow, vpcs } from './model/vpc.ts';
import { viewSubnetIpv6 } from './subnet-view.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-associate-ipv6-cidr.html */
export const subnetIpv6 = topic({
  AssociateSubnetCidrBlock({ SubnetId, Ipv6CidrBlock }, ctx) {
    const row = subnets.find(ctx, SubnetId);
    if (!Ipv6CidrBlock) {
      throw fault('MissingParameter', 'The request must contain the parameter ipv6CidrBlock');
    }
    const cidr = freeIpv6Range(ctx, vpcs.find(ctx, row.vpcId), Ipv6CidrBlock);
    const range = { id: ctx.ids.id('subnet-cidr-assoc'), cidr };
    subnets.change(ctx, row.id, { ipv6Ranges: [...(row.ipv6Ranges ?? []), range] });
    return { SubnetId: row.id, Ipv6CidrBlockAssociation: viewSubnetIpv6(range, 'associating') };
  },

  DisassociateSubnetCidrBlock({ AssociationId }, ctx) {
    const row = subnets
      .all(ctx)
      .find(({ ipv6Ranges }) => ipv6Ranges?.some(({ id }) => id === AssociationId));
    const range = row?.ipv6Ranges?.find(({ id }) => id === AssociationId);
    if (!row || !range) {
      throw fault(
        'InvalidSubnetCidrBlockAssociationID.NotFound',
        `The subnet CIDR block association ID '${AssociationId}' does not exist`,
      );
    }
    const outer = parseIpv6Range(range.cidr);
    const used = networkInterfaces
      .all(ctx)
      .filter(({ subnetId }) => subnetId === row.id)
      .flatMap(({ ipv6Addresses = [] }) => ipv6Addresses)
      .some((text) => outer && coversIpv6(outer, { base: parseIpv6(text) ?? 0n, bits: 128 }));
    if (used) {
      throw fault(
        'InvalidCidrBlock.InUse',
        `The subnet CIDR block with association ID ${AssociationId} may not be disassociated. It has addresses in use`,
      );
    }
    const ipv6Ranges = row.ipv6Ranges?.filter((one) => one !== range);
    subnets.change(ctx, row.id, { ipv6Ranges });
    return { SubnetId: row.id, Ipv6CidrBlockAssociation: viewSubnetIpv6(range, 'disassociating') };
  },
});

/** The IPv6 range a subnet is to have, once it is sure that it fits its VPC and is free. */
export function freeIpv6Range(ctx: Context, vpc: VpcRow, text: string): string {
  const range = parseIpv6Range(text);
  if (!range) {
    throw fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter ipv6CidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const inside = vpc.ipv6Ranges?.some(({ cidr }) => {
    const outer = parseIpv6Range(cidr);
    return outer && coversIpv6(outer, range);
  });
  if (!inside || range.bits > 64) {
    throw fault('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  const taken = subnets
    .all(ctx)
    .filter(({ vpcId }) => vpcId === vpc.id)
    .flatMap(({ ipv6Ranges = [] }) => ipv6Ranges)
    .some(({ cidr }) => {
      const other = parseIpv6Range(cidr);
      return other && overlapsIpv6(other, range);
    });
  if (taken) {
    throw fault('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
  }
  return formatIpv6Range(range);
}
