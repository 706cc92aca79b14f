import type { Context } from '../../engine/context.ts';
import { setResourceStatus, setStatus } from './event.ts';
import { outputsOf } from './outputs.ts';
import { planOf } from './plan.ts';
import { type ResourceRow, resourceOf, type StackRow } from './stack.ts';
import { type Leftover, newTask, type Phase, type Task, type Work } from './work.ts';

const started: Record<Phase, StackRow['status']> = {
  import: 'IMPORT_IN_PROGRESS',
  create: 'CREATE_IN_PROGRESS',
  rollback: 'ROLLBACK_IN_PROGRESS',
  delete: 'DELETE_IN_PROGRESS',
  update: 'UPDATE_IN_PROGRESS',
  restore: 'UPDATE_ROLLBACK_IN_PROGRESS',
  cleanup: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
};

/** Puts a stack to work: from now on `advance` sees to it. */
export function startPhase(
  ctx: Context,
  stack: StackRow,
  phase: Phase,
  tasks: Task[],
  { reason, ...rest }: Partial<Pick<Work, 'before' | 'leftovers' | 'undone'>> & { reason?: string },
): void {
  const status = rest.undone ? 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' : started[phase];
  const pause = ctx.clock.mode === 'instant' && stack.work ? 0 : ctx.clock.lasting(2_000);
  stack.work = { phase, at: ctx.now + pause, tasks, leftovers: [], ...rest };
  setStatus(ctx, stack, status, reason);
}

/** The tasks of removing resources: those that need others go before them. */
export function removals(rows: readonly (ResourceRow | Leftover)[]): Task[] {
  return rows.map((row) => {
    const users = rows.filter(({ needs }) => needs.includes(row.logicalId));
    const after = users.map(({ logicalId }) => logicalId);
    return newTask(row.logicalId, 'remove', after, 'status' in row ? undefined : row);
  });
}

/** What happens once all tasks of a phase have had their turn. */
export function endPhase(ctx: Context, stack: StackRow, work: Work): void {
  const failed = work.tasks.filter(({ state }) => state === 'failed').map((it) => it.logicalId);
  const lost = failed.length > 0 ? unable('delete', failed) : undefined;
  switch (work.phase) {
    case 'import':
    case 'create':
    case 'update':
      return complete(ctx, stack, work);
    case 'rollback':
      return rest(ctx, stack, lost ? 'ROLLBACK_FAILED' : 'ROLLBACK_COMPLETE', lost);
    case 'delete':
      if (!lost) stack.deletedAt = ctx.now;
      if (!lost) stack.outputs = [];
      return rest(ctx, stack, lost ? 'DELETE_FAILED' : 'DELETE_COMPLETE', lost);
    case 'restore':
      return cleanUp(ctx, stack, work, true);
    case 'cleanup':
      for (const { logicalId, deed, leftover, state } of work.tasks) {
        if (deed === 'remove' && !leftover && state === 'done') delete stack.resources[logicalId];
      }
      return rest(ctx, stack, work.undone ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE');
  }
}

/** What happens when a task has failed: the others stop, and what was done is undone. */
export function failPhase(ctx: Context, stack: StackRow, work: Work): void {
  const failed = work.tasks.filter(({ state }) => state === 'failed').map((it) => it.logicalId);
  for (const { logicalId, deed, state } of work.tasks) {
    const resource = resourceOf(stack, logicalId);
    if (!resource || (state !== 'begun' && state !== 'performed')) continue;
    const word = deed === 'create' ? 'CREATE' : deed === 'import' ? 'IMPORT' : 'UPDATE';
    const reason = `Resource ${word === 'CREATE' ? 'creation' : word.toLowerCase()} cancelled`;
    setResourceStatus(ctx, stack, resource, `${word}_FAILED`, reason);
  }
  if (work.phase === 'create') return undoCreation(ctx, stack, unable('create', failed));
  if (work.phase === 'import') return undoImport(ctx, stack, work, unable('import', failed));
  if (work.phase === 'update') {
    return undoUpdate(ctx, stack, work, unable('update', failed));
  }
  rest(ctx, stack, 'UPDATE_ROLLBACK_FAILED', unable('update', failed));
}

/** Goes back to how a stack was before an update. */
export function undoUpdate(ctx: Context, stack: StackRow, work: Work, reason: string): void {
  const { before, leftovers } = work;
  if (!before) throw new Error(`nothing is known of stack ${stack.name} before its update`);
  stack.source = before.source;
  const changed = Object.values(stack.resources).filter((row) => {
    const old = resourceOf(before, row.logicalId);
    return (
      old &&
      (old.physicalId !== row.physicalId ||
        row.status === 'UPDATE_FAILED' ||
        JSON.stringify(old.properties) !== JSON.stringify(row.properties))
    );
  });
  const tasks = changed.map(({ logicalId }) => {
    const needs = resourceOf(before, logicalId)?.needs ?? [];
    const own = needs.filter((need) => changed.some((row) => row.logicalId === need));
    return newTask(logicalId, 'restore', own);
  });
  startPhase(ctx, stack, 'restore', tasks, { before, leftovers, reason });
}

function complete(ctx: Context, stack: StackRow, work: Work): void {
  try {
    stack.outputs = outputsOf(ctx, stack);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (work.phase === 'create') return undoCreation(ctx, stack, reason);
    if (work.phase === 'import') return undoImport(ctx, stack, work, reason);
    return undoUpdate(ctx, stack, work, reason);
  }
  if (work.phase === 'update') return cleanUp(ctx, stack, work, false);
  rest(ctx, stack, work.phase === 'import' ? 'IMPORT_COMPLETE' : 'CREATE_COMPLETE');
}

function undoCreation(ctx: Context, stack: StackRow, reason: string): void {
  if (stack.onFailure === 'DO_NOTHING') return rest(ctx, stack, 'CREATE_FAILED', reason);
  const phase = stack.onFailure === 'DELETE' ? 'delete' : 'rollback';
  const tasks = removals(Object.values(stack.resources));
  startPhase(ctx, stack, phase, tasks, { reason: `${reason} Rollback requested by user.` });
}

/** Lets go of what was imported: it is left as it is. */
function undoImport(ctx: Context, stack: StackRow, { before }: Work, reason: string): void {
  if (before) Object.assign(stack, structuredClone(before));
  setStatus(ctx, stack, 'IMPORT_ROLLBACK_IN_PROGRESS', reason);
  rest(ctx, stack, 'IMPORT_ROLLBACK_COMPLETE', reason);
}

/** Removes what an update, or the way back from one, has left over. */
function cleanUp(ctx: Context, stack: StackRow, work: Work, undone: boolean): void {
  const planned = new Set(planOf(ctx, stack.source, stack).map(({ logicalId }) => logicalId));
  const surplus = Object.values(stack.resources).filter((row) => !planned.has(row.logicalId));
  const tasks = removals([...work.leftovers, ...surplus]);
  startPhase(ctx, stack, 'cleanup', tasks, { undone, before: work.before });
}

function rest(ctx: Context, stack: StackRow, status: StackRow['status'], reason?: string): void {
  stack.work = undefined;
  setStatus(ctx, stack, status, reason);
}

function unable(deed: string, logicalIds: readonly string[]): string {
  return `The following resource(s) failed to ${deed}: [${logicalIds.join(', ')}].`;
}
