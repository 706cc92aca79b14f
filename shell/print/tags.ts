import { inspect } from 'node:util';
import { isList, isRecord, member, memberNames } from './record.ts';

/** AWS allows fifty; more is some other list. */
const most = 100;

/**
 * A list of keys and values, such as tags, as one object: `{ Name: 'web', 'cost-center': '12' }`.
 * Undefined for every other list.
 */
export function tagText(list: unknown): string | undefined {
  if (!isList(list) || list.length === 0 || list.length > most) return undefined;
  const pairs = Array.from(list, pairIn);
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  return `{ ${pairs.map(([key, value]) => `${keyText(key)}: ${inspect(value)}`).join(', ')} }`;
}

function pairIn(tag: unknown): readonly [key: string, value: string] | undefined {
  if (!isRecord(tag)) return undefined;
  const names = memberNames(tag);
  if (names.length !== 2) return undefined;
  const [key, value] = ['Key', 'Value'].map(
    (name) => member(tag, name) ?? member(tag, name.toLowerCase()),
  );
  return typeof key === 'string' && typeof value === 'string' && value.length <= 1_000
    ? [key, value]
    : undefined;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : inspect(key);
}
