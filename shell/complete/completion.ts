/** What an entry of a completion is: decides its group and colour. */
export type CandidateKind =
  | 'operation'
  | 'resource'
  | 'helper'
  | 'variable'
  | 'member'
  | 'value'
  | 'live'
  | 'command'
  | 'file'
  | 'module'
  | 'keyword';

/** One thing that could stand at the cursor. */
export interface Candidate {
  /** What is put into the source, in place of what is there from `from` to `to`. */
  readonly text: string;
  /** What the menu shows, where it is not `text`: without quotes, with parentheses. */
  readonly label?: string;
  readonly kind: CandidateKind;
  /** A few words beside it: a signature, a type, a Name tag and a state. */
  readonly detail?: string;
  /** Its first sentence of documentation. */
  readonly documentation?: string;
  /** A member that the call needs. */
  readonly required?: boolean;
}

/** What could stand at the cursor. Offsets count UTF-16 units of the whole source. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  /** In the order in which they are shown. */
  readonly items: readonly Candidate[];
  /** The same again with what was not there in time, such as names from the account. */
  readonly more?: Promise<Completion>;
  /**
   * What is known of one item beyond that: its type and the first sentence of its documentation,
   * where it has none yet. Meant for the one that is chosen in the menu; never throws.
   */
  readonly describe?: (item: Candidate) => Promise<Candidate>;
}

/** One line under what is being typed: a signature, or a member's type and what it is for. */
export interface Hint {
  readonly text: string;
  /** The part that the cursor is at, as offsets into `text`. */
  readonly active?: readonly [from: number, to: number];
}

/** Something TypeScript would refuse. Lines and columns count from 1. */
export interface Mistake {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
}
