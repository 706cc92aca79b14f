import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { covers, formatCidr, overlaps, parseCidr } from './model/cidr.ts';
import { coversIpv6, parseIpv6Range } from './model/ipv6.ts';
import { checkRestricted } from './model/restricted-range.ts';
import { subnets } from './model/subnet.ts';
import { addAmazonRange, addLocalRoutes, dropLocalRoutes, vpcs as table } from './model/vpc.ts';
import { topic } from './topic.ts';
import { viewIpv6Range, viewRange } from './vpc-view.ts';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const vpcRanges = topic({
  AssociateVpcCidrBlock({ VpcId, CidrBlock, AmazonProvidedIpv6CidrBlock }, ctx) {
    const vpc = table.find(ctx, VpcId);
    const { id, ranges } = vpc;
    if (AmazonProvidedIpv6CidrBlock) {
      const range = addAmazonRange(ctx, vpc);
      return { VpcId: id, Ipv6CidrBlockAssociation: viewIpv6Range(range, 'associating') };
    }
    if (!CidrBlock)
      throw fault(
        'MissingParameter',
        'Either cidrBlock or amazonProvidedIpv6CidrBlock is required',
      );
    const range = { id: ctx.ids.id('vpc-cidr-assoc'), cidr: vpcRange(CidrBlock) };
    if (!ctx.lenient)
      checkRestricted(
        vpc.cidr,
        ranges.map(({ cidr }) => cidr),
        range.cidr,
      );
    const taken = ranges.some(({ cidr }) => conflict(cidr, range.cidr));
    if (taken)
      throw fault(
        'InvalidVpc.Range',
        `The CIDR '${CidrBlock}' conflicts with a CIDR of VPC ${id}.`,
      );
    table.change(ctx, id, { ranges: [...ranges, range] });
    addLocalRoutes(ctx, id, range.cidr);
    return { VpcId: id, CidrBlockAssociation: viewRange(range, 'associating') };
  },

  DisassociateVpcCidrBlock({ AssociationId }, ctx) {
    const ipv6 = dropIpv6Range(ctx, AssociationId);
    if (ipv6) return ipv6;
    const vpc = table.all(ctx).find(({ ranges }) => ranges.some(({ id }) => id === AssociationId));
    const range = vpc?.ranges.find(({ id }) => id === AssociationId);
    if (!vpc || !range) {
      throw fault(
        'InvalidVpcCidrBlockAssociationID.NotFound',
        `The vpc CIDR block association ID '${AssociationId}' does not exist`,
      );
    }
    if (range.cidr === vpc.cidr) {
      throw fault(
        'OperationNotPermitted',
        `The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      );
    }
    if (subnets.all(ctx).some((row) => row.vpcId === vpc.id && conflict(range.cidr, row.cidr))) {
      throw fault(
        'InvalidCidrBlock.InUse',
        `The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is in use by a subnet`,
      );
    }
    table.change(ctx, vpc.id, { ranges: vpc.ranges.filter((one) => one !== range) });
    dropLocalRoutes(ctx, vpc.id, range.cidr);
    return { VpcId: vpc.id, CidrBlockAssociation: viewRange(range, 'disassociating') };
  },
});

/** Takes an IPv6 range from its VPC. Undefined when the association is not one of IPv6. */
function dropIpv6Range(ctx: Context, associationId: string) {
  const isIt = ({ id }: { id: string }) => id === associationId;
  const vpc = table.all(ctx).find(({ ipv6Ranges }) => ipv6Ranges?.some(isIt));
  const range = vpc?.ipv6Ranges?.find(isIt);
  if (!vpc || !range) return undefined;
  const outer = parseIpv6Range(range.cidr);
  const used = subnets
    .all(ctx)
    .filter(({ vpcId }) => vpcId === vpc.id)
    .flatMap(({ ipv6Ranges = [] }) => ipv6Ranges)
    .some(({ cidr }) => {
      const inner = parseIpv6Range(cidr);
      return outer && inner && coversIpv6(outer, inner);
    });
  if (used) {
    throw fault(
      'InvalidCidrBlock.InUse',
      `The vpc CIDR block with association ID ${associationId} may not be disassociated. It is in use by a subnet`,
    );
  }
  table.change(ctx, vpc.id, { ipv6Ranges: vpc.ipv6Ranges?.filter((one) => one !== range) });
  dropLocalRoutes(ctx, vpc.id, range.cidr);
  return { VpcId: vpc.id, Ipv6CidrBlockAssociation: viewIpv6Range(range, 'disassociating') };
}

/** A range for a VPC, as AWS takes it: from /16 to /28, host bits cut off. */
export function vpcRange(text: string): string {
  const range = parseCidr(text);
  if (!range) {
    throw fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (range.bits < 16 || range.bits > 28) {
    throw fault('InvalidVpc.Range', `The CIDR '${text}' is invalid.`);
  }
  return formatCidr(range);
}

function conflict(left: string, right: string): boolean {
  const [one, other] = [parseCidr(left), parseCidr(right)];
  return Boolean(one && other && (overlaps(one, other) || covers(one, other)));
}
