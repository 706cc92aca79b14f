import type { Context } from '../../engine/context.ts';
import { advance } from '../model/advance.ts';
import { removals, startPhase, undoUpdate } from '../model/phases.ts';
import { planOf } from '../model/plan.ts';
import { findStack, type Source, type StackRow, stackCalled, stacks } from '../model/stack.ts';
import type { Work } from '../model/work.ts';
import { refuse } from '../refuse.ts';
import { sourceFrom } from '../source.ts';
import { create, differs, newStack, update } from '../stacks.ts';
import { type Fields, textOf, type Value } from '../template/value.ts';
import type { Deed, ResourceKind } from './kind.ts';
import { part, tagsIn, text, texts } from './property.ts';
import { uniqueName } from './unique-name.ts';

const mostDepth = 10;

/** What a nested stack comes to when it is as it was wanted. */
const wanted: Readonly<Record<Deed, RegExp>> = {
  import: /^IMPORT_COMPLETE$/,
  create: /^CREATE_COMPLETE$/,
  update: /^(CREATE|UPDATE)_COMPLETE$/,
  restore: /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/,
  remove: /^DELETE_COMPLETE$/,
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html */
export const nestedStack: ResourceKind = {
  required: ['TemplateURL'],
  optional: ['NotificationARNs', 'Parameters', 'Tags', 'TimeoutInMinutes'],
  fixed: [],
  creates: [2_000, 4_000],
  removes: [2_000, 4_000],
  lingers: true,

  create(ctx, properties, home) {
    const child = newStack(ctx, uniqueName(ctx, home), sourceOf(ctx, properties));
    const parent = findStack(ctx, home.stackId);
    checkDepth(ctx, parent);
    const stack: StackRow = {
      ...child,
      parentId: parent.id,
      rootId: parent.rootId ?? parent.id,
      capabilities: parent.capabilities,
      notificationArns: texts(properties, 'NotificationARNs') ?? [],
    };
    create(ctx, stack, planOf(ctx, stack.source, stack));
    return { id: stack.id };
  },

  change(ctx, id, properties) {
    const stack = structuredClone(findStack(ctx, id));
    if (stack.work?.phase === 'cleanup') {
      undoCleanup(ctx, stack, stack.work);
      return;
    }
    const source = sourceOf(ctx, properties, stack.source);
    if (differs(stack.source, source)) update(ctx, stack, source);
  },

  remove(ctx, id) {
    const found = stackCalled(ctx, id);
    if (!found || /^DELETE_(COMPLETE|IN_PROGRESS)$/.test(found.status)) return;
    const stack = structuredClone(found);
    const left = stack.work?.tasks.flatMap(({ leftover }) => leftover ?? []) ?? [];
    const tasks = removals([...left, ...Object.values(stack.resources)]);
    startPhase(ctx, stack, 'delete', tasks, {});
    stacks.put(ctx, stack);
  },

  settled(ctx, id, deed) {
    advance(ctx, id);
    const { status, reason, work } = findStack(ctx, id);
    if (work) return work.phase === 'cleanup';
    if (wanted[deed].test(status)) return true;
    const done = {
      import: 'imported',
      create: 'created',
      update: 'updated',
      restore: 'restored',
      remove: 'deleted',
    }[deed];
    throw refuse(`Embedded stack ${id} was not successfully ${done}: ${reason ?? status}`);
  },

  attributes: (ctx, id) =>
    Object.fromEntries(
      findStack(ctx, id).outputs.map(({ key, value }): [string, Value] => [
        `Outputs.${key}`,
        value,
      ]),
    ),
};

/** A changed stack that has not yet removed what it no longer needs goes back to how it was. */
function undoCleanup(ctx: Context, stack: StackRow, work: Work): void {
  const leftovers = work.tasks.flatMap(({ leftover }) => leftover ?? []);
  undoUpdate(
    ctx,
    stack,
    { ...work, leftovers },
    'The stack that this one is part of was rolled back.',
  );
  stacks.put(ctx, stack);
}

/** A stack whose template names itself would go on for ever. */
function checkDepth(ctx: Context, parent: StackRow): void {
  let depth = 1;
  for (let up: StackRow | undefined = parent; up?.parentId; up = stacks.get(ctx, up.parentId))
    depth += 1;
  if (depth >= mostDepth) throw refuse(`Stacks are nested ${mostDepth} deep at most.`);
}

function sourceOf(ctx: Context, properties: Fields, before?: Source): Source {
  const Parameters = Object.entries(part(properties, 'Parameters') ?? {}).map(
    ([ParameterKey, value]) => ({ ParameterKey, ParameterValue: textOf(value) }),
  );
  const TemplateURL = text(properties, 'TemplateURL');
  return sourceFrom(ctx, { TemplateURL, Parameters, Tags: tagsIn(properties) }, before);
}
