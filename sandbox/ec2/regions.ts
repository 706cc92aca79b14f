import { fault } from '../engine/fault.ts';
import { type Region, regionsOf } from './model/region.ts';
import { zonesOf } from './model/zone.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const endpointOf = (region: string) => `ec2.${region}.amazonaws.com`;

const regionFilters: Filters<Region> = {
  endpoint: ({ id }) => endpointOf(id),
  'opt-in-status': ({ optIn }) => optIn,
  'region-name': ({ id }) => id,
};

const zoneFilters: Filters<{ readonly id: string; readonly name: string }> = {
  'group-long-name': () => undefined,
  'group-name': (_, { region }) => region,
  message: () => undefined,
  'opt-in-status': () => 'opt-in-not-required',
  // Zones inside of another, such as local ones, have a parent; these have none.
  'parent-zone-id': () => undefined,
  'parent-zone-name': () => undefined,
  'region-name': (_, { region }) => region,
  state: () => 'available',
  'zone-id': ({ id }) => id,
  'zone-name': ({ name }) => name,
  'zone-type': () => 'availability-zone',
};

/** Where EC2 is. */
export const regions = topic({
  DescribeRegions({ RegionNames, Filters, AllRegions }, ctx) {
    const all = regionsOf(ctx.partition);
    const unknown = RegionNames?.find((name) => !all.some(({ id }) => id === name));
    if (unknown !== undefined) {
      throw fault(
        'InvalidParameterValue',
        `Invalid values found for region parameter: '${unknown}'`,
      );
    }
    const asked = all.filter(({ id, optIn }) =>
      RegionNames?.length
        ? RegionNames.includes(id)
        : AllRegions || optIn === 'opt-in-not-required',
    );
    return {
      Regions: select(ctx, asked, Filters, regionFilters).map(({ id, optIn }) => ({
        RegionName: id,
        Endpoint: endpointOf(id),
        OptInStatus: optIn,
      })),
    };
  },

  DescribeAvailabilityZones({ ZoneNames, ZoneIds, Filters }, ctx) {
    const all = zonesOf(ctx.region);
    const unknown =
      ZoneNames?.find((wanted) => !all.some(({ name }) => name === wanted)) ??
      ZoneIds?.find((wanted) => !all.some(({ id }) => id === wanted));
    if (unknown !== undefined) {
      throw fault('InvalidParameterValue', `Invalid availability zone: [${unknown}]`);
    }
    const asked = all.filter(
      ({ name, id }) =>
        (!ZoneNames?.length || ZoneNames.includes(name)) &&
        (!ZoneIds?.length || ZoneIds.includes(id)),
    );
    return {
      AvailabilityZones: select(ctx, asked, Filters, zoneFilters).map(({ name, id }) => ({
        ZoneName: name,
        ZoneId: id,
        ZoneType: 'availability-zone',
        RegionName: ctx.region,
        GroupName: ctx.region,
        NetworkBorderGroup: ctx.region,
        State: 'available',
        OptInStatus: 'opt-in-not-required',
        Messages: [],
      })),
    };
  },
});
