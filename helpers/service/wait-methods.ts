import { awaitable } from '../call/awaitable.ts';
import { AwshError } from '../errors.ts';
import { type Goal, type WatchOptions, wait, watch } from '../watch.ts';
import type { ServiceHandle } from './handle.ts';
import { type CommandClass, checked, type Methods, methodsFor, send } from './methods.ts';
import { loadSdk, type SdkModule, type ServiceName } from './packages.ts';
import { waiterOf } from './waiters/waiter.ts';

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
