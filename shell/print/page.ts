import { count, grouped } from '../../helpers/text/count.ts';
import type { NoteBlock } from './block.ts';
import { isPartial } from './known.ts';
import { isList, isRecord } from './record.ts';
import { isResponse, listIn } from './response.ts';

/** A stretch of a long list that is shown at a time, and how the list goes on. */
export interface Page {
  /** The place of its first row in the list, from 1. */
  readonly first: number;
  /** Rows at most. */
  readonly rows: number;
  /** How many elements are known; when `isWhole`, that is all there are. */
  readonly known: number;
  readonly isWhole: boolean;
}

/** The list that a value is shown as: its own elements, or those in an answer. */
export function shownList(value: unknown): readonly unknown[] | undefined {
  if (isPartial(value)) return value.fetched;
  if (isList(value)) return value;
  return isRecord(value) && isResponse(value) ? listIn(value)?.list : undefined;
}

/** Where a page stands: `… 101–200 of 1,204 instances · it for more`. */
export function pageNote({ first, known, isWhole }: Page, shown: number, noun?: string): NoteBlock {
  const last = first + shown - 1;
  // One is fetched beyond what was asked for, to know that there is more.
  const sure = isWhole ? known : known - 1;
  const all = noun ? count(sure, noun) : grouped(sure);
  const of = isWhole ? all : `more than ${all}`;
  const stretch = first === 1 ? grouped(last) : `${grouped(first)}–${grouped(last)}`;
  const more = !isWhole || last < known;
  return {
    kind: 'note',
    text: `${more ? '… ' : ''}${stretch} of ${of}${more ? ' · it for more' : ''}`,
  };
}
