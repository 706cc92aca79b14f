import type {
  Stack,
  StackEvent,
  StackResourceDetail,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { Context } from '../engine/context.ts';
import { type EventRow, events } from './model/event.ts';
import { readTemplate } from './model/plan.ts';
import { findStack, type ResourceRow, type StackRow, stacks } from './model/stack.ts';
import { page } from './paging.ts';
import { refuse } from './refuse.ts';
import { isHidden } from './template/parameters.ts';
import { topic } from './topic.ts';

const noDrift = {
  StackDriftStatus: 'NOT_CHECKED',
  StackResourceDriftStatus: 'NOT_CHECKED',
} as const;

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

function viewStack(row: StackRow): Stack {
  const { parameters: declared, description } = readTemplate(row.source.templateBody);
  return {
    StackId: row.id,
    StackName: row.name,
    Description: description,
    Parameters: Object.entries(row.source.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue: isHidden(declared, ParameterKey) ? '****' : ParameterValue,
    })),
    CreationTime: new Date(row.createdAt),
    LastUpdatedTime: row.updatedAt === undefined ? undefined : new Date(row.updatedAt),
    DeletionTime: row.deletedAt === undefined ? undefined : new Date(row.deletedAt),
    RollbackConfiguration: {},
    StackStatus: row.status,
    StackStatusReason: row.reason,
    DisableRollback: row.onFailure === 'DO_NOTHING',
    NotificationARNs: [...row.notificationArns],
    Capabilities: row.capabilities as Stack['Capabilities'],
    Outputs: row.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    Tags: [...row.source.tags],
    EnableTerminationProtection: row.protected,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

function summarize(row: StackRow): StackSummary {
  const { Description, ...stack } = viewStack(row);
  return {
    StackId: stack.StackId,
    StackName: stack.StackName,
    TemplateDescription: Description,
    CreationTime: stack.CreationTime,
    LastUpdatedTime: stack.LastUpdatedTime,
    DeletionTime: stack.DeletionTime,
    StackStatus: stack.StackStatus,
    StackStatusReason: stack.StackStatusReason,
    DriftInformation: stack.DriftInformation,
  };
}

function viewEvent({ name }: StackRow, row: EventRow): StackEvent {
  return {
    StackId: row.stackId,
    EventId: row.id,
    StackName: name,
    LogicalResourceId: row.logicalId,
    PhysicalResourceId: row.physicalId,
    ResourceType: row.type,
    Timestamp: new Date(row.at),
    ResourceStatus: row.status,
    ResourceStatusReason: row.reason,
    ResourceProperties: row.properties && JSON.stringify(row.properties),
  };
}

function viewResource(stack: StackRow, row: ResourceRow): StackResourceDetail {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: row.logicalId,
    PhysicalResourceId: row.physicalId,
    ResourceType: row.type,
    LastUpdatedTimestamp: new Date(row.at),
    ResourceStatus: row.status,
    ResourceStatusReason: row.reason,
    Metadata: '{}',
    DriftInformation: noDrift,
  };
}
