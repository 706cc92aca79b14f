import { loadSdk, type ServiceName } from '../service/packages.ts';
import { waiterOf } from '../service/waiters/waiter.ts';
import type { Look, WatchOptions } from '../watch.ts';
import { fillsOf } from './derive/world.ts';
import { filled } from './fill.ts';
import { isGone, loadedFrom } from './load.ts';
import type { Model } from './model.ts';
import { methodOf } from './owner.ts';
import { modelOf, ownerOf, type Resource, takeOver } from './resource.ts';
import { operationsOf } from './schema.ts';

type Watch = (input: object, options?: WatchOptions) => AsyncIterable<Look>;

/** Waits, and has fresh data then: those of the last look, where it had them. */
export async function waitFor(
  resource: Resource,
  waiter: string,
  options?: WatchOptions,
): Promise<Resource> {
  for await (const _ of watchAlong(resource, waiter, options)) {
    // Every look is told to whoever listens; here only the end matters.
  }
  return resource;
}

/** `instance.watch`: every waiter of a kind, looked along. */
export function watchesOf(resource: Resource, { waiters }: Model): object {
  return Object.fromEntries(
    Object.entries(waiters).map(([state, waiter]) => [
      state,
      (options?: WatchOptions) => watchAlong(resource, waiter, options),
    ]),
  );
}

async function* watchAlong(
  resource: Resource,
  waiter: string,
  options?: WatchOptions,
): AsyncGenerator<Look, void, void> {
  const { handle } = ownerOf(resource);
  const { service, load, ids } = modelOf(resource);
  const description = await waiterOf(service as ServiceName, waiter);
  const operation = operationsOf(loadSdk(service as ServiceName)).get(
    description?.operation ?? load?.operation ?? '',
  );
  const fills = operation ? fillsOf(operation, ids) : undefined;
  const isLoading = operation !== undefined && operation.name === load?.operation;
  const input = {
    ...(isLoading ? load?.input?.(resource) : {}),
    ...filled(fills ?? load?.fills ?? [], resource.identifiers),
  };
  const watch = Reflect.get(handle.watch, methodOf(waiter)) as Watch;
  let last: Look | undefined;
  for await (const look of watch(input, options)) {
    last = look;
    // The SDK's own waiters, where no table is, don't say what operation they look with.
    if (description) learn(resource, look, operation?.name);
    yield look;
  }
  // What was waited for to vanish has no data any more.
  if (last?.response !== undefined && !(description && isLoading) && load) {
    await freshIfThere(resource, options);
  }
}

async function freshIfThere(resource: Resource, options?: WatchOptions): Promise<void> {
  try {
    await resource.reload(options?.signal ? { signal: options.signal } : {});
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function learn(resource: Resource, { response }: Look, operation: string | undefined): void {
  const { load } = modelOf(resource);
  if (response === undefined || !load || operation !== load.operation) return;
  const data = loadedFrom(response, load, resource);
  if (data) takeOver(resource, data);
}
