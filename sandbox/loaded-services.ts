import type { Service, ServiceEntry } from './engine/service.ts';
import type { World } from './engine/world.ts';

/** The services of one sandbox, and which of them were called so far. */
export interface LoadedServices {
  /** The same services; loading one of them is remembered. */
  readonly services: Readonly<Record<string, ServiceEntry>>;
  /**
   * Lets happen what is due in every account and region, in the services that were called so far:
   * first in those that make things in others.
   */
  settle(world: World): void;
}

/** Watches which services are loaded: only those can be brought up to time without waiting. */
export function watchLoads(all: Readonly<Record<string, ServiceEntry>>): LoadedServices {
  const loaded = new Map<string, Service>();
  const services = Object.fromEntries(
    Object.entries(all).map(([name, entry]) => [name, watched(name, entry, loaded)]),
  );
  const settleSome = (world: World, drives: boolean) => {
    for (const realm of Object.keys(world.store.realms)) {
      const [account = '', region = '', service = ''] = realm.split('/');
      if ((all[service]?.drives ?? false) !== drives) continue;
      loaded.get(service)?.settle?.(world.context({ account, region, service }));
    }
  };
  return {
    services,
    settle(world) {
      settleSome(world, true);
      settleSome(world, false);
    },
  };
}

function watched(name: string, entry: ServiceEntry, loaded: Map<string, Service>): ServiceEntry {
  return {
    ...entry,
    async load() {
      const service = await entry.load();
      loaded.set(name, service);
      return service;
    },
  };
}
