/** A cell about to run, as a line of the file has it. */
export interface BeganLine {
  /** When, in ISO 8601. */
  readonly at: string;
  /** Which session: eight letters and digits, drawn when it began. */
  readonly session: string;
  /** The n of `In[n]`. */
  readonly cell: number;
  readonly source: string;
  readonly cwd: string;
  readonly profile?: string;
  readonly region?: string;
  /** The calls went to the embedded AWS. */
  readonly sandbox?: true;
}

/** How a cell ended: a line of its own, written when that is known. */
export interface EndedLine {
  /** The n of `In[n]`. */
  readonly ended: number;
  readonly session: string;
  readonly ms: number;
  readonly ok: boolean;
}

/** How lines begin; a text within a line can't look so, since its quotes are escaped. */
export const beginnings = ['{"at":"', '{"ended":'] as const;

/** A line as it is appended, its end included. */
export function lineOf(line: BeganLine | EndedLine): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * What a line of the file says; undefined when it is none of ours, or only half of one. A session
 * that was killed while it wrote leaves half a line, and another session's whole one may stand
 * right behind it.
 */
export function readLine(text: string): BeganLine | EndedLine | undefined {
  const start = Math.max(...beginnings.map((each) => text.lastIndexOf(each)));
  if (start < 0) return undefined;
  try {
    const line: unknown = JSON.parse(text.slice(start));
    return isBegan(line) || isEnded(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isBegan(line: unknown): line is BeganLine {
  const { at, session, cell, source, cwd, profile, region } = line as Partial<BeganLine>;
  return (
    [at, session, source, cwd].every((each) => typeof each === 'string') &&
    [profile, region].every((each) => each === undefined || typeof each === 'string') &&
    Number.isInteger(cell) &&
    !Number.isNaN(Date.parse(at ?? ''))
  );
}

function isEnded(line: unknown): line is EndedLine {
  const { ended, session, ms, ok } = line as Partial<EndedLine>;
  return (
    Number.isInteger(ended) &&
    typeof session === 'string' &&
    typeof ms === 'number' &&
    typeof ok === 'boolean'
  );
}
