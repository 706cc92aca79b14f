import type { CapacityReservation, CapacityReservationInstancePlatform } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow, steady, type Timeline } from '../engine/timeline.ts';
import { kind } from './model/kind.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { checkInstanceType } from './model/type-check.ts';
import { zoneId, zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

/** Room that is kept for instances of one type in one zone. */
interface ReservationRow {
  readonly id: string;
  readonly type: string;
  readonly platform: CapacityReservationInstancePlatform;
  readonly zone: string;
  readonly tenancy: 'default' | 'dedicated';
  readonly count: number;
  readonly match: 'open' | 'targeted';
  readonly ebsOptimized: boolean;
  readonly createdAt: number;
  /** When it ends by itself; without it only when it is cancelled. */
  readonly endsAt?: number | undefined;
  readonly timeline: Timeline<'active' | 'expired' | 'cancelled'>;
}

const table = kind<ReservationRow>({
  name: 'capacityReservations',
  prefix: 'cr',
  noun: 'capacity reservation ID',
  code: 'InvalidCapacityReservationId',
  tagged: 'capacity-reservation',
});

const filters: Filters<ReservationRow> = {
  'availability-zone': ({ zone }) => zone,
  'end-date': ({ endsAt }) => endsAt && new Date(endsAt).toISOString(),
  'end-date-type': ({ endsAt }) => (endsAt === undefined ? 'unlimited' : 'limited'),
  'instance-match-criteria': ({ match }) => match,
  'instance-platform': ({ platform }) => platform,
  'instance-type': ({ type }) => type,
  'outpost-arn': () => undefined,
  'owner-id': (_, { account }) => account,
  'placement-group-arn': () => undefined,
  'start-date': ({ createdAt }) => new Date(createdAt).toISOString(),
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  tenancy: ({ tenancy }) => tenancy,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html */
export const capacityReservations = topic({
  CreateCapacityReservation(input, ctx) {
    checkInstanceType(ctx, input.InstanceType);
    const endsAt = endOf(ctx, input.EndDateType, input.EndDate);
    const zone = zoneOf(ctx, input.AvailabilityZone, input.AvailabilityZoneId);
    const id = ctx.ids.id('cr');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'capacity-reservation'));
    const row = table.put(ctx, {
      id,
      type: input.InstanceType,
      platform: input.InstancePlatform,
      zone,
      tenancy: input.Tenancy ?? 'default',
      count: input.InstanceCount,
      match: input.InstanceMatchCriteria ?? 'open',
      ebsOptimized: input.EbsOptimized ?? false,
      createdAt: ctx.now,
      endsAt,
      timeline: activeUntil(ctx, endsAt),
    });
    return { CapacityReservation: view(ctx, row) };
  },

  DescribeCapacityReservations(input, ctx) {
    sweep(ctx, table, ['cancelled', 'expired']);
    const all = table.findAll(ctx, input.CapacityReservationIds);
    const found = select(ctx, all, input.Filters, filters);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return { CapacityReservations: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyCapacityReservation(input, ctx) {
    const row = activeOne(ctx, input.CapacityReservationId);
    const { EndDateType, EndDate, InstanceCount, InstanceMatchCriteria } = input;
    const endsAt = EndDateType || EndDate ? endOf(ctx, EndDateType, EndDate) : row.endsAt;
    table.change(ctx, row.id, {
      count: InstanceCount ?? row.count,
      match: InstanceMatchCriteria ?? row.match,
      endsAt,
      timeline: activeUntil(ctx, endsAt),
    });
    return { Return: true };
  },

  CancelCapacityReservation({ CapacityReservationId }, ctx) {
    const { id } = activeOne(ctx, CapacityReservationId);
    table.change(ctx, id, { timeline: steady(ctx, 'cancelled') });
    return { Return: true };
  },
});

function activeOne(ctx: Context, id: string): ReservationRow {
  const row = table.find(ctx, id);
  const state = stateNow(ctx, row.timeline);
  if (state === 'active') return row;
  throw fault('InvalidState', `The capacity reservation '${id}' is ${state}.`);
}

function endOf(
  ctx: Context,
  type: 'limited' | 'unlimited' | undefined,
  date: Date | undefined,
): number | undefined {
  if (Boolean(date) !== (type === 'limited')) {
    throw fault(
      'InvalidParameterCombination',
      'An EndDate is given with the EndDateType limited, and only then.',
    );
  }
  if (date && date.getTime() <= ctx.now) {
    throw fault('InvalidParameterValue', 'The EndDate must be in the future.');
  }
  return date?.getTime();
}

function activeUntil(ctx: Context, endsAt: number | undefined): ReservationRow['timeline'] {
  const active = { state: 'active', at: ctx.now } as const;
  return endsAt === undefined ? [active] : [active, { state: 'expired', at: endsAt }];
}

function zoneOf(ctx: Context, name: string | undefined, id: string | undefined): string {
  const found = zonesOf(ctx.region).find((zone) => (name ? zone.name === name : zone.id === id));
  if (found) return found.name;
  throw name || id
    ? fault('InvalidParameterValue', `Invalid availability zone: [${name ?? id}]`)
    : fault('MissingParameter', 'The request must contain the parameter availabilityZone');
}

function view(ctx: Context, row: ReservationRow): CapacityReservation {
  const State = stateNow(ctx, row.timeline);
  return {
    CapacityReservationId: row.id,
    CapacityReservationArn: arnOf(ctx, `capacity-reservation/${row.id}`),
    OwnerId: ctx.account,
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    InstanceType: row.type,
    InstancePlatform: row.platform,
    Tenancy: row.tenancy,
    TotalInstanceCount: row.count,
    AvailableInstanceCount: State === 'active' ? row.count : 0,
    EbsOptimized: row.ebsOptimized,
    EphemeralStorage: false,
    State,
    CreateDate: new Date(row.createdAt),
    StartDate: new Date(row.createdAt),
    EndDate: row.endsAt === undefined ? undefined : new Date(row.endsAt),
    EndDateType: row.endsAt === undefined ? 'unlimited' : 'limited',
    InstanceMatchCriteria: row.match,
    CapacityAllocations: [],
    ReservationType: 'default',
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
