import { join } from 'node:path';
import type { HistoryEntry } from '../../../shell/capabilities/history.ts';
import { KeptHistory } from '../../../shell/history/kept-history.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** A history that writes to a file of a new folder, and what it warned of. */
export interface Kept {
  readonly file: string;
  readonly warnings: readonly string[];
  /** A session at that file; letters and digits name it. */
  open(session: string, full?: number): KeptHistory;
}

/** A new folder, gone with the process. */
export function newFolder(): string {
  return temporaryFolder('history');
}

/** A file for histories, in a new folder or as told. */
export function keptAt(file = join(newFolder(), 'awsh', 'history.jsonl')): Kept {
  const warnings: string[] = [];
  return {
    file,
    warnings,
    open: (session, full) =>
      new KeptHistory({
        file,
        session,
        cwd: '/home/ada',
        warn: (message) => warnings.push(message),
        ...(full === undefined ? {} : { full }),
      }),
  };
}

/** A cell about to run in the sandbox. */
export function began(cell: number, source: string): Parameters<KeptHistory['append']>[0] {
  const place = { isSandbox: true, profile: undefined, region: 'us-east-1' };
  return { cell, source, at: new Date(), place };
}

/** The sources of a history, those of all sessions. */
export async function sourcesIn(history: KeptHistory): Promise<string[]> {
  return (await history.entries()).map(({ source }: HistoryEntry) => source);
}
