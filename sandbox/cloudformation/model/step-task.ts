import type { Context } from '../../engine/context.ts';
import { AwsFault } from '../../engine/fault.ts';
import { kindNamed } from '../kinds/index.ts';
import { setResourceStatus } from './event.ts';
import { begin, perform } from './perform-task.ts';
import { type ResourceRow, resourceOf, type StackRow } from './stack.ts';
import type { Task, Work } from './work.ts';

/** What the statuses of a deed begin with. */
const words = {
  import: 'IMPORT',
  create: 'CREATE',
  update: 'UPDATE',
  restore: 'UPDATE',
  remove: 'DELETE',
} as const;

/**
 * One step of a task: it begins, it is performed, it is done. False when it has failed, and its
 * phase with it; what is being removed may fail without keeping the others.
 */
export function stepTask(ctx: Context, stack: StackRow, task: Task, work: Work): boolean {
  const word = words[task.deed];
  try {
    if (task.state === 'waiting') {
      task.state = begin(ctx, stack, task, work) ? 'begun' : 'done';
      task.due = ctx.now + lasts(ctx, [500, 1_500]);
    } else if (task.state === 'begun') {
      perform(ctx, stack, task, work);
      task.state = 'performed';
      task.due = ctx.now + spanOf(ctx, stack, task);
    } else if (!isSettled(ctx, stack, task)) {
      task.due = ctx.now + ctx.clock.lasting(1_000);
    } else {
      finish(ctx, stack, task);
      task.state = 'done';
    }
    return true;
  } catch (error) {
    task.state = 'failed';
    task.due = ctx.now;
    const resource = task.leftover ? undefined : resourceOf(stack, task.logicalId);
    if (resource) setResourceStatus(ctx, stack, resource, `${word}_FAILED`, reasonOf(error));
    return task.deed === 'remove';
  }
}

/** Whether what goes on by itself has come to its end; its attributes are known then. */
function isSettled(ctx: Context, stack: StackRow, { deed, logicalId, leftover }: Task): boolean {
  const row = leftover ?? resourceOf(stack, logicalId);
  const kind = kindNamed(row?.type ?? '');
  if (!kind.settled || !row?.physicalId) return true;
  if (!kind.settled(ctx, row.physicalId, deed)) return false;
  if (kind.attributes && !leftover && deed !== 'remove') {
    stack.resources[logicalId] = {
      ...(row as ResourceRow),
      attributes: kind.attributes(ctx, row.physicalId),
    };
  }
  return true;
}

function finish(ctx: Context, stack: StackRow, task: Task): void {
  const { deed, logicalId, leftover } = task;
  const resource = leftover ? gone(leftover, ctx.now) : resourceOf(stack, logicalId);
  if (!resource) return;
  setResourceStatus(ctx, stack, resource, `${words[deed]}_COMPLETE`);
}

function gone(leftover: NonNullable<Task['leftover']>, at: number): ResourceRow {
  return { ...leftover, retained: false, status: 'DELETE_COMPLETE', at };
}

function spanOf(ctx: Context, stack: StackRow, { deed, logicalId, leftover }: Task): number {
  const type = leftover?.type ?? resourceOf(stack, logicalId)?.type ?? '';
  const { creates, removes, lingers } = kindNamed(type);
  return lasts(ctx, deed === 'remove' ? removes : creates, lingers);
}

/** On an instant clock only those steps take time that others must wait for. */
function lasts(ctx: Context, [min, max]: readonly [number, number], lingers = false): number {
  const ms = ctx.ids.between(min, max);
  return ctx.clock.mode === 'instant' && !lingers ? 0 : ctx.clock.lasting(ms);
}

/** Why a resource failed, as CloudFormation puts it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof AwsFault)) {
    return `Internal Failure: ${error instanceof Error ? error.message : String(error)}`;
  }
  const { message, code, status } = error;
  if (code === 'ValidationError') return message;
  return `Resource handler returned message: "${message} (Status Code: ${status}, Error Code: ${code})" (HandlerErrorCode: ${handlerCode(code)})`;
}

function handlerCode(code: string): string {
  if (/NotFound|NoSuch/.test(code)) return 'NotFound';
  if (/Duplicate|Exist|AlreadyOwned/.test(code)) return 'AlreadyExists';
  if (/LimitExceeded|Capacity/.test(code)) return 'ServiceLimitExceeded';
  return /^(Invalid|Missing|Malformed)/.test(code) ? 'InvalidRequest' : 'GeneralServiceException';
}
