import { isResource } from './resource.ts';
import { resourceColumns } from './resource-columns.ts';

/** One column of a table: its title, and what a record has in it. */
export interface Column {
  readonly title: string;
  /** `now` is what ages are counted to: in the sandbox, the time there. */
  readonly value: (record: unknown, now?: Date) => unknown;
}

/** The columns that tell records of one kind apart at a glance. */
export type Columns = readonly Column[];

/** Columns for one kind of record, recognised by members that only this kind has. */
export interface Kind {
  readonly members: readonly string[];
  readonly columns: Columns;
}

/** Defines a kind: the members it's recognised by, and its columns by title. */
export function defineKind<Data extends object>(
  members: readonly (keyof Data & string)[],
  columns: Readonly<Record<string, (data: Data, now: Date) => unknown>>,
): Kind {
  return {
    members,
    columns: Object.entries(columns).map(([title, value]) => ({
      title,
      value: (record, now = new Date()) => value(dataOf(record) as Data, now),
    })),
  };
}

/** True when the record is of this kind. */
export function isOfKind({ members }: Kind, record: unknown): boolean {
  const data = dataOf(record);
  return members.every((member) => Object.hasOwn(data, member));
}

function dataOf(record: unknown): object {
  if (isResource(record)) return record.isLoaded ? record.data : {};
  return typeof record === 'object' && record !== null ? record : {};
}

const kinds: Kind[] = [];

/** Makes kinds known, to be found by {@link columnsOf}. */
export function addKinds(more: readonly Kind[]): void {
  kinds.push(...more);
}

/**
 * The columns that suit a record in a table, whether AWS's own or a resource; undefined for a kind
 * of record that has none defined.
 */
export function columnsOf(record: unknown): Columns | undefined {
  const known = kinds.find((kind) => isOfKind(kind, record))?.columns;
  if (known || !isResource(record)) return known;
  // Of one that is only named, its name says as much as a table could.
  return record.isLoaded ? resourceColumns(record) : undefined;
}
