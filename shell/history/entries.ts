import type { HistoryEntry } from '../capabilities/history.ts';
import { type BeganLine, beginnings, type EndedLine, readLine } from './line.ts';
import type { Tail } from './tail.ts';

/** What the lines of a file say. */
export interface Entries {
  /** The cells, in the order in which they began. */
  readonly entries: readonly HistoryEntry[];
  /** True when it has what no session of ours could have left: more than half lines. */
  readonly isDamaged: boolean;
}

/** Reads lines, and puts together what is said of one cell. */
export function entriesIn({ lines, rest }: Pick<Tail, 'lines' | 'rest'>): Entries {
  const cells = new Map<string, HistoryEntry>();
  let isDamaged = !isHalfLine(rest);
  for (const text of lines) {
    if (text === '') continue;
    const line = readLine(text);
    if (!line) isDamaged ||= !isHalfLine(text);
    else if ('at' in line) cells.set(keyOf(line.session, line.cell), began(line));
    else end(cells, line);
  }
  const inOrder = [...cells.values()].sort((one, other) => one.at.getTime() - other.at.getTime());
  return { entries: inOrder, isDamaged };
}

/** True for what a session leaves that is killed while it writes. */
function isHalfLine(text: string): boolean {
  const isOurs = beginnings.some((each) => text.startsWith(each) || each.startsWith(text));
  return isOurs && !text.includes('\0');
}

function began(line: BeganLine): HistoryEntry {
  const { at, session, cell, source, cwd, profile, region, sandbox } = line;
  const place = { isSandbox: sandbox === true, profile, region };
  const unknown = { durationMs: undefined, ok: undefined };
  return { session, cell, source, at: new Date(at), cwd, place, ...unknown };
}

function end(cells: Map<string, HistoryEntry>, { session, ended, ms, ok }: EndedLine): void {
  const key = keyOf(session, ended);
  const entry = cells.get(key);
  if (entry) cells.set(key, { ...entry, durationMs: ms, ok });
}

function keyOf(session: string, cell: number): string {
  return `${session} ${cell}`;
}
