import type { Context } from '../../engine/context.ts';
import { kindNamed } from '../kinds/index.ts';
import type { Home } from '../kinds/kind.ts';
import { refuse } from '../refuse.ts';
import { evaluate } from '../template/evaluate.ts';
import { type Fields, isFields } from '../template/value.ts';
import { setResourceStatus } from './event.ts';
import { type Planned, planOf, readTemplate } from './plan.ts';
import { scopeOf } from './scope.ts';
import { type ResourceRow, resourceOf, type StackRow } from './stack.ts';
import type { Task, Work } from './work.ts';

/** Begins a task. False when there is nothing to do: what is unchanged, kept or was never made. */
export function begin(ctx: Context, stack: StackRow, task: Task, work: Work): boolean {
  switch (task.deed) {
    case 'create':
    case 'import':
      return beginCreate(ctx, stack, task);
    case 'update':
      return beginUpdate(ctx, stack, task);
    case 'restore':
      return beginRestore(ctx, stack, task, work);
    case 'remove':
      return beginRemove(ctx, stack, task);
  }
}

/** Does what a task is for, in the service that the resource belongs to. Throws what that answers. */
export function perform(ctx: Context, stack: StackRow, task: Task, work: Work): void {
  const { logicalId, deed, leftover } = task;
  if (deed === 'remove') {
    const row = leftover ?? rowOf(stack, logicalId);
    kindNamed(row.type).remove(ctx, row.physicalId ?? '', row.properties);
    return;
  }
  const row = rowOf(stack, logicalId);
  if (deed === 'import') {
    stack.resources[logicalId] = adopted(ctx, row, task);
    return;
  }
  const kind = kindNamed(row.type);
  const old = deed === 'create' ? undefined : row;
  const wanted = deed === 'restore' ? beforeOf(work, logicalId)?.properties : undefined;
  const properties = wanted ?? propertiesOf(ctx, stack, planned(ctx, stack, logicalId));
  if (old && kind.change && !replaces(kind.fixed, properties, old.properties)) {
    kind.change(ctx, old.physicalId ?? '', properties, old.properties);
    stack.resources[logicalId] = { ...old, properties };
    return;
  }
  if (old) {
    const reason =
      'Requested update requires the creation of a new physical resource; hence creating one.';
    setResourceStatus(ctx, stack, old, 'UPDATE_IN_PROGRESS', reason);
  }
  const { id, attributes = {} } = kind.create(ctx, properties, homeOf(stack, logicalId));
  if (old) leave(work, old);
  const made = { ...row, physicalId: id, attributes, properties };
  stack.resources[logicalId] = made;
  const reason = old
    ? 'Requested update required the creation of a new physical resource'
    : 'Resource creation Initiated';
  setResourceStatus(ctx, stack, made, old ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS', reason);
}

function adopted(ctx: Context, row: ResourceRow, { identifier = {} }: Task): ResourceRow {
  const { adopt } = kindNamed(row.type);
  if (!adopt) throw refuse(`Resources of type ${row.type} cannot be imported here.`);
  const { id, attributes = {} } = adopt(ctx, identifier);
  return { ...row, physicalId: id, attributes };
}

function beginCreate(ctx: Context, stack: StackRow, { logicalId, deed }: Task): boolean {
  const status = deed === 'import' ? 'IMPORT_IN_PROGRESS' : 'CREATE_IN_PROGRESS';
  const plan = planned(ctx, stack, logicalId);
  const { type, needs, retained } = plan;
  const row: ResourceRow = {
    logicalId,
    type,
    needs,
    retained,
    attributes: {},
    properties: {},
    status,
    at: ctx.now,
  };
  stack.resources[logicalId] = row;
  row.properties = propertiesOf(ctx, stack, plan);
  setResourceStatus(ctx, stack, row, status);
  return true;
}

function beginUpdate(ctx: Context, stack: StackRow, { logicalId }: Task): boolean {
  const plan = planned(ctx, stack, logicalId);
  const row = rowOf(stack, logicalId);
  row.needs = plan.needs;
  row.retained = plan.retained;
  if (same(propertiesOf(ctx, stack, plan), row.properties)) return false;
  setResourceStatus(ctx, stack, row, 'UPDATE_IN_PROGRESS');
  return true;
}

/** What was replaced is there still: it is taken back, and its successor left to the cleanup. */
function beginRestore(ctx: Context, stack: StackRow, { logicalId }: Task, work: Work): boolean {
  const row = rowOf(stack, logicalId);
  const before = beforeOf(work, logicalId);
  if (!before) return false;
  setResourceStatus(ctx, stack, row, 'UPDATE_IN_PROGRESS');
  if (before.physicalId === row.physicalId) return !same(before.properties, row.properties);
  const at = work.leftovers.findIndex(({ physicalId }) => physicalId === before.physicalId);
  if (at >= 0) work.leftovers.splice(at, 1);
  leave(work, row);
  const restored = { ...before };
  stack.resources[logicalId] = restored;
  setResourceStatus(ctx, stack, restored, 'UPDATE_COMPLETE');
  return false;
}

function beginRemove(ctx: Context, stack: StackRow, { logicalId, leftover }: Task): boolean {
  if (leftover) {
    const row = { ...leftover, retained: false, at: ctx.now };
    setResourceStatus(ctx, stack, { ...row, status: 'DELETE_IN_PROGRESS' }, 'DELETE_IN_PROGRESS');
    return true;
  }
  const row = rowOf(stack, logicalId);
  if (row.retained && row.physicalId !== undefined) {
    setResourceStatus(ctx, stack, row, 'DELETE_SKIPPED');
    return false;
  }
  if (row.status === 'DELETE_COMPLETE') return false;
  if (row.physicalId === undefined) {
    setResourceStatus(ctx, stack, row, 'DELETE_COMPLETE');
    return false;
  }
  setResourceStatus(ctx, stack, row, 'DELETE_IN_PROGRESS');
  return true;
}

/** Notes that a resource has lost its place: the cleanup removes it. */
function leave(work: Work, row: ResourceRow): void {
  const { logicalId, type, physicalId, properties, attributes } = row;
  if (physicalId === undefined) return;
  const before = beforeOf(work, logicalId);
  const needs = before?.physicalId === physicalId ? before.needs : row.needs;
  work.leftovers.push({ logicalId, type, physicalId, properties, attributes, needs });
}

function planned(ctx: Context, stack: StackRow, logicalId: string): Planned {
  const plan = planOf(ctx, stack.source, stack).find((one) => one.logicalId === logicalId);
  if (!plan) throw new Error(`no resource ${logicalId} is planned`);
  return plan;
}

/** The properties of a planned resource, with everything it refers to put in. */
function propertiesOf(ctx: Context, stack: StackRow, { properties }: Planned): Fields {
  const template = readTemplate(stack.source.templateBody);
  const value = evaluate(properties, scopeOf(ctx, template, stack.source, stack));
  return isFields(value) ? value : {};
}

function beforeOf({ before }: Work, logicalId: string): ResourceRow | undefined {
  return before && resourceOf(before, logicalId);
}

function rowOf(stack: StackRow, logicalId: string): ResourceRow {
  const row = resourceOf(stack, logicalId);
  if (!row) throw new Error(`no resource ${logicalId} in stack ${stack.name}`);
  return row;
}

function homeOf({ name, id }: StackRow, logicalId: string): Home {
  return { stackName: name, stackId: id, logicalId };
}

function replaces(fixed: readonly string[], left: Fields, right: Fields): boolean {
  return fixed.some((name) => !same(left[name] ?? null, right[name] ?? null));
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
