import { inspect, types } from 'node:util';
import { count } from '../../helpers/text/count.ts';
import { isList, isRecord, member, memberNames } from './record.ts';
import { wideNames } from './weigh.ts';

const elements = 100;

/** Stands where an object has too many members to be looked at. */
class Remark {
  readonly #text: string;

  constructor(names: readonly string[]) {
    this.#text = `[${count(names.length, 'member')}]`;
  }

  [inspect.custom](): string {
    return this.#text;
  }
}

/**
 * The value with a remark in place of every object that has very many members, as deep as `depth` and
 * a level more: inspect reads all the names even of what lies too deep to be shown. The value itself
 * where there are none.
 */
export function thinned(value: unknown, depth: number): unknown {
  if (depth < -1) return value;
  const inside = (one: unknown): unknown => {
    const names = wideNames(one);
    return names ? new Remark(names) : thinned(one, depth - 1);
  };
  if (isList(value)) return thinList(value, inside);
  if (isRecord(value)) return thinRecord(value, inside);
  if (types.isProxy(value)) return value;
  if (types.isMap(value) && value.size <= elements) {
    const entries = [...Map.prototype.entries.call(value)];
    return changed(value, new Map(entries.map(([key, each]) => [inside(key), inside(each)])));
  }
  if (types.isSet(value) && value.size <= elements) {
    return changed(value, new Set([...Set.prototype.values.call(value)].map(inside)));
  }
  return value;
}

function thinList(list: readonly unknown[], inside: (one: unknown) => unknown): unknown {
  for (let at = 0; at < Math.min(list.length, elements); at++) {
    if (!(at in list) || inside(list[at]) === list[at]) continue;
    return list.slice(0, elements).map(inside);
  }
  return list;
}

function thinRecord(
  record: Parameters<typeof memberNames>[0],
  inside: (one: unknown) => unknown,
): unknown {
  const names = memberNames(record).slice(0, elements);
  if (names.every((name) => inside(member(record, name)) === member(record, name))) return record;
  return Object.fromEntries(names.map((name) => [name, inside(member(record, name))]));
}

/** A copy only where something in it was left out: it would else lose its class. */
function changed<Value extends Iterable<unknown>>(value: Value, copy: Value): Value {
  const before = [...value].flat();
  return [...copy].flat().every((one, at) => one === before[at]) ? value : copy;
}
