import type { Change, ChangeSetSummary, ResourceToImport } from '@aws-sdk/client-cloudformation';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { table } from '../engine/table.ts';
import { moving, stateNow, type Timeline } from '../engine/timeline.ts';
import { changesOf } from './model/changes.ts';
import { type Planned, planOf } from './model/plan.ts';
import { findStack, type Source, type StackRow, stackCalled, stacks } from './model/stack.ts';
import { page } from './paging.ts';
import { refuse } from './refuse.ts';
import { type SourceWish, sourceFrom } from './source.ts';
import { bringIn, create, differs, newStack, review, update } from './stacks.ts';
import { topic } from './topic.ts';

/** What would be done to a stack; the row's id is its ARN. */
interface ChangeSetRow {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly description?: string | undefined;
  readonly source: Source;
  readonly changes: readonly Change[];
  readonly createdAt: number;
  readonly timeline: Timeline<'CREATE_PENDING' | 'CREATE_COMPLETE' | 'FAILED'>;
  readonly executed: boolean;
  /** What it takes into the stack, when that is what it is for. */
  readonly imports?: readonly ResourceToImport[] | undefined;
}

const changeSets = table<ChangeSetRow>('changeSets');

const nothing =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html */
export const changeSetsTopic = topic({
  CreateChangeSet(input, ctx) {
    const { ChangeSetName: name, ChangeSetType = 'UPDATE' } = input;
    const known = stackCalled(ctx, input.StackName);
    const imports = ChangeSetType === 'IMPORT' ? (input.ResourcesToImport ?? []) : undefined;
    const fresh =
      ChangeSetType === 'CREATE' ||
      (imports !== undefined && (!known || known.status === 'REVIEW_IN_PROGRESS'));
    const waiting = known?.status === 'REVIEW_IN_PROGRESS' ? known : undefined;
    const before = fresh ? undefined : findStack(ctx, input.StackName).source;
    const source = sourceFrom(ctx, input as SourceWish, before);
    const stack =
      fresh && !waiting ? newStack(ctx, input.StackName, source) : findStack(ctx, input.StackName);
    if (ofStack(ctx, stack).some((row) => row.name === name)) {
      throw fault(
        'AlreadyExistsException',
        `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Name`,
      );
    }
    const plan = planOf(ctx, source, stack);
    if (imports) checkImports(stack, plan, imports);
    const changes = changesOf(stack, plan, imports !== undefined);
    if (fresh && !waiting) review(ctx, stack);
    const useful = fresh || differs(stack.source, source);
    const unique = [8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-');
    const row = changeSets.put(ctx, {
      id: `arn:${ctx.partition}:cloudformation:${ctx.region}:${ctx.account}:changeSet/${name}/${unique}`,
      name,
      stackId: stack.id,
      description: input.Description,
      source,
      changes: useful ? changes : [],
      createdAt: ctx.now,
      timeline: moving(
        ctx,
        'CREATE_PENDING',
        useful ? 'CREATE_COMPLETE' : 'FAILED',
        [3_000, 8_000],
      ),
      executed: false,
      imports,
    });
    return { Id: row.id, StackId: stack.id };
  },

  DescribeChangeSet(input, ctx) {
    const row = findChangeSet(ctx, input.ChangeSetName, input.StackName);
    const { name, id, source, changes } = row;
    const summary = summarize(ctx, row);
    const { items, NextToken } = page(
      ctx,
      changes.map((change, at) => ({ id: String(at), change })),
      input,
    );
    return {
      ...summary,
      ChangeSetName: name,
      ChangeSetId: id,
      Parameters: Object.entries(source.parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Tags: [...source.tags],
      Capabilities: [],
      NotificationARNs: [],
      Changes: items.map(({ change }) => change),
      NextToken,
    };
  },

  ListChangeSets(input, ctx) {
    const { items, NextToken } = page(ctx, ofStack(ctx, findStack(ctx, input.StackName)), input);
    return { Summaries: items.map((row) => summarize(ctx, row)), NextToken };
  },

  ExecuteChangeSet({ ChangeSetName, StackName }, ctx) {
    const row = findChangeSet(ctx, ChangeSetName, StackName);
    if (stateNow(ctx, row.timeline) !== 'CREATE_COMPLETE' || row.executed) {
      throw fault(
        'InvalidChangeSetStatus',
        `ChangeSet [${row.id}] cannot be executed in its current status of [${stateNow(ctx, row.timeline)}]`,
      );
    }
    const stack = structuredClone(findStack(ctx, row.stackId));
    if (row.imports) bringIn(ctx, stack, row.source, row.imports);
    else if (stack.status === 'REVIEW_IN_PROGRESS') {
      stack.source = row.source;
      create(ctx, stack, planOf(ctx, row.source, stack));
    } else update(ctx, stack, row.source);
    changeSets.change(ctx, row.id, { executed: true });
    return {};
  },

  DeleteChangeSet({ ChangeSetName, StackName }, ctx) {
    const row = findChangeSet(ctx, ChangeSetName, StackName);
    changeSets.remove(ctx, row.id);
    return {};
  },
});

/** Throws unless the template has what the stack has already, and what is to be imported. */
function checkImports(
  { resources }: StackRow,
  plan: readonly Planned[],
  imports: readonly ResourceToImport[],
): void {
  const fits = ({ logicalId, type }: Planned) =>
    resources[logicalId]?.type === type ||
    imports.some((one) => one.LogicalResourceId === logicalId && one.ResourceType === type);
  const names = plan.filter((one) => !fits(one)).map(({ logicalId }) => logicalId);
  if (names.length > 0 || plan.length !== Object.keys(resources).length + imports.length) {
    throw refuse(
      `As part of the import operation, you cannot modify or add resources [${names.join(', ')}]`,
    );
  }
}

function findChangeSet(ctx: Context, name: string, stackName: string | undefined): ChangeSetRow {
  const byArn = changeSets.get(ctx, name);
  if (byArn) return byArn;
  if (!name.startsWith('arn:') && !stackName) {
    throw refuse('StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  const rows = stackName ? ofStack(ctx, findStack(ctx, stackName)) : [];
  const row = rows.find((one) => one.name === name);
  if (!row) throw fault('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
  return row;
}

function ofStack(ctx: Context, { id }: StackRow): ChangeSetRow[] {
  return changeSets.all(ctx).filter(({ stackId }) => stackId === id);
}

function summarize(ctx: Context, row: ChangeSetRow): ChangeSetSummary {
  const Status = stateNow(ctx, row.timeline);
  return {
    StackId: row.stackId,
    StackName: stacks.get(ctx, row.stackId)?.name,
    ChangeSetId: row.id,
    ChangeSetName: row.name,
    Description: row.description,
    CreationTime: new Date(row.createdAt),
    Status,
    StatusReason: Status === 'FAILED' ? nothing : undefined,
    ExecutionStatus: row.executed
      ? 'EXECUTE_COMPLETE'
      : Status === 'CREATE_COMPLETE'
        ? 'AVAILABLE'
        : 'UNAVAILABLE',
    IncludeNestedStacks: false,
  };
}
