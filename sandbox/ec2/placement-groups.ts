import type { PlacementGroup } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { type AwsFault, fault } from '../engine/fault.ts';
import { stateNow } from '../engine/timeline.ts';
import { instances } from './model/instance.ts';
import { type PlacementGroupRow, placementGroups as table } from './model/placement-group.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { type Filters, select } from './select.ts';
import { arnOf, topic } from './topic.ts';

const filters: Filters<PlacementGroupRow> = {
  'group-arn': ({ name }, ctx) => arnOf(ctx, `placement-group/${name}`),
  'group-name': ({ name }) => name,
  'spread-level': ({ spread }) => spread,
  state: () => 'available',
  strategy: ({ strategy }) => strategy,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups.html */
export const placementGroups = topic({
  CreatePlacementGroup(input, ctx) {
    const name = input.GroupName;
    if (!name) throw fault('MissingParameter', 'The request must contain the parameter groupName');
    if (byName(ctx, name)) {
      throw fault(
        'InvalidPlacementGroup.Duplicate',
        `The Placement Group '${name}' already exists.`,
      );
    }
    const strategy = input.Strategy ?? 'cluster';
    if (!['cluster', 'spread', 'partition'].includes(strategy)) {
      throw fault(
        'InvalidParameterValue',
        `Value (${strategy}) for parameter strategy is invalid. It must be cluster, spread or partition.`,
      );
    }
    if (input.PartitionCount !== undefined && strategy !== 'partition') {
      throw fault(
        'InvalidParameterCombination',
        'The parameter partitionCount goes with the strategy partition only.',
      );
    }
    const id = ctx.ids.id('pg');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'placement-group'));
    const row = table.put(ctx, {
      id,
      name,
      strategy,
      partitions: strategy === 'partition' ? (input.PartitionCount ?? 2) : undefined,
      spread: strategy === 'spread' ? (input.SpreadLevel ?? 'rack') : undefined,
    });
    return { PlacementGroup: view(ctx, row) };
  },

  DescribePlacementGroups({ GroupIds, GroupNames, Filters }, ctx) {
    const unknown = GroupNames?.find((name) => !byName(ctx, name));
    if (unknown !== undefined) throw unknownGroup(unknown);
    const asked = table
      .findAll(ctx, GroupIds)
      .filter(({ name }) => !GroupNames?.length || GroupNames.includes(name));
    return {
      PlacementGroups: select(ctx, asked, Filters, filters).map((row) => view(ctx, row)),
    };
  },

  DeletePlacementGroup({ GroupName }, ctx) {
    const row = byName(ctx, GroupName);
    if (!row) throw unknownGroup(GroupName);
    const used = instances
      .all(ctx)
      .some((one) => one.groupName === row.name && stateNow(ctx, one.timeline) !== 'terminated');
    if (used) {
      throw fault(
        'InvalidPlacementGroup.InUse',
        `The placement group ${row.name} is in use and may not be deleted.`,
      );
    }
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return {};
  },
});

function byName(ctx: Context, name: string): PlacementGroupRow | undefined {
  return table.all(ctx).find((row) => row.name === name);
}

function unknownGroup(name: string): AwsFault {
  return fault('InvalidPlacementGroup.Unknown', `The Placement Group '${name}' is unknown.`);
}

function view(ctx: Context, row: PlacementGroupRow): PlacementGroup {
  return {
    GroupId: row.id,
    GroupName: row.name,
    GroupArn: arnOf(ctx, `placement-group/${row.name}`),
    Strategy: row.strategy,
    State: 'available',
    PartitionCount: row.partitions,
    SpreadLevel: row.spread,
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
