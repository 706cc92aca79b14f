import { grouped } from '../../helpers/text/count.ts';
import type { Block, Branch, Limits } from './block.ts';
import { roleOf, scalar, summary } from './cell.ts';
import { isEmpty, tellingNames } from './empty.ts';
import { inspected, nameOf } from './inspect.ts';
import { dataOf, idMember } from './known.ts';
import { datedText, isTag, lineOf } from './line.ts';
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
import { sizeText } from './size.ts';
import { tagText } from './tags.ts';

const deepest = 12;
const longestLine = 60;

/** How a tree is grown. */
export interface Growth {
  /** Every member to its end, the empty ones too; else as deep as fits, without those. */
  readonly whole?: boolean;
}

/** A record as a tree, or a remark when there is nothing in it to tell. */
export function treeOf(record: Item, limits: Limits, now: Date, growth?: Growth): Block {
  const branches = branchesOf(record, limits, now, growth);
  if (branches.length > 0) return { kind: 'tree', branches };
  const names = memberNames(record);
  const named = `${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}`;
  return { kind: 'note', text: `nothing but empty members: ${named}` };
}

/** A record as a tree: a branch a member, with nested records and lists below it. */
function branchesOf(
  record: Item,
  limits: Limits,
  now: Date,
  { whole = false }: Growth = {},
): Branch[] {
  return grown((growing) => growing.members(record, []), limits, now, whole);
}

/** A list as a tree: a branch an element. */
export function elementsOf(list: readonly unknown[], limits: Limits, now: Date): Branch[] {
  return grown((growing) => growing.elements(list, '', []), limits, now, true);
}

/** Grows a tree anew, a level less deep each time, until it fits. */
function grown(
  grow: (growing: Growing) => Branch[],
  limits: Limits,
  now: Date,
  whole: boolean,
): Branch[] {
  for (let depth = deepest; ; ) {
    const growing = new Growing(limits, now, whole, depth);
    const branches = grow(growing);
    if (whole || growing.lines <= limits.lines || growing.reached <= 1) return branches;
    depth = Math.min(depth, growing.reached) - 1;
  }
}

/** A tree while it grows: counts its branches, and knows the way back to spot circles. */
class Growing {
  readonly limits: Limits;
  readonly now: Date;
  readonly whole: boolean;
  readonly depth: number;
  /** Branches so far, and the deepest level that any is on. */
  lines = 0;
  reached = 0;

  constructor(limits: Limits, now: Date, whole: boolean, depth: number) {
    this.limits = limits;
    this.now = now;
    this.whole = whole;
    this.depth = depth;
  }

  members(record: Item, path: readonly object[]): Branch[] {
    const inside = [...path, record];
    this.reached = Math.max(this.reached, inside.length);
    return this.#each(idFirst(record), this.limits.members, (name) => {
      const value = member(record, name);
      if (this.whole ? value === undefined : isEmpty(value)) return undefined;
      const size = this.limits.humane ? sizeText(name, value, record) : undefined;
      if (size !== undefined) return { name, text: size, role: 'number' };
      return { name, ...this.#value(value, name, inside) };
    });
  }

  elements(list: readonly unknown[], name: string, path: readonly object[]): Branch[] {
    const most = this.whole && path.length === 0 ? this.limits.rows : this.limits.items;
    return this.#each(list, most, (element) => this.#value(dataOf(element), name, [...path, list]));
  }

  #each<One>(all: readonly One[], most: number, grow: (one: One) => Branch | undefined): Branch[] {
    const branches: Branch[] = [];
    let rest = all.length;
    for (const one of all) {
      if (branches.length >= most || this.lines >= this.limits.branches) break;
      rest--;
      const branch = grow(one);
      if (!branch) continue;
      this.lines++;
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
    if (path.length >= this.depth) return { text: namesIn(value), role: 'note' };
    return { branches: this.members(value, path) };
  }

  #list(list: readonly unknown[], name: string, path: readonly object[]): Branch {
    if (list.length === 0) return { text: 'none', role: 'note' };
    const tags = tagText(list);
    if (tags !== undefined) return { text: tags, role: 'text' };
    const line = list.length <= 20 && isScalars(list) && list.map(scalar).join(', ');
    if (line && line.length <= longestLine) return { text: line, role: 'text' };
    const tabular = isTabular(list);
    if (tabular && path.length >= this.depth) return { text: summary(list, name), role: 'note' };
    if (tabular || isScalars(list)) return { branches: this.elements(list, name, path) };
    const text = inspected(list);
    this.lines += text.split('\n').length - 1;
    return { text };
  }

  #scalar(value: unknown): string {
    if (isDate(value)) return datedText(value, this.now);
    if (value === null) return 'null';
    if (value === '') return "''";
    const text = scalar(value);
    const { characters, textLines } = this.limits;
    const beginning = text.slice(0, characters).split('\n').slice(0, textLines).join('\n');
    if (beginning.length === text.length) return text;
    return `${beginning}… ${grouped(text.length - beginning.length)} more characters`;
  }

  /** A small record of scalars in one line: `Name = web-1`, `running (16)`, `From 22 · To 22`. */
  #line(record: Item): string | undefined {
    const names = this.whole ? memberNames(record) : tellingNames(record);
    if (names.length === 0) return '{}';
    if (names.length > 3) return undefined;
    const values = names.map((name) => member(record, name));
    if (!values.every(isScalar)) return undefined;
    if (values.some((value) => typeof value === 'string' && value.length > 200)) return undefined;
    const line = lineOf(record, names);
    return line.length <= longestLine || isTag(names) ? line : undefined;
  }
}

/** The SDK's order is that of the alphabet: what a record is, is worth more than its architecture. */
function idFirst(record: Item): readonly string[] {
  const names = memberNames(record);
  const id = idMember(record);
  return id === undefined ? names : [id, ...names.filter((name) => name !== id)];
}

/** What a record that lies too deep to be shown is made of: `{ Status, VolumeId, … }`. */
function namesIn(record: Item): string {
  const names = tellingNames(record);
  return `{ ${names.slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''} }`;
}
