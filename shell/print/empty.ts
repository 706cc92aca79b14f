import { type Item, isList, isRecord, member, memberNames, ownNames } from './record.ts';

const deepest = 4;

/**
 * True for what AWS sends where there is nothing: `''`, `[]`, `{}`, a record of nothing but those.
 * `null`, `false` and 0 say something.
 */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (value === undefined || value === '') return true;
  if (isList(value)) return value.length === 0;
  if (!isRecord(value) || depth >= deepest) return false;
  return ownNames(value).every((name) => isEmpty(member(value, name), depth + 1));
}

/** The names of a record's members that say something, the first ones of very many. */
export function tellingNames(record: Item, most = 100): string[] {
  const names: string[] = [];
  for (const name of memberNames(record)) {
    if (names.length >= most) break;
    if (!isEmpty(member(record, name))) names.push(name);
  }
  return names;
}
