import type { ResourceMapping } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { stateNow, type Timeline } from '../../engine/timeline.ts';
import { refuse } from '../refuse.ts';
import { parametersFrom } from '../template/parameters.ts';
import { setStatus } from './event.ts';
import { planOf, readTemplate } from './plan.ts';
import {
  type ResourceRow,
  resourceOf,
  type Source,
  type StackRow,
  stackCalled,
  stacks,
} from './stack.ts';

/** A move of resources between stacks, or to other names within one. */
export interface RefactorRow {
  readonly id: string;
  readonly description?: string | undefined;
  readonly definitions: readonly { readonly stackName: string; readonly templateBody: string }[];
  readonly mappings: readonly ResourceMapping[];
  readonly stackIds: readonly string[];
  readonly timeline: Timeline<'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'CREATE_FAILED'>;
  /** Why it cannot be done, when it cannot. */
  readonly why?: string | undefined;
  /** When its execution ends, once it is executed; what comes of that is known then. */
  readonly executesAt?: number | undefined;
  readonly execution: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED';
  readonly executionWhy?: string | undefined;
}

/** The refactors of a region. */
export const refactors = table<RefactorRow>('stackRefactors');

/** Carries out the refactors whose time has come. */
export function settleRefactors(ctx: Context): void {
  for (const row of refactors.all(ctx)) {
    if (row.executesAt === undefined || row.executesAt > ctx.now) continue;
    if (row.execution !== 'AVAILABLE') continue;
    const then = { ...ctx, now: row.executesAt };
    const why = reasonAgainst(then, row);
    if (why === undefined) moveAll(then, row);
    refactors.change(ctx, row.id, {
      execution: why === undefined ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED',
      executionWhy: why,
    });
  }
}

/** Why the resources cannot be moved; undefined when they can: the templates say what they have. */
export function reasonAgainst(
  ctx: Context,
  { definitions, mappings }: Pick<RefactorRow, 'definitions' | 'mappings'>,
): string | undefined {
  for (const { stackName, templateBody } of definitions) {
    const stack = stackCalled(ctx, stackName);
    if (!stack) return `Stack [${stackName}] does not exist`;
    if (stack.work || !/_COMPLETE$/.test(stack.status)) {
      return `Stack [${stackName}] is in ${stack.status} state`;
    }
    const kept = Object.values(stack.resources)
      .filter(({ logicalId }) => !mappings.some(({ Source }) => isAt(Source, stackName, logicalId)))
      .map(({ logicalId, type }) => `${logicalId} ${type}`);
    const gained = mappings.flatMap(({ Source, Destination }) => {
      if (Destination?.StackName !== stackName) return [];
      const from = stackCalled(ctx, Source?.StackName ?? '');
      const row = from && resourceOf(from, Source?.LogicalResourceId ?? '');
      return [`${Destination.LogicalResourceId} ${row?.type ?? 'of no type'}`];
    });
    const plan = planOf(ctx, sourceOf(templateBody, stack), stack);
    const wanted = plan.map(({ logicalId, type }) => `${logicalId} ${type}`);
    if ([...kept, ...gained].sort().join() !== wanted.sort().join()) {
      return `The template for stack [${stackName}] does not have the resources that it would have: ${[...kept, ...gained].join(', ')}`;
    }
  }
  return undefined;
}

/** What is being done about a refactor that was executed. */
export function executionOf(ctx: Context, row: RefactorRow) {
  if (row.execution !== 'AVAILABLE') return row.execution;
  if (stateNow(ctx, row.timeline) !== 'CREATE_COMPLETE') return 'UNAVAILABLE';
  return row.executesAt === undefined ? 'AVAILABLE' : 'EXECUTE_IN_PROGRESS';
}

function moveAll(ctx: Context, { definitions, mappings }: RefactorRow): void {
  const moved = mappings.map(({ Source, Destination }) => {
    const from = stackCalled(ctx, Source?.StackName ?? '');
    const row = from && resourceOf(from, Source?.LogicalResourceId ?? '');
    if (!row) throw refuse('A resource to be moved is not there.');
    const to = Destination?.StackName ?? '';
    return { row, to, as: Destination?.LogicalResourceId ?? '' };
  });
  for (const { stackName, templateBody } of definitions) {
    const stack = structuredClone(stackCalled(ctx, stackName)) as StackRow;
    for (const { Source } of mappings) {
      if (Source?.StackName === stackName) delete stack.resources[Source.LogicalResourceId ?? ''];
    }
    stack.source = sourceOf(templateBody, stack);
    for (const { row, to, as } of moved) {
      if (to === stackName) stack.resources[as] = movedRow(ctx, row, as);
    }
    stack.updatedAt = ctx.now;
    setStatus(ctx, stack, 'UPDATE_COMPLETE');
    stacks.put(ctx, stack);
  }
}

function movedRow(ctx: Context, row: ResourceRow, logicalId: string): ResourceRow {
  return { ...row, logicalId, needs: [], status: 'UPDATE_COMPLETE', at: ctx.now };
}

function sourceOf(templateBody: string, { source }: StackRow): Source {
  const { parameters: declared } = readTemplate(templateBody);
  const given = Object.entries(source.parameters)
    .filter(([name]) => Object.hasOwn(declared, name))
    .map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
  return { ...source, templateBody, parameters: parametersFrom(declared, given) };
}

function isAt(place: ResourceMapping['Source'], stackName: string, logicalId: string): boolean {
  return place?.StackName === stackName && place.LogicalResourceId === logicalId;
}
