import type {
  Stack,
  StackEvent,
  StackResourceDetail,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { EventRow } from './model/event.ts';
import { readTemplate } from './model/plan.ts';
import type { ResourceRow, StackRow } from './model/stack.ts';
import { isHidden } from './template/parameters.ts';

/** What is said of drift, which the sandbox does not look for. */
export const noDrift = {
  StackDriftStatus: 'NOT_CHECKED',
  StackResourceDriftStatus: 'NOT_CHECKED',
} as const;

/** A stack as DescribeStacks shows it. */
export function viewStack(row: StackRow): Stack {
  const { parameters: declared, description } = readTemplate(row.source.templateBody);
  return {
    StackId: row.id,
    StackName: row.name,
    ParentId: row.parentId,
    RootId: row.rootId,
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

/** A stack as ListStacks shows it. */
export function summarize(row: StackRow): StackSummary {
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

/** An event of a stack. */
export function viewEvent({ name }: StackRow, row: EventRow): StackEvent {
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

/** A resource of a stack. */
export function viewResource(stack: StackRow, row: ResourceRow): StackResourceDetail {
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
