import type { SubnetCidrReservation } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { covers, formatCidr, overlaps, parseCidr } from './model/cidr.ts';
import { coversIpv6, formatIpv6Range, overlapsIpv6, parseIpv6Range } from './model/ipv6.ts';
import { type SubnetRow, subnets } from './model/subnet.ts';
import { type ReservationRow, subnetReservations as table } from './model/subnet-reservation.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<ReservationRow> = {
  reservationType: ({ type }) => type,
  'subnet-id': ({ subnetId }) => subnetId,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html */
export const subnetReservations = topic({
  CreateSubnetCidrReservation(input, ctx) {
    const subnet = subnets.find(ctx, input.SubnetId);
    checkRange(ctx, subnet, input.Cidr);
    const id = ctx.ids.id('scr');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'subnet-cidr-reservation'));
    const row = table.put(ctx, {
      id,
      subnetId: subnet.id,
      cidr: narrowed(input.Cidr),
      type: input.ReservationType,
      description: input.Description,
    });
    return { SubnetCidrReservation: view(ctx, row) };
  },

  GetSubnetCidrReservations(input, ctx) {
    const { id } = subnets.find(ctx, input.SubnetId);
    const own = table.all(ctx).filter(({ subnetId }) => subnetId === id);
    const { items, nextToken } = page(ctx, select(ctx, own, input.Filters, filters), input);
    const views = items.map((row) => view(ctx, row));
    return {
      SubnetIpv4CidrReservations: views.filter(({ Cidr }) => !Cidr?.includes(':')),
      SubnetIpv6CidrReservations: views.filter(({ Cidr }) => Cidr?.includes(':')),
      NextToken: nextToken,
    };
  },

  DeleteSubnetCidrReservation({ SubnetCidrReservationId }, ctx) {
    const row = table.find(ctx, SubnetCidrReservationId);
    const DeletedSubnetCidrReservation = view(ctx, row);
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { DeletedSubnetCidrReservation };
  },
});

function checkRange(ctx: Context, subnet: SubnetRow, text: string): void {
  const [narrow, wide] = [parseCidr(text), parseIpv6Range(text)];
  if (!narrow && !wide) {
    throw fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidr is invalid. This is not a valid CIDR block.`,
    );
  }
  const whole = parseCidr(subnet.cidr);
  const inside = narrow
    ? whole && covers(whole, narrow)
    : subnet.ipv6Ranges?.some(({ cidr }) => {
        const outer = parseIpv6Range(cidr);
        return outer && wide && coversIpv6(outer, wide);
      });
  if (!inside) {
    throw fault('InvalidSubnet.Range', `The CIDR '${text}' is not within subnet ${subnet.id}.`);
  }
  const taken = table.all(ctx).some(({ subnetId, cidr }) => {
    const [otherNarrow, otherWide] = [parseCidr(cidr), parseIpv6Range(cidr)];
    const meets =
      (narrow && otherNarrow && overlaps(narrow, otherNarrow)) ||
      (wide && otherWide && overlapsIpv6(wide, otherWide));
    return subnetId === subnet.id && meets;
  });
  if (taken) {
    throw fault(
      'InvalidSubnet.Conflict',
      `The CIDR '${text}' conflicts with another reservation of the subnet`,
    );
  }
}

function narrowed(text: string): string {
  const [narrow, wide] = [parseCidr(text), parseIpv6Range(text)];
  return narrow ? formatCidr(narrow) : wide ? formatIpv6Range(wide) : text;
}

function view(ctx: Context, row: ReservationRow): SubnetCidrReservation {
  return {
    SubnetCidrReservationId: row.id,
    SubnetId: row.subnetId,
    Cidr: row.cidr,
    ReservationType: row.type,
    Description: row.description,
    OwnerId: ctx.account,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
