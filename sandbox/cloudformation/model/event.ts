import type { ResourceStatus } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import type { Fields } from '../template/value.ts';
import type { ResourceRow, StackRow } from './stack.ts';

/** Something that happened to a stack or to one of its resources. */
export interface EventRow {
  readonly id: string;
  readonly stackId: string;
  readonly at: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly reason?: string | undefined;
  readonly properties?: Fields | undefined;
}

/** The events of all stacks of a region, the oldest first. */
export const events = table<EventRow>('events');

/** Sets the status of a stack, and notes it among its events. */
export function setStatus(
  ctx: Context,
  stack: StackRow,
  status: StackRow['status'],
  reason?: string,
): void {
  stack.status = status;
  stack.reason = reason;
  note(ctx, stack, {
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status: status as ResourceStatus,
    reason,
  });
}

/** Sets the status of a resource, and notes it among the events of its stack. */
export function setResourceStatus(
  ctx: Context,
  stack: StackRow,
  resource: ResourceRow,
  status: ResourceStatus,
  reason?: string,
): void {
  resource.status = status;
  resource.reason = reason;
  resource.at = ctx.now;
  const { logicalId, physicalId = '', type, properties } = resource;
  note(ctx, stack, { logicalId, physicalId, type, status, reason, properties });
}

function note(
  ctx: Context,
  { id: stackId }: StackRow,
  event: Omit<EventRow, 'id' | 'stackId' | 'at'>,
): void {
  const { ids, now: at } = ctx;
  const id = [8, 4, 4, 4, 12].map((digits) => ids.hex(digits)).join('-');
  events.put(ctx, { id, stackId, at, ...event });
}
