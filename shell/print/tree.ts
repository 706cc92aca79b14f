import { ago, stamp } from '../../helpers/text/ago.ts';
import { grouped } from '../../helpers/text/count.ts';
import type { Branch, Limits } from './block.ts';
import { roleOf, scalar, telling } from './cell.ts';
import { inspected, nameOf } from './inspect.ts';
import { idMember } from './known.ts';
import {
  type Item,
  isDate,
  isList,
  isRecord,
  isScalar,
  isScalars,
  isTabular,
  member,
  memberNames,
} from './record.ts';

const deepest = 12;
const longestLine = 60;

/** A record as a tree: a branch a member, with nested records and lists below it. */
export function branchesOf(record: Item, limits: Limits, now: Date): Branch[] {
  const branches = new Growing(limits, now).members(record, []);
  // The SDK's order is that of the alphabet: what the record is, is worth more than its architecture.
  const id = idMember(record);
  const first = branches.filter(({ name }) => name !== undefined && name === id);
  return [...first, ...branches.filter((branch) => !first.includes(branch))];
}

/** A tree while it grows: counts its branches, and knows the way back to spot circles. */
class Growing {
  readonly limits: Limits;
  readonly now: Date;
  #left: number;

  constructor(limits: Limits, now: Date) {
    this.limits = limits;
    this.now = now;
    this.#left = limits.branches;
  }

  members(record: Item, path: readonly object[]): Branch[] {
    const inside = [...path, record];
    return this.#each(memberNames(record), this.limits.members, (name) => {
      const value = member(record, name);
      return value === undefined ? undefined : { name, ...this.#value(value, name, inside) };
    });
  }

  #elements(list: readonly unknown[], name: string, path: readonly object[]): Branch[] {
    return this.#each(list, this.limits.items, (element) =>
      this.#value(element, name, [...path, list]),
    );
  }

  #each<One>(all: readonly One[], most: number, grow: (one: One) => Branch | undefined): Branch[] {
    const branches: Branch[] = [];
    let rest = all.length;
    for (const one of all) {
      if (branches.length >= most || this.#left <= 0) break;
      rest--;
      const branch = grow(one);
      if (!branch) continue;
      this.#left--;
      branches.push(branch);
    }
    if (rest > 0) branches.push({ text: `… ${grouped(rest)} more`, role: 'rest' });
    return branches;
  }

  #value(value: unknown, name: string, path: readonly object[]): Branch {
    if (isScalar(value)) return { text: this.#scalar(value), role: roleOf(name, value) };
    if (path.includes(value as object)) return { text: '[Circular]', role: 'note' };
    if (path.length > deepest) return { text: nameOf(value), role: 'note' };
    if (isList(value)) return this.#list(value, name, path);
    if (!isRecord(value)) return { text: nameOf(value), role: 'note' };
    const line = this.#line(value);
    if (line !== undefined) return { text: line, role: roleOf(name, line) };
    return { branches: this.members(value, path) };
  }

  #list(list: readonly unknown[], name: string, path: readonly object[]): Branch {
    if (list.length === 0) return { text: 'none', role: 'note' };
    const line = list.length <= 20 && isScalars(list) && list.map(scalar).join(', ');
    if (line && line.length <= longestLine) return { text: line, role: 'text' };
    if (isTabular(list) || isScalars(list)) {
      return { branches: this.#elements(list, name, path) };
    }
    return { text: inspected(list) };
  }

  #scalar(value: unknown): string {
    if (isDate(value)) return datedText(value, this.now);
    if (value === null) return 'null';
    if (value === '') return "''";
    const text = scalar(value);
    const { characters } = this.limits;
    if (text.length <= characters) return text;
    return `${text.slice(0, characters)}… ${grouped(text.length - characters)} more characters`;
  }

  /** A small record of scalars in one line: `Name = web-1`, `running (16)`, `From 22 · To 22`. */
  #line(record: Item): string | undefined {
    const names = memberNames(record);
    if (names.length === 0) return '{}';
    if (names.length > 3) return undefined;
    const values = names.map((name) => member(record, name));
    if (!values.every(isScalar)) return undefined;
    if (values.some((value) => typeof value === 'string' && value.length > 200)) return undefined;
    const line = lineOf(record, names);
    return line.length <= longestLine || isTag(names) ? line : undefined;
  }
}

/** A date with its age: `2026-11-22 15:04:05Z · 41 d ago`. */
export function datedText(date: Date, now: Date): string {
  const age = ago(date, now);
  if (age === '') return stamp(date);
  return `${stamp(date)} · ${age.startsWith('in ') ? age : `${age} ago`}`;
}

function lineOf(record: Item, names: readonly string[]): string {
  const text = (name: string) => scalar(member(record, name));
  if (isTag(names)) return `${text('Key')} = ${text('Value')}`;
  const told = telling(record);
  if (told !== undefined) return names.includes('Code') ? `${told} (${text('Code')})` : told;
  return names.map((name) => `${name} ${text(name)}`).join(' · ');
}

function isTag(names: readonly string[]): boolean {
  return names.length === 2 && names.includes('Key') && names.includes('Value');
}
