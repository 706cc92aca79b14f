import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow } from '../engine/timeline.ts';
import { executionOf, type RefactorRow, reasonAgainst, refactors } from './model/refactor.ts';
import { findStack, resourceOf, stackCalled } from './model/stack.ts';
import { page } from './paging.ts';
import { bodyOf } from './source.ts';
import { reasonAgainst as reasonOf } from './stacks.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html */
export const refactorsTopic = topic({
  CreateStackRefactor({ StackDefinitions, ResourceMappings = [], Description }, ctx) {
    const definitions = StackDefinitions.map((one) => ({
      stackName: findStack(ctx, one.StackName ?? '').name,
      templateBody: bodyOf(ctx, one),
    }));
    const wish = { definitions, mappings: ResourceMappings };
    let why: string | undefined;
    // A template that is not in order is found out by and by, like everything else here.
    const refused = reasonOf(() => {
      why = reasonAgainst(ctx, wish);
    });
    why ??= refused;
    const end = why === undefined ? 'CREATE_COMPLETE' : 'CREATE_FAILED';
    const row = refactors.put(ctx, {
      id: [8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-'),
      description: Description,
      ...wish,
      stackIds: definitions.map(({ stackName }) => findStack(ctx, stackName).id),
      timeline: moving(ctx, 'CREATE_IN_PROGRESS', end, [5_000, 15_000]),
      why,
      execution: why === undefined ? 'AVAILABLE' : 'UNAVAILABLE',
    });
    return { StackRefactorId: row.id };
  },

  DescribeStackRefactor: ({ StackRefactorId }, ctx) => ({
    ...view(ctx, find(ctx, StackRefactorId)),
    StackIds: [...find(ctx, StackRefactorId).stackIds],
  }),

  ExecuteStackRefactor({ StackRefactorId }, ctx) {
    const row = find(ctx, StackRefactorId);
    if (executionOf(ctx, row) !== 'AVAILABLE') {
      throw fault('ValidationError', `Stack refactor ${row.id} cannot be executed.`);
    }
    const executesAt = ctx.now + ctx.clock.lasting(ctx.ids.between(5_000, 15_000));
    refactors.change(ctx, row.id, { executesAt });
    return {};
  },

  ListStackRefactors(input, ctx) {
    const wanted = input.ExecutionStatusFilter ?? [];
    const found = refactors
      .all(ctx)
      .filter((row) => wanted.length === 0 || wanted.includes(executionOf(ctx, row)));
    const { items, NextToken } = page(ctx, found, input, input.MaxResults);
    return { StackRefactorSummaries: items.map((row) => view(ctx, row)), NextToken };
  },

  ListStackRefactorActions(input, ctx) {
    const { mappings } = find(ctx, input.StackRefactorId);
    const rows = mappings.map((ResourceMapping, at) => ({ id: String(at), ResourceMapping }));
    const { items, NextToken } = page(ctx, rows, input, input.MaxResults);
    return {
      StackRefactorActions: items.map(({ ResourceMapping }) => {
        const place = ResourceMapping.Source;
        const stack = stackCalled(ctx, place?.StackName ?? '');
        return {
          Action: 'MOVE' as const,
          Entity: 'RESOURCE' as const,
          Detection: 'MANUAL' as const,
          PhysicalResourceId:
            stack && resourceOf(stack, place?.LogicalResourceId ?? '')?.physicalId,
          ResourceMapping,
          TagResources: [],
          UntagResources: [],
        };
      }),
      NextToken,
    };
  },
});

function find(ctx: Context, id: string): RefactorRow {
  const row = refactors.get(ctx, id);
  if (!row)
    throw fault('StackRefactorNotFoundException', `Stack refactor ${id} does not exist`, 404);
  return row;
}

function view(ctx: Context, row: RefactorRow) {
  const Status = stateNow(ctx, row.timeline);
  const ExecutionStatus = executionOf(ctx, row);
  return {
    StackRefactorId: row.id,
    Description: row.description,
    Status,
    StatusReason: Status === 'CREATE_FAILED' ? row.why : undefined,
    ExecutionStatus,
    ExecutionStatusReason: ExecutionStatus === 'EXECUTE_FAILED' ? row.executionWhy : undefined,
  } as const;
}
