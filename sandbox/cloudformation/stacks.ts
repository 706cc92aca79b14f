import type { ResourceToImport } from '@aws-sdk/client-cloudformation';
import type { Context } from '../engine/context.ts';
import { AwsFault, fault } from '../engine/fault.ts';
import { setStatus } from './model/event.ts';
import { removals, startPhase, undoUpdate } from './model/phases.ts';
import { type Planned, planOf, readTemplate } from './model/plan.ts';
import {
  findStack,
  resourceOf,
  type Source,
  type StackRow,
  stackCalled,
  stacks,
} from './model/stack.ts';
import { newTask } from './model/work.ts';
import { refuse } from './refuse.ts';
import { type SourceWish, sourceFrom } from './source.ts';
import { topic } from './topic.ts';

/** The operations that make, change and delete stacks. What they begin takes its time. */
export const stacksTopic = topic({
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
  CreateStack(input, ctx) {
    const { DisableRollback, OnFailure } = input;
    if (DisableRollback !== undefined && OnFailure) {
      throw refuse('Either DisableRollback or OnFailure can be specified, not both.');
    }
    const stack = newStack(ctx, input.StackName, sourceFrom(ctx, input));
    stack.onFailure = OnFailure ?? (DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
    stack.protected = input.EnableTerminationProtection ?? false;
    stack.capabilities = input.Capabilities ?? [];
    stack.notificationArns = input.NotificationARNs ?? [];
    create(ctx, stack, planOf(ctx, stack.source, stack));
    return { StackId: stack.id };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html */
  UpdateStack(input, ctx) {
    const stack = structuredClone(findStack(ctx, input.StackName));
    update(ctx, stack, sourceFrom(ctx, input as SourceWish, stack.source));
    stack.capabilities = input.Capabilities ?? stack.capabilities;
    return { StackId: stack.id };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html */
  CancelUpdateStack({ StackName }, ctx) {
    const stack = structuredClone(findStack(ctx, StackName));
    if (stack.status !== 'UPDATE_IN_PROGRESS' || !stack.work) {
      throw refuse('CancelUpdateStack cannot be called from current stack status');
    }
    undoUpdate(ctx, stack, stack.work, 'User Initiated');
    stacks.put(ctx, stack);
    return {};
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html */
  DeleteStack({ StackName, RetainResources = [] }, ctx) {
    const found = stackCalled(ctx, StackName);
    if (!found || /^DELETE_(COMPLETE|IN_PROGRESS)$/.test(found.status)) return {};
    if (found.protected) {
      throw refuse(
        `Stack [${found.name}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    if (found.work && found.status !== 'CREATE_IN_PROGRESS') {
      throw refuse(`Stack [${found.id}] cannot be deleted while in status ${found.status}`);
    }
    const stack = structuredClone(found);
    for (const id of RetainResources) {
      const row = resourceOf(stack, id);
      if (row) row.retained = true;
    }
    const tasks = removals(Object.values(stack.resources));
    startPhase(ctx, stack, 'delete', tasks, { reason: 'User Initiated' });
    stacks.put(ctx, stack);
    return {};
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateTerminationProtection.html */
  UpdateTerminationProtection({ StackName, EnableTerminationProtection }, ctx) {
    const stack = findStack(ctx, StackName);
    stacks.change(ctx, stack.id, { protected: EnableTerminationProtection });
    return { StackId: stack.id };
  },
});

/** A stack with nothing in it, not in the table yet. Throws when the name is taken or is none. */
export function newStack(ctx: Context, name: string, source: Source): StackRow {
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw refuse(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  if (stackCalled(ctx, name)) {
    throw fault('AlreadyExistsException', `Stack [${name}] already exists`);
  }
  const unique = [8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-');
  return {
    id: `arn:${ctx.partition}:cloudformation:${ctx.region}:${ctx.account}:stack/${name}/${unique}`,
    name,
    createdAt: ctx.now,
    status: 'REVIEW_IN_PROGRESS',
    source,
    onFailure: 'ROLLBACK',
    protected: false,
    capabilities: [],
    notificationArns: [],
    resources: {},
    outputs: [],
  };
}

/** Begins to make the resources of a stack. */
export function create(ctx: Context, stack: StackRow, plan: readonly Planned[]): void {
  const tasks = plan.map(({ logicalId, needs }) => newTask(logicalId, 'create', needs));
  startPhase(ctx, stack, 'create', tasks, { reason: 'User Initiated' });
  stacks.put(ctx, stack);
}

/** Begins to change the resources of a stack into those of `source`. Throws when nothing changes. */
export function update(ctx: Context, stack: StackRow, source: Source): void {
  if (
    stack.work ||
    !/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/.test(stack.status)
  ) {
    throw refuse(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  }
  if (!differs(stack.source, source)) throw refuse('No updates are to be performed.');
  const plan = planOf(ctx, source, stack);
  const retyped = plan.filter(({ logicalId, type }) => {
    const row = resourceOf(stack, logicalId);
    return row && row.type !== type;
  });
  if (retyped.length > 0) {
    const names = retyped.map(({ logicalId }) => logicalId).join(', ');
    throw refuse(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${names}]`,
    );
  }
  const before = { source: stack.source, resources: structuredClone(stack.resources) };
  const tasks = plan.map(({ logicalId, needs }) =>
    newTask(logicalId, resourceOf(stack, logicalId) ? 'update' : 'create', needs),
  );
  stack.source = source;
  stack.updatedAt = ctx.now;
  startPhase(ctx, stack, 'update', tasks, { before, reason: 'User Initiated' });
  stacks.put(ctx, stack);
}

/** Begins to take resources that are there already into a stack. */
export function bringIn(
  ctx: Context,
  stack: StackRow,
  source: Source,
  imports: readonly ResourceToImport[],
): void {
  const before = { source: stack.source, resources: structuredClone(stack.resources) };
  const tasks = imports.map(({ LogicalResourceId = '', ResourceIdentifier: identifier }) => ({
    ...newTask(LogicalResourceId, 'import', []),
    identifier,
  }));
  stack.source = source;
  stack.updatedAt = ctx.now;
  startPhase(ctx, stack, 'import', tasks, { before, reason: 'User Initiated' });
  stacks.put(ctx, stack);
}

/** True when two sources do not say the same. */
export function differs(left: Source, right: Source): boolean {
  const said = ({ templateBody, parameters, tags }: Source) =>
    JSON.stringify([readTemplate(templateBody), parameters, tags]);
  return said(left) !== said(right);
}

/** Puts a stack into the table that waits for its change set to be executed. */
export function review(ctx: Context, stack: StackRow): void {
  setStatus(ctx, stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
  stacks.put(ctx, stack);
}

/** The reason why a change cannot be made; undefined when it can. */
export function reasonAgainst(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof AwsFault) return error.message;
    throw error;
  }
}
