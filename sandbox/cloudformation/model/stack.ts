import type { ResourceStatus, StackStatus, Tag } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { refuse } from '../refuse.ts';
import type { Fields, Value } from '../template/value.ts';
import type { Work } from './work.ts';

/** A resource of a stack. */
export interface ResourceRow {
  readonly logicalId: string;
  readonly type: string;
  /** Undefined until it was made. */
  physicalId?: string | undefined;
  attributes: Readonly<Record<string, Value>>;
  /** As evaluated when it was made or changed last. */
  properties: Fields;
  /** The logical ids of the resources it was made after. */
  needs: readonly string[];
  retained: boolean;
  status: ResourceStatus;
  reason?: string | undefined;
  at: number;
}

/** What a stack is made from. */
export interface Source {
  readonly templateBody: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
}

/** A value that a stack tells its users. */
export interface OutputRow {
  readonly key: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly exportName?: string | undefined;
}

/** A stack; the row's id is its ARN. Only `advance` changes a stack that is at work. */
export interface StackRow {
  readonly id: string;
  readonly name: string;
  /** The stack that it is a resource of, and the one at the top. */
  readonly parentId?: string;
  readonly rootId?: string;
  readonly createdAt: number;
  updatedAt?: number | undefined;
  deletedAt?: number | undefined;
  status: StackStatus;
  reason?: string | undefined;
  source: Source;
  onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  protected: boolean;
  capabilities: readonly string[];
  notificationArns: readonly string[];
  resources: Record<string, ResourceRow>;
  outputs: readonly OutputRow[];
  /** What is being done; undefined while nothing is. */
  work?: Work | undefined;
}

/** The stacks of a region, deleted ones included. */
export const stacks = table<StackRow>('stacks');

/** A stack by ARN, deleted or not, or by the name of one that is not. */
export function stackCalled(ctx: Context, name: string): StackRow | undefined {
  if (name.startsWith('arn:')) return stacks.get(ctx, name);
  return stacks.all(ctx).findLast((row) => row.name === name && row.status !== 'DELETE_COMPLETE');
}

/** A stack by ARN or name. Throws when there is none. */
export function findStack(ctx: Context, name: string): StackRow {
  const row = stackCalled(ctx, name);
  if (!row) throw refuse(`Stack with id ${name} does not exist`);
  return row;
}

/** The resource of that logical id, if the stack has it: templates may call one `constructor`. */
export function resourceOf(
  { resources }: { readonly resources: Readonly<Record<string, ResourceRow>> },
  logicalId: string,
): ResourceRow | undefined {
  return Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined;
}
