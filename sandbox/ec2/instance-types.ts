import type { _InstanceType, LocationType } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { instanceTypeFilters } from './instance-type-filters.ts';
import { viewInstanceType } from './instance-type-view.ts';
import { type InstanceTypeFacts, instanceTypes as types } from './model/instance-type.ts';
import { zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface Offering {
  readonly id: string;
  readonly type: string;
  readonly location: string;
}

const offeringFilters: Filters<Offering> = {
  'instance-type': ({ type }) => type,
  location: ({ location }) => location,
};

/** https://docs.aws.amazon.com/ec2/latest/instancetypes/ */
export const instanceTypes = topic({
  DescribeInstanceTypes(input, ctx) {
    const { InstanceTypes, Filters } = input;
    const found = select(ctx, asked(InstanceTypes), Filters, instanceTypeFilters);
    const rules = { most: 100, ids: ['instanceTypes', InstanceTypes] } as const;
    const { items, nextToken } = page(ctx, found, input, rules);
    return { InstanceTypes: items.map(viewInstanceType), NextToken: nextToken };
  },

  DescribeInstanceTypeOfferings(input, ctx) {
    const locationType = input.LocationType ?? 'region';
    const all = locationsOf(ctx, locationType).flatMap((location) =>
      [...types().keys()].map((type) => ({ id: `${location}/${type}`, type, location })),
    );
    const found = select(ctx, all, input.Filters, offeringFilters);
    const { items, nextToken } = page(ctx, found, input);
    return {
      InstanceTypeOfferings: items.map(({ type, location }) => ({
        InstanceType: type as _InstanceType,
        LocationType: locationType,
        Location: location,
      })),
      NextToken: nextToken,
    };
  },
});

function asked(names: readonly string[] | undefined): InstanceTypeFacts[] {
  if (!names?.length) return [...types().values()];
  const wrong = names.filter((name) => !types().has(name));
  if (wrong.length > 0) {
    throw fault(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${wrong.join(', ')}]`,
    );
  }
  return names.flatMap((name) => types().get(name) ?? []);
}

function locationsOf(ctx: Context, type: LocationType): string[] {
  if (type === 'region') return [ctx.region];
  const zones = zonesOf(ctx.region);
  if (type === 'availability-zone') return zones.map(({ name }) => name);
  if (type === 'availability-zone-id') return zones.map(({ id }) => id);
  if (type === 'outpost') return [];
  throw fault(
    'InvalidParameterValue',
    `The supplied location type '${type}' is invalid. The location type must be one of 'region', 'availability-zone', 'availability-zone-id' or 'outpost'.`,
  );
}
