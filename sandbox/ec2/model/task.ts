import type { Context } from '../../engine/context.ts';
import type { Row } from '../../engine/store.ts';
import type { Table } from '../../engine/table.ts';
import { schedule } from './agenda.ts';

/**
 * Work of EC2 that has an end, for which time must have come: a file is written, an image is made.
 * How far it is follows from `startedAt` and `endsAt`; `outcome` says how it ended.
 */
export interface TaskRow extends Row {
  readonly startedAt: number;
  readonly endsAt: number;
  readonly outcome?: TaskOutcome | undefined;
}

/** How a task ended: done, come to nothing, or called off. */
export interface TaskOutcome {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly why?: string | undefined;
}

type Finish = (ctx: Context, id: string) => void;

const finishers = new Map<string, Finish>();

/** Declares what finishes the tasks of a table. Gives what begins one. */
export function tasksOf<Task extends TaskRow>(
  table: Table<Task>,
  /** Does the work at the end of a task; what it gives is noted with the outcome. */
  finish: (ctx: Context, task: Task) => Partial<Omit<Task, 'id'>>,
): (ctx: Context, task: Task) => Task {
  finishers.set(table.name, (ctx, id) => {
    const task = table.get(ctx, id);
    if (task && !task.outcome) table.change(ctx, id, finish(ctx, task));
  });
  return (ctx, task) => {
    schedule(ctx, task.endsAt, 'task-due', `${table.name}/${task.id}`);
    return table.put(ctx, task);
  };
}

/** When a task that begins now is through, in virtual ms; `span` is from, to. */
export function taskTimes(ctx: Context, [least, most]: readonly [number, number]) {
  const endsAt = ctx.now + ctx.clock.lasting(ctx.ids.between(least, most));
  return { startedAt: ctx.now, endsAt };
}

/** How far a task has come, in whole percent. */
export function percentDone(ctx: Context, { startedAt, endsAt, outcome }: TaskRow): number {
  if (outcome?.state === 'done' || endsAt <= startedAt) return 100;
  return Math.min(99, Math.floor((100 * (ctx.now - startedAt)) / (endsAt - startedAt)));
}

/** Finishes the task of a table and an id, with a slash between. */
export function finishTask(ctx: Context, target: string): void {
  const [name = '', ...id] = target.split('/');
  finishers.get(name)?.(ctx, id.join('/'));
}
