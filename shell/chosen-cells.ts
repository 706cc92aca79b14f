import { UsageError } from '../helpers/errors.ts';
import { type CellRange, cellsIn } from '../helpers/text/cells.ts';
import type { History, HistoryEntry } from './capabilities/index.ts';
import type { Entry } from './journal.ts';

/** Where cells are looked for: those of this session, and those that are kept. */
interface Shelves {
  readonly journal: readonly Entry[];
  readonly history?: History;
}

/** A cell that somebody chose. */
export interface ChosenCell {
  readonly cell: number;
  readonly source: string;
}

/**
 * The cells that words name, in the order in which they name them: `3`, `3-5`, `~1/2-5`; for a
 * pattern or a text, the last cell that has it and is not `passedOver`. Throws a UsageError when
 * there is none.
 */
export async function chosenCells(
  text: string,
  shelves: Shelves,
  passedOver: (source: string) => boolean = () => false,
): Promise<readonly ChosenCell[]> {
  const words = cellsIn(text);
  if (words.kind === 'search') {
    const all = shelves.history ? await shelves.history.entries() : ownCells(shelves);
    const last = all.findLast(({ source }) => words.finds(source) && !passedOver(source));
    if (last) return [last];
    throw new UsageError(`no cell has ${text}`, { hint: '.history lists them' });
  }
  const found = await Promise.all(words.ranges.map((range) => cellsOf(range, shelves)));
  return found.flat().filter(({ source }) => !passedOver(source));
}

/** The sessions that are kept, but for `own`, the latest first: the first is what `~1` means. */
export function sessionsBefore(
  entries: readonly Pick<HistoryEntry, 'session'>[],
  own: string | undefined,
): readonly string[] {
  const sessions = new Set(entries.map(({ session }) => session));
  return [...sessions].filter((session) => session !== own).reverse();
}

async function cellsOf(range: CellRange, shelves: Shelves): Promise<readonly ChosenCell[]> {
  const { back, from, to } = range;
  const cells = back === 0 ? ownCells(shelves) : await earlierCells(back, shelves);
  const found = cells.filter(({ cell }) => from <= cell && cell <= to);
  if (found.length > 0) return found;
  const where = back === 0 ? '' : ` in the session ~${back}`;
  throw new UsageError(`there is no cell ${from}${to > from ? ' or later' : ''}${where}`, {
    hint: '.history lists them',
  });
}

function ownCells({ journal }: Shelves): readonly ChosenCell[] {
  return journal.map(({ outcome: { cell, source } }) => ({ cell, source }));
}

async function earlierCells(back: number, { history }: Shelves): Promise<readonly ChosenCell[]> {
  const entries = (await history?.entries()) ?? [];
  const session = sessionsBefore(entries, history?.session)[back - 1];
  if (session !== undefined) return entries.filter((each) => each.session === session);
  throw new UsageError(`no session ~${back} is kept`, {
    hint: history ? '.history lists them' : 'the prompt keeps them, not a script',
  });
}
