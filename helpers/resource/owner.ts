import type { ServiceHandle } from '../service/handle.ts';
import type { CallOptions } from '../service/operations.ts';
import type { Model } from './model.ts';
import type { Resource } from './resource.ts';

/** What resources of one service, account and region have in common. */
export interface Owner {
  readonly handle: ServiceHandle;
  /** What the rules found out about a kind. */
  model(kind: string): Model;
  /** A resource of some kind, with its data if they are known. */
  make(kind: string, ids: Readonly<Record<string, string>>, data?: object): Resource;
}

type Method = (input: object, options?: CallOptions) => Promise<Record<string, unknown>>;

/** Calls an operation of the owner's handle by AWS's name. */
export function callOperation(
  { handle }: Owner,
  operation: string,
  input: object,
  { signal }: CallOptions = {},
): Promise<Record<string, unknown>> {
  const method = Reflect.get(handle, methodOf(operation)) as Method;
  return method.call(handle, input, signal ? { signal } : {});
}

/** An operation as a method of a handle: its name with a small first letter. */
export function methodOf(operation: string): string {
  return `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
}
