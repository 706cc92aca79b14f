import { UsageError } from '../../helpers/errors.ts';
import { duration, stamp } from '../../helpers/text/ago.ts';
import { type CellWords, cellsIn } from '../../helpers/text/cells.ts';
import { safe } from '../../helpers/text/safe.ts';
import type { HistoryEntry } from '../capabilities/index.ts';
import { sessionsBefore } from '../chosen-cells.ts';
import { type Answer, defineCommand } from '../command.ts';

const mostListed = 40;

/** Shows the cells of this session and of others, with when, where and how they went. */
export const history = defineCommand({
  name: 'history',
  usage: '.history [3-7 | ~1/2-5 | ~1 | /pattern/ | text]',
  summary: 'Show the cells of this session and of others',
  details: [
    '~1/3 is cell 3 of the session before this one. One cell alone is shown in full.',
    'Not kept: lines that begin with a space, cells with what looks like a secret, and all of a',
    'session that is started with --private, or with AWSH_HISTORY=off. .rerun runs cells again.',
  ],
  examples: [
    { line: '.history', shows: `the last ${mostListed} cells, this session's at the end` },
    { line: '.history 1', shows: 'one cell in full, with its time and place' },
    { line: '.history /describe\\w+\\(/', shows: 'the cells that match' },
  ],

  async run(_words, { history }, rest) {
    if (!history) {
      throw new UsageError('there is no history here', { hint: 'the prompt keeps one, no script' });
    }
    const all = await history.entries();
    const own = all.findLast(({ session }) => session === history.session);
    // The line that asks is no answer.
    const entries = all.filter((entry) => entry !== own || entry.ok !== undefined);
    const others = sessionsBefore(entries, history.session);
    const back = (entry: HistoryEntry): number => 1 + others.indexOf(entry.session);
    const words = rest === '' ? undefined : cellsIn(rest);
    const chosen = words ? entries.filter(chosenBy(words, back)) : entries;
    const [only, ...more] = chosen;
    if (!only) return rest === '' ? 'no cells are kept yet' : `no cell has ${safe(rest)}`;
    if (more.length === 0 && words?.kind === 'cells') return inFull(only, back(only));
    return table(chosen.slice(-mostListed), back);
  },
});

function chosenBy(words: CellWords, back: (entry: HistoryEntry) => number) {
  return (entry: HistoryEntry): boolean => {
    if (words.kind === 'search') return words.finds(entry.source);
    const { cell } = entry;
    return words.ranges.some((range) => {
      return range.back === back(entry) && range.from <= cell && cell <= range.to;
    });
  };
}

function table(entries: readonly HistoryEntry[], back: (entry: HistoryEntry) => number): Answer {
  const value = entries.map((entry) => ({
    Cell: nameOf(entry, back(entry)),
    Source: entry.source,
    Status: statusOf(entry),
    At: when(entry.at),
    Took: entry.durationMs === undefined ? '' : duration(entry.durationMs),
    Place: placeOf(entry),
  }));
  return { value, format: 'table' };
}

function inFull(entry: HistoryEntry, back: number): string {
  const { at, durationMs, cwd } = entry;
  const took = durationMs === undefined ? '' : ` in ${duration(durationMs)}`;
  const facts = [`${statusOf(entry)}${took}`, stamp(at), placeOf(entry), cwd];
  return safe(`[${nameOf(entry, back)}] ${facts.join(' · ')}\n${entry.source}`);
}

/** By the clock on the wall: the sandbox's runs faster. The day, unless it is today. */
function when(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = (date: Date): string =>
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return day(at) === day(new Date()) ? `${time}:${two(at.getSeconds())}` : `${day(at)} ${time}`;
}

function nameOf({ cell }: HistoryEntry, back: number): string {
  return back === 0 ? `${cell}` : `~${back}/${cell}`;
}

/** A cell without an end still runs, or its session ended before it did. */
function statusOf({ ok }: HistoryEntry): string {
  if (ok === undefined) return 'no end';
  return ok ? 'ok' : 'failed';
}

function placeOf({ place: { isSandbox, profile, region } }: HistoryEntry): string {
  return [isSandbox ? 'sandbox' : (profile ?? 'default'), region].filter(Boolean).join(' ');
}
