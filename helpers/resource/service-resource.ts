import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import type { ServiceHandle } from '../service/handle.ts';
import type { CallOptions } from '../service/operations.ts';
import { create } from './act.ts';
import { byDefinition } from './derive/actions.ts';
import { createOf } from './derive/listings.ts';
import { worldOf } from './derive/world.ts';
import type { Kinds } from './kinds.ts';
import type { Action } from './model.ts';
import { pascal } from './naming.ts';
import { methodOf } from './owner.ts';

/**
 * boto3's service resource, `session.resource('ec2')`: constructors and collections as the handle
 * has them, and boto3's actions under its names, which give resources where the handle's operations
 * of the same name give AWS's answer.
 */
export class ServiceResource {
  readonly #handle: ServiceHandle;
  readonly #service: string;

  constructor(handle: ServiceHandle, service: string) {
    this.#handle = handle;
    this.#service = service;
  }

  /** What boto3 keeps there too: the service's name and the SDK's own client. */
  get meta(): { readonly serviceName: string; readonly client: unknown } {
    return { serviceName: this.#service, client: this.#handle.client };
  }

  /** The service's handle, whose operations answer as AWS does. */
  get service(): ServiceHandle {
    return this.#handle;
  }

  [inspect.custom](): string {
    return `resources of ${inspect(this.#handle)}`;
  }
}

type ResourceOf = new (handle: ServiceHandle) => ServiceResource;

/** The class of a service's resource, from the members that its handle was given. */
export function serviceResourceOf(kinds: Kinds, members: object): ResourceOf {
  const { service } = kinds.definition;
  const Class = class extends ServiceResource {
    constructor(handle: ServiceHandle) {
      super(handle, service);
    }
  };
  Object.defineProperty(Class, 'name', { value: `${pascal(service)}Resource` });
  for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(members))) {
    const descriptor = get ? delegated(get) : { value: handedOn(value as Handed) };
    Object.defineProperty(Class.prototype, name, { ...descriptor, configurable: true });
  }
  const own = Object.getOwnPropertyDescriptors(kinds.definition.resourceMembers ?? {});
  for (const [name, descriptor] of Object.entries(own)) {
    Object.defineProperty(Class.prototype, name, { ...descriptor, enumerable: false });
  }
  for (const [method, action] of Object.entries(serviceActions(kinds))) {
    if (Object.hasOwn(own, method)) continue;
    Object.defineProperty(Class.prototype, method, {
      configurable: true,
      value(this: ServiceResource, input?: object, options?: CallOptions) {
        return awaitable(create(kinds.of(this.service), action, input, options));
      },
    });
  }
  return Class;
}

/** What boto3 calls service actions: everything that makes a resource, and what a definition adds. */
export function serviceActions({ definition, sdk }: Kinds): Record<string, Action> {
  const world = worldOf(definition, sdk);
  const actions: Record<string, Action> = {};
  for (const resource of definition.resources) {
    const action = createOf(world, resource);
    if (action) actions[methodOf(action.operation)] = action;
  }
  for (const [method, said] of Object.entries(definition.actions ?? {})) {
    const nobody = { name: '', page: '', ids: {}, shape: false as const };
    actions[method] = byDefinition(world, nobody, said);
  }
  return actions;
}

type Handed = (this: ServiceHandle, ...given: unknown[]) => unknown;

function delegated(get: () => unknown): PropertyDescriptor {
  return {
    get(this: ServiceResource) {
      return Reflect.apply(get, this.service, []);
    },
  };
}

function handedOn(value: Handed): unknown {
  return function (this: ServiceResource, ...given: unknown[]) {
    return Reflect.apply(value, this.service, given);
  };
}
