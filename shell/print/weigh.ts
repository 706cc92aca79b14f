import { types } from 'node:util';
import { ownNames } from './record.ts';

const wide = 1_000;
const deepest = 4;
const most = 3_000;
const elements = 100;

/** The names of an object's members when there are too many to show all; else undefined. */
export function wideNames(value: unknown): readonly string[] | undefined {
  if (!isObject(value) || types.isProxy(value)) return undefined;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return undefined;
  const names = ownNames(value);
  return names.length > wide ? names : undefined;
}

/**
 * How many levels of a value can be shown without flooding the screen, looking level by level.
 * Inspect's own limit is of the elements of lists only.
 */
export function depthToShow(value: unknown): number {
  let level: unknown[] = [value];
  let seen = 1;
  for (let depth = 0; depth <= deepest; depth++) {
    const next: unknown[] = [];
    for (const one of level) {
      const inside = contents(one);
      seen += inside?.length ?? most;
      if (!inside || seen > most) return Math.max(0, depth - 1);
      for (const each of inside) if (isObject(each)) next.push(each);
    }
    if (next.length === 0) break;
    level = next;
  }
  return deepest;
}

/** What inspect would show inside of a value; undefined when it is too much to show at all. */
function contents(value: unknown): readonly unknown[] | undefined {
  if (!isObject(value) || types.isProxy(value)) return [];
  if (Array.isArray(value)) return firstOf(Array.prototype.values.call(value));
  if (ArrayBuffer.isView(value)) return [];
  if (types.isMap(value)) return firstOf(Map.prototype.entries.call(value)).flat();
  if (types.isSet(value)) return firstOf(Set.prototype.values.call(value));
  const names = ownNames(value);
  if (names.length > wide) return undefined;
  return names.map((name) => Object.getOwnPropertyDescriptor(value, name)?.value);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function firstOf<Element>(iterator: IterableIterator<Element>): Element[] {
  const first: Element[] = [];
  for (const element of iterator) {
    first.push(element);
    if (first.length === elements) break;
  }
  return first;
}
