import type { ChartData, Effect } from '../../helpers/index.ts';

/**
 * What there is to show, before anyone knows where: a terminal, a file or a web page. All text in
 * blocks is as it came, hostile or not; whoever renders them makes it harmless for the place.
 */
export type Block =
  | TableBlock
  | TreeBlock
  | TextBlock
  | NoteBlock
  | EmptyBlock
  | ChartBlock
  | ErrorBlock
  | CallBlock;

/** Many records, one a row. The most useful columns come first. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One record, its members below one another. */
export interface TreeBlock {
  readonly kind: 'tree';
  readonly branches: readonly Branch[];
}

/** A JavaScript value as `util.inspect` shows it, several lines perhaps. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
}

/** A remark of ours on what is shown: how many, what was left out, where to go on. */
export interface NoteBlock {
  readonly kind: 'note';
  readonly text: string;
}

/** A list with nothing in it; `what` names what there is none of, in the plural. */
export interface EmptyBlock {
  readonly kind: 'empty';
  readonly what: string;
}

/** Numbers drawn as bars or lines. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly data: ChartData;
}

/** What went wrong, in the user's words. */
export interface ErrorBlock {
  readonly kind: 'error';
  /** The error's code or name; empty where the message says all there is to say. */
  readonly title: string;
  readonly message: string;
  /** The request, the next step and the call: remarks that belong in one line. */
  readonly remarks: readonly string[];
  /** Lines of source with a pointer to the fault. */
  readonly picture: readonly string[];
  /** Where in the user's own code it came about, the innermost first. */
  readonly frames: readonly string[];
}

/** An AWS call that has ended. */
export interface CallBlock {
  readonly kind: 'call';
  readonly effect: Effect;
  readonly service: string;
  readonly operation: string;
  /** The status, and the error's name where there is one. */
  readonly outcome: string;
  readonly failed: boolean;
  /** How long it took, how often it was tried, what it may do. */
  readonly rest: readonly string[];
}

export interface Column {
  readonly title: string;
  readonly role: Role;
}

/** What a column or member is, which decides how it is aligned, coloured and cut. */
export type Role = 'id' | 'arn' | 'state' | 'number' | 'date' | 'text';

export interface Cell {
  readonly text: string;
  /** The same in few columns, for when room is short: a date's age. */
  readonly short?: string;
}

/**
 * A line of a tree: a member, an element of a list (no name), or a remark of ours in place of a
 * value (role `note`) or of further lines (role `rest`).
 */
export interface Branch {
  readonly name?: string;
  readonly text?: string;
  readonly role?: Role | 'note' | 'rest';
  readonly branches?: readonly Branch[];
}

/** How much of a value is worth showing. Beyond these it is counted, not shown. */
export interface Limits {
  /** Rows of a table. */
  readonly rows: number;
  /** Elements of a list inside a record. */
  readonly items: number;
  /** Members of a record, and columns of a table. */
  readonly members: number;
  /** Lines of a tree in all. */
  readonly branches: number;
  /** Lines of a tree that is shown as deep as fits. */
  readonly lines: number;
  /** Characters of one string. */
  readonly characters: number;
  /** Lines of one string in a tree. */
  readonly textLines: number;
  /** Whether sizes are told in the units that people read. */
  readonly humane: boolean;
}

/** For a person at a screen. */
export const onScreen: Limits = {
  rows: 100,
  items: 10,
  members: 100,
  branches: 400,
  lines: 100,
  characters: 2_000,
  textLines: 100,
  humane: true,
};

/** For a pipe or a file: everything, short of exhausting the machine. */
export const onPaper: Limits = {
  rows: Number.POSITIVE_INFINITY,
  items: 100_000,
  members: 10_000,
  branches: 1_000_000,
  lines: Number.POSITIVE_INFINITY,
  characters: 10_000_000,
  textLines: Number.POSITIVE_INFINITY,
  humane: false,
};
