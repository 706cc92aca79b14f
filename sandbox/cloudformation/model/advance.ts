import type { Context } from '../../engine/context.ts';
import { setStatus } from './event.ts';
import { endPhase, failPhase } from './phases.ts';
import { settleRefactors } from './refactor.ts';
import { type StackRow, stacks } from './stack.ts';
import { stepTask } from './step-task.ts';
import type { Task, Work } from './work.ts';

/**
 * Brings the stacks that are at work up to the time of the call: everything that is due by now is
 * done in its order, each step as of its own time, whenever somebody looks.
 */
export function settle(ctx: Context): void {
  settleRefactors(ctx);
  for (const { id, parentId } of stacks.all(ctx)) {
    // A stack at work looks after those that are part of it, so that it sees them in its own time.
    if (parentId === undefined || !stacks.get(ctx, parentId)?.work) advance(ctx, id);
  }
}

/** Brings one stack up to the time of the call. */
export function advance(ctx: Context, id: string): void {
  const row = stacks.get(ctx, id);
  if (!row?.work || momentOf(row.work) > ctx.now) return;
  const stack = structuredClone(row);
  while (stack.work && momentOf(stack.work) <= ctx.now && !isHeld(ctx, stack)) {
    try {
      step(ctx, stack, stack.work);
    } catch (error) {
      abandon(ctx, stack, error);
    }
  }
  stacks.put(ctx, stack);
}

/** What a changed stack no longer needs stays until the stack that it is part of has changed too. */
function isHeld(ctx: Context, { parentId, work }: StackRow): boolean {
  if (parentId === undefined || work?.phase !== 'cleanup') return false;
  return stacks.get(ctx, parentId)?.work !== undefined;
}

/** The next step: of the task that is due first, or the end of the phase when all have had theirs. */
function step(ctx: Context, stack: StackRow, work: Work): void {
  const at = momentOf(work);
  const then = { ...ctx, now: at };
  const task = work.tasks.find((one) => momentFor(one, work) === at);
  if (!task) endPhase(then, stack, work);
  else if (!stepTask(then, stack, task, work)) failPhase(then, stack, work);
}

/** A stack that cannot go on, an export it uses being gone, say, must not keep others from it. */
function abandon(ctx: Context, stack: StackRow, error: unknown): void {
  const phase = /^(CREATE|DELETE|ROLLBACK|UPDATE_ROLLBACK|UPDATE)_/.exec(stack.status)?.[1];
  stack.work = undefined;
  const reason = error instanceof Error ? error.message : String(error);
  setStatus(ctx, stack, `${phase ?? 'UPDATE'}_FAILED` as StackRow['status'], reason);
}

/** When something happens next. */
function momentOf(work: Work): number {
  const next = Math.min(...work.tasks.map((task) => momentFor(task, work)));
  return Number.isFinite(next) ? next : Math.max(work.at, ...work.tasks.map(({ due }) => due));
}

/** When a task has its next step; never, when it is over or what it waits for has failed. */
function momentFor({ state, due, after }: Task, { tasks, at }: Work): number {
  if (state === 'begun' || state === 'performed') return due;
  if (state !== 'waiting') return Number.POSITIVE_INFINITY;
  const earlier = tasks.filter(({ logicalId }) => after.includes(logicalId));
  if (earlier.some((task) => task.state !== 'done')) return Number.POSITIVE_INFINITY;
  return Math.max(at, ...earlier.map((task) => task.due));
}
