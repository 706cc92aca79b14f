import type { AllocateHostsRequest, Host, UnsuccessfulItem } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow, steady, type Timeline } from '../engine/timeline.ts';
import { instanceTypes } from './model/instance-type.ts';
import { kind } from './model/kind.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { zoneId, zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** A machine for one customer. It takes one instance type, or all of a family. */
interface HostRow {
  readonly id: string;
  readonly type?: string | undefined;
  readonly family?: string | undefined;
  readonly zone: string;
  readonly autoPlacement: 'on' | 'off';
  readonly recovery: 'on' | 'off';
  readonly clientToken?: string | undefined;
  readonly allocatedAt: number;
  readonly timeline: Timeline<'available' | 'released'>;
}

/** The dedicated hosts of a region. */
const table = kind<HostRow>({
  name: 'hosts',
  prefix: 'h',
  noun: 'host ID',
  code: 'InvalidHostID',
  tagged: 'dedicated-host',
});

const filters: Filters<HostRow> = {
  'auto-placement': ({ autoPlacement }) => autoPlacement,
  'availability-zone': ({ zone }) => zone,
  'client-token': ({ clientToken }) => clientToken,
  'host-reservation-id': () => undefined,
  'instance-type': ({ type }) => type,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-overview.html */
export const hosts = topic({
  AllocateHosts(input, ctx) {
    const { InstanceType: type, InstanceFamily: family, Quantity = 1 } = input;
    checkKind(type, family);
    const zone = zoneOf(ctx, input);
    if (Quantity < 1) {
      throw fault(
        'InvalidParameterValue',
        `Value (${Quantity}) for parameter quantity is invalid.`,
      );
    }
    const tags = tagsFor(input.TagSpecifications, 'dedicated-host');
    const rows = Array.from({ length: Quantity }, () => {
      const id = ctx.ids.id('h');
      addTags(ctx, id, tags);
      return table.put(ctx, {
        id,
        type,
        family: family ?? type?.split('.')[0],
        zone,
        autoPlacement: input.AutoPlacement ?? 'on',
        recovery: input.HostRecovery ?? 'off',
        clientToken: input.ClientToken,
        allocatedAt: ctx.now,
        timeline: steady(ctx, 'available'),
      });
    });
    return { HostIds: rows.map(({ id }) => id) };
  },

  DescribeHosts(input, ctx) {
    sweep(ctx, table, ['released']);
    const { HostIds: ids, Filter } = input;
    const found = select(ctx, table.findAll(ctx, ids), Filter, filters);
    const { items, nextToken } = page(ctx, found, input, { most: 500, ids: ['hostIds', ids] });
    return { Hosts: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  ModifyHosts(input, ctx) {
    const { InstanceType: type, InstanceFamily: family } = input;
    if (type && family) checkKind(type, family);
    return each(ctx, input.HostIds, (row) => ({
      autoPlacement: input.AutoPlacement ?? row.autoPlacement,
      recovery: input.HostRecovery ?? row.recovery,
      ...(type && { type, family: type.split('.')[0] }),
      ...(family && { type: undefined, family }),
    }));
  },

  ReleaseHosts: ({ HostIds }, ctx) =>
    each(ctx, HostIds, () => ({ timeline: steady(ctx, 'released') })),
});

function zoneOf(
  ctx: Context,
  { AvailabilityZone: name, AvailabilityZoneId: id }: AllocateHostsRequest,
): string {
  if (!name && !id) {
    throw fault('MissingParameter', 'The request must contain the parameter availabilityZone');
  }
  const found = zonesOf(ctx.region).find((zone) => (name ? zone.name === name : zone.id === id));
  if (found) return found.name;
  throw fault('InvalidParameterValue', `Invalid availability zone: [${name ?? id}]`);
}

function checkKind(type: string | undefined, family: string | undefined): void {
  if (type && family) {
    throw fault(
      'InvalidParameterCombination',
      'A host takes an instance type or an instance family, not both.',
    );
  }
  if (!type && !family) {
    throw fault(
      'MissingParameter',
      'The request must contain the parameter instanceType or instanceFamily',
    );
  }
}

/** Changes every host that is there; the others are named in the answer. */
function each(
  ctx: Context,
  ids: readonly string[],
  change: (row: HostRow) => Partial<Omit<HostRow, 'id'>>,
) {
  const Successful: string[] = [];
  const Unsuccessful: UnsuccessfulItem[] = [];
  for (const id of ids) {
    const row = table.get(ctx, id);
    if (row) Successful.push(table.change(ctx, id, change(row)).id);
    else {
      const Message = `The specified host with ID ${id} does not exist`;
      Unsuccessful.push({ ResourceId: id, Error: { Code: 'InvalidHostID.NotFound', Message } });
    }
  }
  return { Successful, Unsuccessful };
}

function view(ctx: Context, row: HostRow): Host {
  const released = stateNow(ctx, row.timeline) === 'released';
  const facts = instanceTypes().get(row.type ?? '');
  return {
    HostId: row.id,
    State: stateNow(ctx, row.timeline),
    OwnerId: ctx.account,
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneId(row.zone),
    AutoPlacement: row.autoPlacement,
    HostRecovery: row.recovery,
    ClientToken: row.clientToken,
    AllocationTime: new Date(row.allocatedAt),
    ReleaseTime: released ? new Date(row.timeline[0]?.at ?? ctx.now) : undefined,
    AllowsMultipleInstanceTypes: row.type ? 'off' : 'on',
    HostProperties: {
      InstanceType: row.type,
      InstanceFamily: row.family,
      Cores: facts?.cores,
      TotalVCpus: facts?.vcpus,
    },
    Instances: [],
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
