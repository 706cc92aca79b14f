import type { CallOptions } from '../service/operations.ts';
import { filled } from './fill.ts';
import { unwrap } from './gift.ts';
import { dataIn } from './load.ts';
import type { Action } from './model.ts';
import { callOperation, type Owner } from './owner.ts';
import { makeStale, modelOf, ownerOf, putIn, type Resource, takeOver } from './resource.ts';

/**
 * Does something to a resource: its identifiers go into the input, what the answer tells of it is
 * taken over, and what the answer doesn't tell is marked stale. Gives the resources that were made,
 * else the answer as AWS gave it.
 */
export async function act(
  resource: Resource,
  action: Action,
  input: object = {},
  options: CallOptions = {},
): Promise<unknown> {
  const owner = ownerOf(resource);
  const model = modelOf(resource);
  const whole = {
    ...action.input?.(resource),
    ...input,
    ...filled(action.fills, resource.identifiers),
  };
  const answer = await callOperation(owner, action.operation, whole, options);
  learn(resource, action, answer, whole);
  if (!action.gives) return answer;
  const origin = { answer, input: whole, through: resource, throughModel: model };
  return unwrap(owner, action.gives, origin);
}

/** Makes resources with an operation of the service. */
export async function create(
  owner: Owner,
  action: Action,
  input: object = {},
  options: CallOptions = {},
): Promise<unknown> {
  const answer = await callOperation(owner, action.operation, input, options);
  return action.gives ? unwrap(owner, action.gives, { answer, input }) : answer;
}

/** Takes over what an answer, or the input, tells of a resource that something was done to. */
export function learn(
  resource: Resource,
  { self, stales, changes, operation }: Action,
  answer: unknown,
  input: object,
): void {
  if (!resource.isLoaded) return;
  const data = self === undefined ? undefined : dataIn(answer, self, resource);
  if (data) return takeOver(resource, data);
  const changed =
    changes?.(resource.data, input) ?? modelOf(resource).definition.follow?.(answer, resource);
  if (changed) putIn(resource, changed);
  else if (stales) makeStale(resource, operation);
}
