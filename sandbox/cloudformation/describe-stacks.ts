import type { Context } from '../engine/context.ts';
import { events } from './model/event.ts';
import { findStack, type ResourceRow, type StackRow, stacks } from './model/stack.ts';
import { page } from './paging.ts';
import { refuse } from './refuse.ts';
import { noDrift, summarize, viewEvent, viewResource, viewStack } from './stack-view.ts';
import { topic } from './topic.ts';

/** The operations that show stacks, their resources and what happened to them. */
export const describeStacks = topic({
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
  DescribeStacks(input, ctx) {
    const rows = input.StackName
      ? [findStack(ctx, input.StackName)]
      : stacks.all(ctx).filter(({ status }) => status !== 'DELETE_COMPLETE');
    const { items, NextToken } = page(ctx, newestFirst(rows), input);
    return { Stacks: items.map(viewStack), NextToken };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
  ListStacks(input, ctx) {
    const { StackStatusFilter: wanted = [] } = input;
    const rows = stacks
      .all(ctx)
      .filter(({ status }) => wanted.length === 0 || wanted.includes(status));
    const { items, NextToken } = page(ctx, newestFirst(rows), input);
    return { StackSummaries: items.map(summarize), NextToken };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html */
  DescribeStackEvents(input, ctx) {
    const stack = findStack(ctx, input.StackName ?? '');
    const rows = events.all(ctx).filter(({ stackId }) => stackId === stack.id);
    const { items, NextToken } = page(ctx, rows.reverse(), input);
    return { StackEvents: items.map((row) => viewEvent(stack, row)), NextToken };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
  ListStackResources(input, ctx) {
    const stack = findStack(ctx, input.StackName);
    const { items, NextToken } = page(ctx, resourcesOf(stack), input);
    return {
      StackResourceSummaries: items.map((row) => ({
        LogicalResourceId: row.logicalId,
        PhysicalResourceId: row.physicalId,
        ResourceType: row.type,
        LastUpdatedTimestamp: new Date(row.at),
        ResourceStatus: row.status,
        ResourceStatusReason: row.reason,
        DriftInformation: noDrift,
      })),
      NextToken,
    };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html */
  DescribeStackResources({ StackName, LogicalResourceId, PhysicalResourceId }, ctx) {
    const stack = StackName ? findStack(ctx, StackName) : holderOf(ctx, PhysicalResourceId);
    const rows = resourcesOf(stack).filter(
      ({ logicalId }) => !LogicalResourceId || logicalId === LogicalResourceId,
    );
    return {
      StackResources: rows.map((row) => {
        const { LastUpdatedTimestamp, Metadata: _, ...shown } = viewResource(stack, row);
        return { ...shown, Timestamp: LastUpdatedTimestamp };
      }),
    };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html */
  DescribeStackResource({ StackName, LogicalResourceId }, ctx) {
    const stack = findStack(ctx, StackName);
    const row = resourcesOf(stack).find(({ logicalId }) => logicalId === LogicalResourceId);
    if (!row) {
      throw refuse(`Resource ${LogicalResourceId} does not exist for stack ${stack.name}`);
    }
    return { StackResourceDetail: viewResource(stack, row) };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html */
  ListExports(input, ctx) {
    const rows = stacks
      .all(ctx)
      .flatMap(({ id: stackId, outputs }) =>
        outputs.flatMap(({ exportName, value }) =>
          exportName === undefined ? [] : [{ id: exportName, stackId, value }],
        ),
      );
    const { items, NextToken } = page(ctx, rows, input);
    return {
      Exports: items.map(({ id, stackId, value }) => ({
        ExportingStackId: stackId,
        Name: id,
        Value: value,
      })),
      NextToken,
    };
  },
});

function newestFirst(rows: readonly StackRow[]): StackRow[] {
  return [...rows].sort((left, right) => right.createdAt - left.createdAt);
}

function resourcesOf({ resources }: StackRow): (ResourceRow & { id: string })[] {
  return Object.values(resources).map((row) => ({ ...row, id: row.logicalId }));
}

function holderOf(ctx: Context, physicalId: string | undefined): StackRow {
  const found = stacks
    .all(ctx)
    .find((row) => Object.values(row.resources).some((it) => it.physicalId === physicalId));
  if (physicalId && found) return found;
  throw refuse(`Stack for ${physicalId ?? 'no resource'} does not exist`);
}
