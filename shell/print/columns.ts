import type { Columns } from '../../helpers/index.ts';
import { singular } from '../../helpers/text/count.ts';
import type { Cell, Column, Limits } from './block.ts';
import { cellOf, roleOf } from './cell.ts';
import { dataOf, knownColumns, nameTag, originIn } from './known.ts';
import { type Item, isDate, isRecord, isScalar, member, memberNames } from './record.ts';
import { sizeText } from './size.ts';

/** A column and where its values come from. */
export interface Source extends Column {
  readonly value: (record: Item, now?: Date) => unknown;
}

/** As many records as tell what columns there are. */
const sampled = 200;
const few = 6;

/**
 * The columns for records, the most useful first: those of their resource's definition, or else
 * what their members' names and values suggest. `list` is the name AWS has for the list.
 */
export function columnsFor(records: readonly Item[], limits: Limits, list = ''): Source[] {
  const sample = records.slice(0, sampled);
  const own = ownColumns(sample, limits, list);
  const titles = new Set(own.map(({ title }) => title.toLowerCase()));
  return [...originColumns(records).filter(({ title }) => !titles.has(title)), ...own];
}

/** Where records of many places come from: the region, and the profile if there are several. */
function originColumns(records: readonly Item[]): Source[] {
  const origins = records.map(originIn).filter((origin) => origin !== undefined);
  if (origins.length === 0) return [];
  const profiles = new Set(origins.map(({ profile }) => profile));
  return [...(profiles.size > 1 ? ['profile'] : []), 'region'].map((title) => ({
    title,
    role: 'text',
    value: (record) => originIn(record)?.[title],
  }));
}

function ownColumns(sample: readonly Item[], limits: Limits, list: string): Source[] {
  const known = knownColumns(sample[0]);
  if (!known || isPicked(sample[0], known)) return guessed(sample, limits, list);
  return known.map(({ title, value }) => {
    const first = sample.map((record) => quiet(value, record)).find((one) => one !== undefined);
    return {
      title,
      role: roleOf(title, first),
      value: (record, now) => quiet((one) => value(one, now), record),
    };
  });
}

/** A few members that somebody chose to see, and that the columns of their kind would not all show. */
function isPicked(record: unknown, known: Columns): boolean {
  if (!isRecord(record)) return false;
  const members = memberNames(record).length;
  return members <= few && known.filter(({ value }) => quiet(value, record)).length < members;
}

/** The cells of a record under these columns. */
export function cellsOf(
  record: Item,
  columns: readonly Source[],
  now: Date,
  { humane, characters }: Limits,
): Cell[] {
  return columns.map(({ title, value }) => {
    const found = value(record, now);
    const size = humane ? sizeText(title, found, dataOf(record)) : undefined;
    return size === undefined ? cut(cellOf(found, title, now), characters) : { text: size };
  });
}

function cut(cell: Cell, most: number): Cell {
  return cell.text.length > most ? { ...cell, text: `${cell.text.slice(0, most)}…` } : cell;
}

function quiet(value: (record: unknown) => unknown, record: unknown): unknown {
  try {
    return value(record);
  } catch {
    return undefined;
  }
}

function guessed(sample: readonly Item[], limits: Limits, list: string): Source[] {
  const names = namesIn(sample, limits.members);
  // So few are probably picked by the user, in the order they want to see.
  const ordered = names.length <= few ? names : ranked(names, sample, singular(list));
  const columns = ordered.map((name) => ({
    title: name,
    role: roleOf(name, firstValue(sample, name)),
    value: (record: Item) => member(record, name),
  }));
  if (!names.includes('Name') && sample.some((record) => nameTag(record) !== undefined)) {
    columns.splice(1, 0, { title: 'Name', role: 'text', value: nameTag });
  }
  return columns;
}

function namesIn(sample: readonly Item[], most: number): string[] {
  const names = new Set<string>();
  for (const record of sample) {
    for (const name of memberNames(record)) {
      if (names.size >= most) return [...names];
      names.add(name);
    }
  }
  return [...names];
}

function ranked(names: readonly string[], sample: readonly Item[], noun: string): string[] {
  const id = identifying(names, sample, noun);
  const rank = (name: string) => (name === id ? 0 : rankOf(name, sample, noun));
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ name }) => name);
}

/** The member that tells one record from another: `VpcId` in `Vpcs`, or the first unique id. */
export function identifying(
  names: readonly string[],
  sample: readonly Item[],
  noun: string,
): string | undefined {
  const own = names.find((name) => name === `${noun}Id` || name === 'Id' || name === 'id');
  const ids = names.filter((name) => roleOf(name, undefined) === 'id' && !isOwner(name));
  const unique = ids.filter((name) => {
    const values = sample.map((record) => member(record, name));
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
  });
  return own ?? unique[0] ?? names.find((name) => name === `${noun}Name` || name === 'Name');
}

function rankOf(name: string, sample: readonly Item[], noun: string): number {
  const value = firstValue(sample, name);
  if (!isScalar(value)) return 9;
  if (name === 'Name' || name === `${noun}Name`) return 1;
  if (/(?:State|Status)$/.test(name)) return 2;
  if (/Type$/.test(name)) return 3;
  if (isDate(value)) return 5;
  if (roleOf(name, value) === 'arn') return 7;
  if (isOwner(name) || (sample.length > 2 && isConstant(sample, name))) return 8;
  if (roleOf(name, value) !== 'id') return 4;
  // Of one record alone nobody can tell which id is its own.
  return sample.length === 1 ? 1 : 6;
}

/** The account something belongs to is the same on most rows, and identifies none. */
function isOwner(name: string): boolean {
  return /^(?:Owner|Account|AwsAccount|Requester)Id$/i.test(name);
}

function isConstant(sample: readonly Item[], name: string): boolean {
  const first = sample[0] && member(sample[0], name);
  return sample.every((record) => member(record, name) === first);
}

function firstValue(sample: readonly Item[], name: string): unknown {
  for (const record of sample) {
    const value = member(record, name);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}
