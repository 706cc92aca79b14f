import { inspect } from 'node:util';
import type { ServiceEntry } from '../catalogue.ts';
import { NotInstalled } from './not-installed.ts';

/** What is asked of any value by those who only want to know what it is. */
const probes = new Set(['then', 'toJSON', 'constructor', 'length', 'name', 'prototype']);

/**
 * Stands where a service's handle would be that is not installed: it may be looked at and printed,
 * and whatever is called on it is refused with {@link NotInstalled}.
 */
export function standIn(entry: ServiceEntry): object {
  const { message, hint } = new NotInstalled(entry);
  const label = { [inspect.custom]: () => `${message} · ${hint}` };
  return new Proxy(label, { get: (target, key) => memberOf(entry, target, key) });
}

function memberOf(entry: ServiceEntry, target: object, key: string | symbol): unknown {
  if (typeof key === 'symbol' || probes.has(key) || key in Object.prototype) {
    return Reflect.get(target, key);
  }
  const refuse = (): never => {
    throw new NotInstalled(entry);
  };
  // A function that has members in turn: `lambda.pages.listFunctions()`.
  return new Proxy(refuse, { get: (inner, name) => memberOf(entry, inner, name) });
}
