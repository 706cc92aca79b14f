import type { DescribeReservedInstancesOfferingsRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { instanceTypes } from './model/instance-type.ts';
import { endOf, type ReservedRow, reserved } from './model/reserved-instance.ts';
import { offeringOf, offeringsFor, type ReservedOffering } from './model/reserved-offering.ts';
import { zoneId } from './model/zone.ts';
import { page } from './paging.ts';
import { scopeOf, viewOffering, viewReserved } from './reserved-view.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const offeringFilters: Filters<ReservedOffering> = {
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zone && zoneId(zone),
  duration: ({ duration }) => duration,
  'fixed-price': ({ upfront }) => upfront,
  'instance-type': ({ type }) => type,
  marketplace: () => false,
  'product-description': ({ product }) => product,
  'reserved-instances-offering-id': ({ id }) => id,
  scope: ({ zone }) => scopeOf(zone),
  'usage-price': () => 0,
};

const filters: Filters<ReservedRow> = {
  'availability-zone': ({ offering }) => offering.zone,
  'availability-zone-id': ({ offering: { zone } }) => zone && zoneId(zone),
  duration: ({ offering }) => offering.duration,
  end: (row) => new Date(endOf(row)).toISOString(),
  'fixed-price': ({ offering }) => offering.upfront,
  'instance-type': ({ offering }) => offering.type,
  'product-description': ({ offering }) => offering.product,
  'reserved-instances-id': ({ id }) => id,
  scope: ({ offering }) => scopeOf(offering.zone),
  start: ({ start }) => new Date(start).toISOString(),
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  'usage-price': () => 0,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-reserved-instances.html */
export const reservedInstances = topic({
  DescribeReservedInstancesOfferings(input, ctx) {
    const found = select(ctx, offered(ctx, input), input.Filters, offeringFilters);
    const { items, nextToken } = page(ctx, found, input, { least: 1, most: 100 });
    return { ReservedInstancesOfferings: items.map(viewOffering), NextToken: nextToken };
  },

  PurchaseReservedInstancesOffering(input, ctx) {
    const { ReservedInstancesOfferingId, InstanceCount: count, LimitPrice, PurchaseTime } = input;
    const offering = findOffering(ctx, ReservedInstancesOfferingId);
    if (count < 1) {
      throw fault('InvalidParameterValue', `Invalid value '${count}' for InstanceCount.`);
    }
    if (LimitPrice?.Amount !== undefined && LimitPrice.Amount < offering.upfront * count) {
      throw fault('InvalidParameterValue', 'The price of the offering is above the limit price.');
    }
    const id = [8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-');
    const asked = PurchaseTime?.getTime() ?? ctx.now;
    const start = Math.max(asked, ctx.now);
    const paidAt = start + ctx.clock.lasting(5_000);
    reserved.put(ctx, {
      id,
      offering,
      count,
      start,
      timeline: [
        ...(start > ctx.now ? [{ state: 'queued' as const, at: ctx.now }] : []),
        { state: 'payment-pending', at: start },
        { state: 'active', at: paidAt },
        { state: 'retired', at: start + offering.duration * 1_000 },
      ],
    });
    return { ReservedInstancesId: id };
  },

  DescribeReservedInstances(input, ctx) {
    const { ReservedInstancesIds: ids, OfferingClass, OfferingType, Filters } = input;
    const unknown = ids?.find((id) => !reserved.get(ctx, id));
    if (unknown !== undefined) {
      throw fault(
        'InvalidReservedInstancesId',
        `The specified Reserved Instance '${unknown}' does not exist.`,
      );
    }
    const asked = reserved
      .all(ctx)
      .filter(
        ({ id, offering }) =>
          (!ids?.length || ids.includes(id)) &&
          (!OfferingClass || offering.class === OfferingClass) &&
          (!OfferingType || offering.payment === OfferingType),
      );
    return {
      ReservedInstances: select(ctx, asked, Filters, filters).map((row) => viewReserved(ctx, row)),
    };
  },
});

/** What is offered to who asks like that: for the region, unless a zone is asked for. */
function offered(
  ctx: Context,
  input: DescribeReservedInstancesOfferingsRequest,
): ReservedOffering[] {
  const { ReservedInstancesOfferingIds: ids, InstanceType, ProductDescription } = input;
  const { MinDuration = 0, MaxDuration = Infinity, OfferingClass, OfferingType } = input;
  const zone = input.AvailabilityZone || zoneFilter(input);
  const types = InstanceType ? [InstanceType] : typesIn(input);
  const all = ids?.length
    ? ids.map((id) => findOffering(ctx, id))
    : types.flatMap((type) => (instanceTypes().has(type) ? offeringsFor(ctx, type, zone) : []));
  const product = ProductDescription?.replace(' (Amazon VPC)', '');
  return all.filter(
    (one) =>
      one.duration >= MinDuration &&
      one.duration <= MaxDuration &&
      (!product || one.product === product) &&
      (!OfferingClass || one.class === OfferingClass) &&
      (!OfferingType || one.payment === OfferingType) &&
      (!InstanceType || one.type === InstanceType),
  );
}

function typesIn({ Filters = [] }: DescribeReservedInstancesOfferingsRequest): string[] {
  const named = Filters.find(({ Name }) => Name === 'instance-type')?.Values ?? [];
  const exact = named.length > 0 && named.every((value) => !/[*?]/.test(value));
  return exact ? named : [...instanceTypes().keys()];
}

function zoneFilter({
  Filters = [],
}: DescribeReservedInstancesOfferingsRequest): string | undefined {
  return Filters.find(({ Name }) => Name === 'availability-zone')?.Values?.[0];
}

function findOffering(ctx: Context, id: string): ReservedOffering {
  const found = offeringOf(ctx, id);
  if (found) return found;
  throw fault(
    'InvalidReservedInstancesOfferingId',
    `The specified Reserved Instances offering '${id}' does not exist.`,
  );
}
