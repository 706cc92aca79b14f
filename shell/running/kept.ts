import { UsageError } from '../../helpers/errors.ts';
import { setGlobal } from '../cell/globals.ts';
import type { Entry, EntryPlace } from '../journal.ts';
import type { Outcome } from '../outcome.ts';
import { type Block, toBlocks } from '../print/index.ts';
import { More } from './more.ts';
import type { Result, RunningCell } from './running-cell.ts';

/** What a session keeps of its cells: `In`, `Out`, `_` and the journal. */
export class Kept {
  readonly inputs: string[] = [''];
  readonly outputs: Record<number, unknown> = Object.create(null);
  readonly journal: Entry[] = [];
  readonly more = new More();
  #nextCell = 1;
  #last: unknown;

  /** The number that the next cell will have. */
  get nextCell(): number {
    return this.#nextCell;
  }

  /** The value of the last cell that had one. */
  get last(): unknown {
    return this.#last;
  }

  /** Gives a cell its number. */
  begin(source: string): number {
    const cell = this.#nextCell++;
    this.inputs[cell] = source;
    return cell;
  }

  /** Keeps a value as `Out[n]`; as `_` too, unless it comes up in the background. */
  remember({ number, background }: RunningCell, value: unknown): void {
    if (value === undefined) return;
    this.outputs[number] = value;
    if (background) return;
    this.#last = value;
    setGlobal('_', value);
  }

  /** What is shown of a long list, where the face shows so many rows at a time. */
  pageOf({ options: { rows }, background }: RunningCell, result: Result): Pick<Result, 'page'> {
    const { value, brief, format } = result;
    if (rows === undefined || background || brief || format) return {};
    const page = this.more.pageOf(value, rows);
    return page ? { page } : {};
  }

  /** The value of `Out[n]`, or without a number the last. Throws a UsageError where there is none. */
  readonly output = (cell?: number): unknown => {
    if (cell === undefined || cell in this.outputs) {
      return cell === undefined ? this.#last : this.outputs[cell];
    }
    const hint = cell < this.#nextCell ? `cell ${cell} had no value` : undefined;
    throw new UsageError(`there is no Out[${cell}]`, hint ? { hint } : {});
  };

  record(outcome: Outcome, startedAt: Date, { isSandbox, profile, region }: EntryPlace): Entry {
    const place = { isSandbox, profile, region };
    const entry = { outcome, startedAt, place, blocks: blocksOf(outcome) };
    this.journal.push(entry);
    return entry;
  }
}

/** A page's worth of what a cell came to, as it is now: the value may change later. */
function blocksOf({ value, text, now }: Outcome): readonly Block[] {
  if (text !== undefined) return [{ kind: 'text', text }];
  return toBlocks(value, { width: 100, now });
}
