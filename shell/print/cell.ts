import { ago, stamp } from '../../helpers/text/ago.ts';
import { bytes } from '../../helpers/text/bytes.ts';
import { count, singular, words } from '../../helpers/text/count.ts';
import type { Cell, Role } from './block.ts';
import { bigText, nameOf } from './inspect.ts';
import {
  isBytes,
  isDate,
  isList,
  isRecord,
  isScalar,
  isScalars,
  member,
  memberNames,
} from './record.ts';
import { tagText } from './tags.ts';

/** A value in one cell of a table; what doesn't fit in one is counted. `name` is its member's. */
export function cellOf(value: unknown, name: string, now: Date): Cell {
  if (isDate(value)) {
    const age = ago(value, now);
    return /^age$/i.test(name) ? { text: age } : { text: stamp(value), short: age };
  }
  return { text: isScalar(value) ? scalar(value) : summary(value, name) };
}

/** Text, number, boolean or bytes as people read them; nothing is empty. */
export function scalar(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (isDate(value)) return stamp(value);
  if (isBytes(value)) return bytes(value.length);
  if (typeof value === 'bigint') return bigText(value).replace(/n$/, '');
  return typeof value === 'function' || typeof value === 'symbol' ? nameOf(value) : String(value);
}

/** A list or record in a few words: `3 volumes`, `{ owner: 'ada' }`, `sg-1, sg-2`, `running`, `{…}`. */
export function summary(value: unknown, name: string): string {
  if (isList(value)) {
    if (value.length === 0) return '';
    const tags = tagText(value);
    if (tags !== undefined) return tags;
    if (value.length <= 3 && isScalars(value)) return value.map(scalar).join(', ');
    return count(value.length, singular(words(name)) || 'item');
  }
  if (!isRecord(value)) return nameOf(value);
  if (memberNames(value).length === 0) return '';
  return telling(value) ?? '{…}';
}

/** The name in AWS's small records of a name and a code, such as an instance's state. */
export function telling(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const told = member(value, 'Name');
  const others = memberNames(value).filter((name) => name !== 'Name');
  return typeof told === 'string' && others.every((name) => name === 'Code') ? told : undefined;
}

/** What a member is, told from its name and from one of its values. */
export function roleOf(name: string, value: unknown): Role {
  if (isDate(value)) return 'date';
  if (/(?:^|[a-z0-9 _-])arn$/i.test(name)) return 'arn';
  if (/(?:^id|Id|ID|[ _-]id)$/.test(name)) return 'id';
  if (/(?:state|status)$/i.test(name)) return 'state';
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : 'text';
}
