import { inspect } from 'node:util';
import { NetworkError } from '../call/network.ts';
import { isStop } from '../call/stop.ts';
import { isAwshError, UsageError } from '../errors.ts';
import type { CallOptions } from '../service/operations.ts';
import { count } from '../text/count.ts';
import { learn } from './act.ts';
import type { BatchDefinition } from './definition.ts';
import type { Model } from './model.ts';
import { callOperation } from './owner.ts';
import { modelOf, ownerOf, type Resource } from './resource.ts';

/** Says that all there is really is meant. */
export interface BatchInput {
  readonly all?: boolean;
}

/** One resource that something wasn't done to, and why. */
export interface BatchFailure {
  readonly resource: Resource;
  readonly error: Error;
}

/** How an action on many went, item by item. */
export class BatchReport {
  readonly succeeded: readonly Resource[];
  readonly failed: readonly BatchFailure[];
  /** The answers, one a call, as AWS gave them. */
  readonly answers: readonly unknown[];

  constructor(
    succeeded: readonly Resource[],
    failed: readonly BatchFailure[],
    answers: readonly unknown[],
  ) {
    this.succeeded = succeeded;
    this.failed = failed;
    this.answers = answers;
  }

  [inspect.custom](): string {
    const lines = [`done to ${count(this.succeeded.length, 'item')}`];
    if (this.failed.length > 0) lines.push(`not to ${this.failed.length}:`);
    for (const { resource, error } of this.failed) lines.push(`  ${resource}: ${error.message}`);
    return lines.join('\n');
  }
}

/** What undoes or ends something; of a whole account only when that is said. */
const destroys =
  /^(?:Delete|Terminate|Purge|Deregister|Revoke|Remove|Release|Stop|Reboot|Reset|Cancel|Disable)/;

/** Refuses to destroy everything there is because a filter was forgotten. */
export function requireMeant(
  { operation }: BatchDefinition,
  noun: string,
  isNarrowed: boolean,
  input: BatchInput,
): void {
  if (isNarrowed || input.all || !destroys.test(operation)) return;
  throw new UsageError(`${operation} would be done to all ${noun} there are`, {
    hint: 'narrow them with filter(), where() or limit() first, or say { all: true }',
  });
}

/**
 * Does something to many resources, as many a call as AWS takes. A call that fails fails for its
 * own items only; nothing more is sent once it is stopped, or refused before sending.
 */
export async function doToAll(
  pages: AsyncIterable<readonly Resource[]>,
  method: string,
  definition: BatchDefinition,
  { all: _, ...input }: BatchInput & Record<string, unknown>,
  options: CallOptions,
): Promise<BatchReport> {
  const succeeded: Resource[] = [];
  const failed: BatchFailure[] = [];
  const answers: unknown[] = [];
  for (const items of await chunksOf(pages, definition.most)) {
    try {
      const answer = await send(items, method, definition, input, options);
      answers.push(answer);
      const failures = definition.failures?.(answer, items) ?? new Map<number, string>();
      for (const [number, resource] of items.entries()) {
        const reason = failures.get(number);
        if (reason === undefined) succeeded.push(resource);
        else failed.push({ resource, error: new Error(reason) });
      }
    } catch (error) {
      if (isRefused(error)) throw error;
      failed.push(...items.map((resource) => ({ resource, error: error as Error })));
    }
  }
  return new BatchReport(succeeded, failed, answers);
}

/** Stopped, or not sent at all: that is the same for every item, and nobody's failure. */
function isRefused(error: unknown): boolean {
  return isStop(error) || (isAwshError(error) && !(error instanceof NetworkError));
}

async function send(
  items: readonly Resource[],
  method: string,
  definition: BatchDefinition,
  input: object,
  options: CallOptions,
): Promise<unknown> {
  const [first] = items as readonly [Resource, ...Resource[]];
  const model: Model = modelOf(first);
  const action = model.actions[method];
  const own = definition.input?.(items) ?? idsOf(items, action?.fills[0]);
  const whole = { ...input, ...own };
  const answer = await callOperation(ownerOf(first), definition.operation, whole, options);
  const learnt = action ?? { operation: definition.operation, fills: [], stales: true };
  for (const item of items) learn(item, learnt, answer, whole);
  return answer;
}

function idsOf(
  items: readonly Resource[],
  fill: { readonly member: string; readonly prop: string } | undefined,
): Readonly<Record<string, unknown>> {
  return fill ? { [fill.member]: items.map(({ identifiers }) => identifiers[fill.prop]) } : {};
}

/** All items, in groups of at most so many. */
async function chunksOf(
  pages: AsyncIterable<readonly Resource[]>,
  most: number,
): Promise<(readonly Resource[])[]> {
  // All are listed before anything is done: what a deletion takes away would move later pages.
  const items: Resource[] = [];
  for await (const page of pages) items.push(...page);
  const chunks: (readonly Resource[])[] = [];
  for (let at = 0; at < items.length; at += most) chunks.push(items.slice(at, at + most));
  return chunks;
}
