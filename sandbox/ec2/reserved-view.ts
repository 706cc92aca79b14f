import type {
  _InstanceType as InstanceTypeName,
  ReservedInstances,
  ReservedInstancesOffering,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { stateNow } from '../engine/timeline.ts';
import { endOf, type ReservedRow } from './model/reserved-instance.ts';
import type { ReservedOffering } from './model/reserved-offering.ts';
import { zoneId } from './model/zone.ts';

/** Where an offering holds: in one zone, or in all of the region. */
export function scopeOf(zone: string | undefined) {
  return zone ? ('Availability Zone' as const) : ('Region' as const);
}

function terms(offering: ReservedOffering) {
  return {
    InstanceType: offering.type as InstanceTypeName,
    AvailabilityZone: offering.zone,
    AvailabilityZoneId: offering.zone && zoneId(offering.zone),
    Scope: scopeOf(offering.zone),
    Duration: offering.duration,
    FixedPrice: offering.upfront,
    UsagePrice: 0,
    RecurringCharges: [{ Amount: offering.hourly, Frequency: 'Hourly' as const }],
    CurrencyCode: 'USD' as const,
    InstanceTenancy: 'default' as const,
    OfferingClass: offering.class,
    OfferingType: offering.payment,
    ProductDescription: offering.product,
  };
}

/** An offering as AWS shows it. */
export function viewOffering(offering: ReservedOffering): ReservedInstancesOffering {
  return {
    ReservedInstancesOfferingId: offering.id,
    ...terms(offering),
    Marketplace: false,
    PricingDetails: [],
  };
}

/** What was bought, as AWS shows it. */
export function viewReserved(ctx: Context, row: ReservedRow): ReservedInstances {
  return {
    ReservedInstancesId: row.id,
    ...terms(row.offering),
    InstanceCount: row.count,
    Start: new Date(row.start),
    End: new Date(endOf(row)),
    State: stateNow(ctx, row.timeline),
  };
}
