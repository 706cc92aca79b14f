import { inspect } from 'node:util';
import { awaitable } from '../call/awaitable.ts';
import type { SdkClient, SdkCommand } from '../call/oversee.ts';
import { AwshError, UsageError } from '../errors.ts';
import { type PageOptions, PagesOf, type Paginator } from '../pages.ts';
import { type Goal, type WatchOptions, wait, watch } from '../watch.ts';
import type { ServiceHandle } from './handle.ts';
import type { CallOptions } from './operations.ts';
import { loadSdk, type SdkModule, type ServiceName } from './packages.ts';
import { waiterOf } from './waiters/waiter.ts';

type CommandClass = new (input: object) => SdkCommand;
type Method = (this: ServiceHandle, input?: unknown, options?: CallOptions) => unknown;
type Methods = Record<string, unknown>;

/** Every operation that the package has a command for, as a method of a handle. */
export function operationMethods(sdk: SdkModule): Methods {
  return methodsFor(sdk, /^([^$_].*)Command$/, (operation): Method => {
    const Command = sdk[`${operation}Command`] as CommandClass;
    return function (input, options) {
      return send(this, Command, input, options?.signal);
    };
  });
}

/** `handle.pages`: every operation that the package has a paginator for. */
export function pageMethods(handle: ServiceHandle, service: ServiceName): Methods {
  const sdk: SdkModule = loadSdk(service);
  return methodsFor(sdk, /^paginate(.+)$/, (operation) => {
    const paginator = sdk[`paginate${operation}`] as Paginator<unknown>;
    return (input?: unknown, options?: PageOptions) =>
      new PagesOf(operation, paginator, handle.client, checked(input), options);
  });
}

/** `handle.wait`: every waiter, waited for. */
export function waitMethods(handle: ServiceHandle, service: ServiceName): Methods {
  return methodsFor(loadSdk(service), /^waitUntil(.+)$/, (name) => {
    const waitFor = async (input: unknown, options?: WatchOptions) =>
      wait(await goal(handle, service, name, input), options);
    return (input?: unknown, options?: WatchOptions) => awaitable(waitFor(input, options));
  });
}

/** `handle.watch`: every waiter, looked along. */
export function watchMethods(handle: ServiceHandle, service: ServiceName): Methods {
  return methodsFor(
    loadSdk(service),
    /^waitUntil(.+)$/,
    (name) =>
      async function* (input?: unknown, options?: WatchOptions) {
        yield* watch(await goal(handle, service, name, input), options);
      },
  );
}

async function goal(
  handle: ServiceHandle,
  service: ServiceName,
  name: string,
  input: unknown,
): Promise<Goal> {
  const waiter = await waiterOf(service, name);
  if (!waiter) throw new AwshError('NoWaiter', `how to wait for ${name} is not known`);
  const sdk: SdkModule = loadSdk(service);
  const Command = sdk[`${waiter.operation}Command`] as CommandClass;
  const given = { ...checked(input) };
  return {
    name,
    waiter,
    clock: handle.session.clock,
    poll: async (signal) => send(handle, Command, { ...given }, signal),
  };
}

/** One method for each export whose name fits, named by what the pattern catches. */
function methodsFor(
  sdk: SdkModule,
  pattern: RegExp,
  make: (caught: string) => (...given: never[]) => unknown,
): Methods {
  const methods: Methods = {};
  for (const key of Object.keys(sdk)) {
    const caught = pattern.exec(key)?.[1];
    if (caught === undefined) continue;
    const name = `${caught.charAt(0).toLowerCase()}${caught.slice(1)}`;
    methods[name] = Object.defineProperty(make(caught), 'name', { value: name });
  }
  return methods;
}

function send(
  handle: ServiceHandle,
  Command: CommandClass,
  input: unknown,
  signal: AbortSignal | undefined,
): unknown {
  const client = handle.client as SdkClient;
  return client.send(new Command(checked(input)), signal ? { abortSignal: signal } : {});
}

function checked(input: unknown = {}): Readonly<Record<string, unknown>> {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    return input as Record<string, unknown>;
  }
  throw new UsageError(`the input of an operation is an object, not ${inspect(input)}`, {
    hint: "name its members: { InstanceIds: ['i-0123456789abcdef0'] }",
  });
}
