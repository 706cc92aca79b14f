import type { Clock } from './clock.ts';
import type { Caller, Context } from './context.ts';
import { createIds, type Ids } from './ids.ts';
import { Listings } from './listing.ts';
import { Replays } from './replay.ts';
import type { ServiceEntry } from './service.ts';
import { createStore, type Realm, realmName, type Store } from './store.ts';

/** Where a call goes and who makes it. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly caller?: Caller;
  readonly operation?: string;
}

/** The state of a sandbox and the way into it. */
export interface World {
  readonly clock: Clock;
  readonly store: Store;
  /** The account of callers whose access key belongs to no other. */
  readonly account: string;
  readonly region: string;
  /** The context of a call made now. A realm seen for the first time is opened by its service. */
  context(place: Place): Context;
  /** The client tokens that were used. */
  readonly replays: Replays;
  requestId(): string;
  /** Forgets everything, or all but `store`, which becomes the state. */
  clear(store?: Store): void;
}

/** What a world is made of. */
export interface WorldOptions {
  readonly clock: Clock;
  readonly account: string;
  readonly region: string;
  readonly seed: string;
  readonly lenient: boolean;
  readonly quotas: Context['quotas'];
  readonly services: Readonly<Record<string, ServiceEntry>>;
}

/** Makes a world in which nothing has happened. */
export function createWorld(options: WorldOptions): World {
  const { clock, account, region, seed, lenient, quotas, services } = options;
  const store = createStore();
  const listings = new Listings();
  const replays = new Replays();
  const requests = createIds(seed, 'requests', { tables: {}, draws: 0 });
  const drawers = new WeakMap<Realm, Ids>();

  function context(place: Place, now = clock.now()): Context {
    const entry = services[place.service];
    const realmRegion = entry?.global ? 'global' : place.region;
    const name = realmName(place.account, realmRegion, place.service);
    const known = store.realms[name];
    const realm = known ?? { tables: {}, draws: 0 };
    store.realms[name] = realm;
    const ids = drawers.get(realm) ?? createIds(seed, name, realm);
    drawers.set(realm, ids);
    const ctx: Context = {
      account: place.account,
      region: place.region,
      partition: partitionOf(place.region),
      caller: place.caller ?? rootOf(place.account),
      operation: place.operation ?? '',
      now,
      clock,
      ids,
      realm,
      listings,
      keys: store.keys,
      lenient,
      quotas,
      elsewhere: (other) => context({ ...place, ...other }, now),
    };
    if (!known) entry?.open?.(ctx);
    return ctx;
  }

  return {
    clock,
    store,
    account,
    region,
    context,
    replays,
    requestId: () => [8, 4, 4, 4, 12].map((digits) => requests.hex(digits)).join('-'),
    clear({ realms, keys } = createStore()) {
      store.realms = realms;
      store.keys = keys;
      replays.clear();
      listings.clear();
    },
  };
}

/** The partition of a region: where its ARNs begin. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

function rootOf(account: string): Caller {
  return { accessKeyId: 'sandbox', arn: `arn:aws:iam::${account}:root`, userId: account };
}
