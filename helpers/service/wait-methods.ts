import { awaitable } from '../call/awaitable.ts';
import type { SdkClient } from '../call/oversee.ts';
import type { Look, WatchOptions } from '../watch.ts';
import type { ServiceHandle } from './handle.ts';
import { type CommandClass, checked, type Methods, send } from './methods.ts';
import { loadSdk, type SdkModule, type ServiceName } from './packages.ts';
import { beyondSdkWaiters } from './waiters/beyond-botocore.ts';
import { lookBy } from './waiters/look.ts';
import { type Aim, lastLook, looksAt } from './waiters/looks.ts';
import { lookBySdk, sdkDelaySeconds } from './waiters/sdk-waiter.ts';
import { waiterOf } from './waiters/waiter.ts';

/** `handle.wait`: every waiter, waited for. */
export function waitMethods(handle: ServiceHandle, service: ServiceName): Methods {
  const watches = watchMethods(handle, service) as Record<string, Watch>;
  return Object.fromEntries(
    Object.entries(watches).map(([name, watch]) => {
      const wait = (input?: unknown, options?: WatchOptions) =>
        awaitable(lastLook(watch(input, options)));
      return [name, Object.defineProperty(wait, 'name', { value: name })];
    }),
  );
}

/** `handle.watch`: every waiter, looked along. */
export function watchMethods(handle: ServiceHandle, service: ServiceName): Methods {
  const sdk: SdkModule = loadSdk(service);
  const found = Object.keys(sdk).flatMap((key) => /^waitUntil(.+)$/.exec(key)?.[1] ?? []);
  const methods: Record<string, Watch> = {};
  for (const waiter of [...found, ...(beyondSdkWaiters[service] ?? [])].sort()) {
    const name = `${waiter.charAt(0).toLowerCase()}${waiter.slice(1)}`;
    const watch: Watch = async function* (input, options) {
      yield* looksAt(await aimOf(handle, service, waiter, input), options);
    };
    methods[name] = Object.defineProperty(watch, 'name', { value: name });
  }
  return methods;
}

type Watch = (input?: unknown, options?: WatchOptions) => AsyncGenerator<Look, void, void>;

async function aimOf(
  handle: ServiceHandle,
  service: ServiceName,
  name: string,
  given: unknown,
): Promise<Aim<unknown>> {
  const sdk: SdkModule = loadSdk(service);
  const input = { ...checked(given) };
  const { clock } = handle.session;
  const waiter = await waiterOf(service, name);
  if (!waiter) {
    const everyMs = sdkDelaySeconds(sdk, name) * 1000;
    const client = handle.client as SdkClient;
    const look = (signal: AbortSignal | undefined) =>
      lookBySdk(sdk, name, input, async (command) =>
        client.send(command, signal ? { abortSignal: signal } : {}),
      );
    return { name, clock, everyMs, atMostMs: everyMs * 39, look };
  }
  const Command = sdk[`${waiter.operation}Command`] as CommandClass;
  const everyMs = waiter.delaySeconds * 1000;
  return {
    name,
    clock,
    everyMs,
    atMostMs: everyMs * (waiter.maxAttempts - 1),
    look: (signal) => lookBy(waiter, async () => send(handle, Command, { ...input }, signal)),
  };
}
