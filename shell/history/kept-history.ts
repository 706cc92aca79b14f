import type { CellBegan, CellEnded, History, HistoryEntry } from '../capabilities/history.ts';
import { appendLine, makeOwnFolder, Refused } from './append-line.ts';
import { entriesIn } from './entries.ts';
import { olderFile } from './folder.ts';
import { whyKeptOut } from './keep-out.ts';
import { lineOf } from './line.ts';
import { repaired } from './repair.ts';
import { tailOf } from './tail.ts';
import { fullAt, turnOver } from './turn-over.ts';
import { whyNotKept } from './why-not-kept.ts';

/** What a history needs. */
export interface KeptHistoryOptions {
  /** Where cells are kept; undefined keeps them in memory only. */
  readonly file: string | undefined;
  /** This session: letters and digits that no other has. */
  readonly session: string;
  /** The folder that the session was started in. */
  readonly cwd: string;
  /** Hears, once, why cells are not kept, or that a damaged file was set aside. */
  readonly warn: (message: string) => void;
  /** A file this large is full, in bytes. */
  readonly full?: number;
}

/** As much as Up and searching have at once, in bytes: some 2 500 cells, read in some 10 ms. */
const readAtStart = 600_000;

/**
 * The history on disk: JSON lines, appended one by one. Whatever is wrong with the file, the session
 * goes on, with a history in memory.
 */
export class KeptHistory implements History {
  readonly session: string;
  readonly #options: KeptHistoryOptions;
  readonly #sources: string[] = [];
  readonly #own = new Map<number, HistoryEntry>();
  #file: string | undefined;
  #warned = false;

  constructor(options: KeptHistoryOptions) {
    this.#options = options;
    this.session = options.session;
    this.#file = options.file;
    this.#guard((file) => {
      makeOwnFolder(file);
      for (const { source } of this.#load(file)) this.#remember(source);
      turnOver(file, options.full);
    });
  }

  get file(): string | undefined {
    return this.#file;
  }

  get sources(): readonly string[] {
    return this.#sources;
  }

  append(began: CellBegan): void {
    const { cell, source, at } = began;
    const { isSandbox, profile, region } = began.place;
    if (!/^[ \t]/.test(source)) this.#remember(source);
    if (whyKeptOut(source) !== undefined) return;
    const { session, cwd } = this.#options;
    const place = { isSandbox, profile, region };
    this.#own.set(cell, { ...began, place, session, cwd, durationMs: undefined, ok: undefined });
    this.#write({
      at: at.toISOString(),
      session,
      cell,
      source,
      cwd,
      ...(profile === undefined ? {} : { profile }),
      ...(region === undefined ? {} : { region }),
      ...(isSandbox ? { sandbox: true } : {}),
    });
  }

  ended({ cell, durationMs, ok }: CellEnded): void {
    const entry = this.#own.get(cell);
    if (!entry) return;
    this.#own.set(cell, { ...entry, durationMs, ok });
    this.#write({ ended: cell, session: this.session, ms: Math.round(durationMs), ok });
  }

  async entries(): Promise<readonly HistoryEntry[]> {
    const kept: HistoryEntry[] = [];
    this.#guard((file) => {
      const lines = [olderFile(file), file].flatMap((each) => tailOf(each, 2 * fullAt).lines);
      kept.push(...entriesIn({ lines, rest: '' }).entries);
    });
    const others = kept.filter(({ session }) => session !== this.session);
    return [...others, ...this.#own.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  #load(file: string): readonly HistoryEntry[] {
    const { entries, size } = repaired(file, readAtStart, (message) => this.#warn(message));
    const room = readAtStart - size;
    const older = room > 0 ? entriesIn(tailOf(olderFile(file), room)).entries : [];
    return [...older, ...entries];
  }

  #write(line: Parameters<typeof lineOf>[0]): void {
    this.#guard((file) => {
      const size = this.#appended(file, lineOf(line));
      if (size >= (this.#options.full ?? fullAt)) turnOver(file, this.#options.full);
    });
  }

  /** The folder may have been removed while the session goes on. */
  #appended(file: string, line: string): number {
    try {
      return appendLine(file, line);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      makeOwnFolder(file);
      return appendLine(file, line);
    }
  }

  #guard(work: (file: string) => void): void {
    const file = this.#file;
    if (file === undefined) return;
    try {
      work(file);
    } catch (error) {
      // A disk may have room again later; a place that is somebody else's is left alone for good.
      if (error instanceof Refused) this.#file = undefined;
      this.#warn(`cells are not kept: ${whyNotKept(error, file)}`);
    }
  }

  /** One warning a session: what is wrong with a file is wrong at each cell. */
  #warn(message: string): void {
    if (this.#warned) return;
    this.#warned = true;
    this.#options.warn(`history: ${message}`);
  }

  #remember(source: string): void {
    if (source !== this.#sources.at(-1)) this.#sources.push(source);
  }
}
