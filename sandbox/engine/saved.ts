import type { Realm, Store } from './store.ts';
import type { World } from './world.ts';

/** The whole state of a sandbox at a moment, as plain JSON. */
export interface SavedState {
  readonly format: 'awsh sandbox';
  readonly version: 1;
  /** The virtual time of the moment, in milliseconds since 1970. */
  readonly now: number;
  readonly store: Store;
}

/** A copy of the state of `world`, which nothing that happens later changes. */
export function saveState({ clock, store }: World): SavedState {
  return { format: 'awsh sandbox', version: 1, now: clock.now(), store: copyOf(store) };
}

/**
 * Puts the state of `world` back to `saved`. Time does not run backwards: what was under way then
 * goes on from the times it had; a clock that is behind the saved time is set forward. Throws a
 * `TypeError` for what is no saved state.
 */
export function restoreState(world: World, saved: SavedState): void {
  const { now, store } = readSaved(saved);
  world.clear(copyOf(store));
  world.clock.advance(Math.max(0, now - world.clock.now()));
}

/** Takes a saved state that may have come from a file or the network. Throws a `TypeError`. */
export function readSaved(given: unknown): SavedState {
  const { format, version, now, store } = asRecord(given);
  if (format !== 'awsh sandbox') throw new TypeError('this is no state that a sandbox has saved');
  if (version !== 1) throw new TypeError(`this state has version ${version}; 1 can be read`);
  if (typeof now !== 'number' || !Number.isFinite(now)) throw broken();
  const { realms, keys } = asRecord(store);
  for (const key of Object.values(asRecord(keys))) asRecord(key);
  for (const realm of Object.values(asRecord(realms))) checkRealm(asRecord(realm));
  return given as SavedState;
}

function checkRealm({ tables, draws }: Record<string, unknown>): void {
  if (!Number.isSafeInteger(draws)) throw broken();
  for (const rows of Object.values(asRecord(tables) as Realm['tables'])) {
    for (const [id, row] of Object.entries(asRecord(rows))) {
      if (asRecord(row).id !== id) throw broken();
    }
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken();
  return value as Record<string, unknown>;
}

function broken(): TypeError {
  return new TypeError('this state is incomplete or was changed by hand');
}

function copyOf(store: Store): Store {
  return JSON.parse(JSON.stringify(store)) as Store;
}
