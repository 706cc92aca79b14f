import type {
  LaunchSpecification,
  RequestSpotInstancesRequest,
  RunInstancesRequest,
  SpotInstanceRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, steady } from '../engine/timeline.ts';
import { instances } from './model/instance.ts';
import { securityGroups } from './model/security-group.ts';
import { spotPrice } from './model/spot-price.ts';
import {
  type SpotRequestRow,
  type SpotState,
  spotStanding,
  spotRequests as table,
} from './model/spot-request.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { zonesOf } from './model/zone.ts';
import { page } from './paging.ts';
import { run } from './run-instances.ts';
import { select } from './select.ts';
import { launchedIn, spotRequestFilters } from './spot-request-filters.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-requests.html */
export const spotRequests = topic({
  RequestSpotInstances(input, ctx) {
    const count = input.InstanceCount ?? 1;
    if (count < 1) {
      throw fault(
        'InvalidParameterValue',
        `Value (${count}) for parameter instanceCount is invalid`,
      );
    }
    const rows = Array.from({ length: count }, () => request(ctx, input));
    return { SpotInstanceRequests: rows.map((row) => view(ctx, row)) };
  },

  DescribeSpotInstanceRequests(input, ctx) {
    const { SpotInstanceRequestIds: ids, Filters } = input;
    const found = select(ctx, table.findAll(ctx, ids), Filters, spotRequestFilters);
    const rules = { ids: ['spotInstanceRequestIds', ids] } as const;
    const { items, nextToken } = page(ctx, found, input, rules);
    return { SpotInstanceRequests: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },

  CancelSpotInstanceRequests({ SpotInstanceRequestIds }, ctx) {
    const rows = table.findAll(ctx, SpotInstanceRequestIds);
    return {
      CancelledSpotInstanceRequests: rows.map((row) => {
        const { state } = spotStanding(ctx, row);
        const done = state === 'closed' || state === 'cancelled';
        if (!done) {
          table.change(ctx, row.id, { timeline: steady<SpotState>(ctx, 'cancelled') });
        }
        return {
          SpotInstanceRequestId: row.id,
          State: state === 'closed' ? ('closed' as const) : ('cancelled' as const),
        };
      }),
    };
  },
});

/** Makes one request, with its instance when the price is enough. */
function request(ctx: Context, input: RequestSpotInstancesRequest): SpotRequestRow {
  const { LaunchSpecification: specification = {} } = input;
  const id = `sir-${ctx.ids.hex(8)}`;
  addTags(ctx, id, tagsFor(input.TagSpecifications, 'spot-instances-request'));
  const instanceId = affordable(ctx, input)
    ? run(ctx, { ...(specification as RunInstancesRequest), MinCount: 1, MaxCount: 1 }, 'spot').map(
        (instance) => instances.change(ctx, instance.id, { spotRequestId: id }).id,
      )[0]
    : undefined;
  return table.put(ctx, {
    id,
    type: input.Type ?? 'one-time',
    price: input.SpotPrice ?? '',
    createdAt: ctx.now,
    timeline: instanceId
      ? moving<SpotState>(ctx, 'open', 'active', [1_000, 3_000])
      : steady<SpotState>(ctx, 'open'),
    specification,
    instanceId,
    validUntil: input.ValidUntil?.getTime(),
    launchGroup: input.LaunchGroup,
    zoneGroup: input.AvailabilityZoneGroup,
    interruption: input.InstanceInterruptionBehavior ?? 'terminate',
  });
}

function affordable(ctx: Context, input: RequestSpotInstancesRequest): boolean {
  const { SpotPrice, LaunchSpecification } = input;
  if (!SpotPrice || ctx.lenient) return true;
  const zone = LaunchSpecification?.Placement?.AvailabilityZone ?? zonesOf(ctx.region)[0]?.name;
  const type = LaunchSpecification?.InstanceType ?? 'm1.small';
  return Number(SpotPrice) >= Number(spotPrice(type, zone ?? '', 'Linux/UNIX', ctx.now).price);
}

function view(ctx: Context, row: SpotRequestRow): SpotInstanceRequest {
  const { state, at, code, why } = spotStanding(ctx, row);
  const reached = state !== 'open';
  return {
    SpotInstanceRequestId: row.id,
    SpotPrice: row.price || undefined,
    Type: row.type,
    State: state,
    Status: { Code: code, Message: why, UpdateTime: new Date(at) },
    CreateTime: new Date(row.createdAt),
    ValidUntil: row.validUntil === undefined ? undefined : new Date(row.validUntil),
    InstanceId: reached ? row.instanceId : undefined,
    LaunchedAvailabilityZone: reached ? launchedIn(ctx, row) : undefined,
    LaunchGroup: row.launchGroup,
    AvailabilityZoneGroup: row.zoneGroup,
    ProductDescription: 'Linux/UNIX',
    InstanceInterruptionBehavior: row.interruption,
    LaunchSpecification: viewSpecification(ctx, row),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}

function viewSpecification(ctx: Context, { specification }: SpotRequestRow): LaunchSpecification {
  const { SecurityGroupIds: ids = [], SecurityGroups: names = [], ...rest } = specification;
  const all = securityGroups.all(ctx);
  const groups = all.filter(({ id, name }) => ids.includes(id) || names.includes(name));
  return {
    ...rest,
    Monitoring: { Enabled: specification.Monitoring?.Enabled ?? false },
    SecurityGroups: groups.map(({ id, name }) => ({ GroupId: id, GroupName: name })),
  };
}
