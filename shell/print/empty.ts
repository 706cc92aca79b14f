import { isList, isRecord, member, memberNames } from './record.ts';

const deepest = 4;

/**
 * True for what AWS sends where there is nothing: `''`, `[]`, `{}`, a record of nothing but those.
 * `null`, `false` and 0 say something.
 */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (value === undefined || value === '') return true;
  if (isList(value)) return value.length === 0;
  if (!isRecord(value) || depth >= deepest) return false;
  for (const name in value) {
    if (Object.hasOwn(value, name) && !isEmpty(member(value, name), depth + 1)) return false;
  }
  return true;
}

/** The names of a record's members that say something. */
export function tellingNames(record: Parameters<typeof memberNames>[0]): string[] {
  return memberNames(record).filter((name) => !isEmpty(member(record, name)));
}
