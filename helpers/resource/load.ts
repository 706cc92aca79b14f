import { AwshError, isAwshError, UsageError } from '../errors.ts';
import { filled } from './fill.ts';
import type { Load, Model } from './model.ts';
import { callOperation, type Owner } from './owner.ts';
import { dig, leadsToMany } from './path.ts';
import type { ReloadOptions, Resource } from './resource.ts';

/** The data of a resource as AWS has them now. */
export async function loadData(
  resource: Resource,
  owner: Owner,
  { kind, load }: Model,
  options: ReloadOptions,
): Promise<object> {
  if (!load) {
    throw new UsageError(`AWS tells nothing about ${kind} ${namesOf(resource)} alone`, {
      hint: 'list the collection it is in: what it lists has data',
    });
  }
  const input = { ...load.input?.(resource), ...filled(load.fills, resource.identifiers) };
  try {
    const answer = await callOperation(owner, load.operation, input, options);
    return loadedFrom(answer, load, resource) ?? gone(resource);
  } catch (error) {
    if (load.refused && isRefusal(error)) return load.refused(resource);
    throw error;
  }
}

/** The resource's data in an answer of what loads it. */
export function loadedFrom(answer: unknown, load: Load, resource: Resource): object | undefined {
  const found =
    dataIn(answer, load.path, resource) ?? (named(load) ? only(answer, load.path) : undefined);
  return found && load.as ? load.as(found, resource) : found;
}

function named({ fills }: Load): boolean {
  return fills.length > 0;
}

/** Asked for by another name of its own (a stack by its ARN), the one that came is the one meant. */
function only(answer: unknown, path: string): object | undefined {
  const items = leadsToMany(path) ? (dig(answer, path) as object[]) : [];
  return items.length === 1 ? items[0] : undefined;
}

function isRefusal(error: unknown): boolean {
  return /^(?:AccessDenied|UnauthorizedOperation)/.test((error as Partial<Error>).name ?? '');
}

/** The resource's own data in an answer that may have those of others too. */
export function dataIn(answer: unknown, path: string, resource: Resource): object | undefined {
  const found = dig(answer, path);
  if (path === '') return withoutMetadata(found as object);
  if (!leadsToMany(path)) return found as object | undefined;
  const items = found as readonly Record<string, unknown>[];
  return items.find((item) => isOf(item, resource)) ?? onlyUnnamed(items, resource);
}

function withoutMetadata(answer: object): object {
  const { $metadata: _, ...data } = answer as { readonly $metadata?: unknown };
  return data;
}

/** An answer to a question for one may tell nothing of its identifiers. */
function onlyUnnamed(
  items: readonly Record<string, unknown>[],
  resource: Resource,
): object | undefined {
  const [item, ...more] = items;
  const names = idsIn(resource).flatMap(({ members }) => members);
  return more.length === 0 && item && !names.some((name) => name in item) ? item : undefined;
}

function isOf(item: Record<string, unknown>, resource: Resource): boolean {
  const ids = idsIn(resource).filter(({ members }) => members.length > 0);
  return (
    ids.length > 0 &&
    ids.every(({ prop, members }) =>
      members.some((member) => item[member] === resource.identifiers[prop]),
    )
  );
}

function idsIn(resource: Resource): Model['ids'] {
  return (resource as unknown as { readonly model: Model }).model.ids;
}

function gone(resource: Resource): never {
  throw new AwshError('Gone', `there is no ${resource.kind} ${namesOf(resource)} here (any more)`);
}

function namesOf({ identifiers }: Resource): string {
  return Object.values(identifiers).join('/');
}

/** True for errors that say that what was asked for isn't there. */
export function isGone(error: unknown): boolean {
  if (isAwshError(error)) return error.code === 'Gone';
  const {
    name = '',
    message = '',
    $metadata,
  } = error as Partial<Error> & {
    $metadata?: { httpStatusCode?: number };
  };
  // CloudFormation says ValidationError for a stack that isn't there.
  return (
    /NotFound|NoSuch|NonExistent|DoesNotExist/.test(name) ||
    $metadata?.httpStatusCode === 404 ||
    (name === 'ValidationError' && /does not exist/.test(message))
  );
}
