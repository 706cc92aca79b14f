import { withoutTheSecrets } from '../../helpers/index.ts';
import type { JsonObject, Notebook, NotebookCell } from '../../notebook/index.ts';
import type { Entry } from '../journal.ts';
import { outputsOf } from './outputs.ts';
import type { Range } from './range.ts';
import { secretsOf } from './secrets-of.ts';

/** Commands that say something of the session, not of AWS: no part of a document. */
const leftOut =
  /^\s*\.(?:notebook|export|exit|quit|q|help|history|edit|tutorial|next|hint|skip|show|bye|play|snippets|save|rm|rerun|doc|type|jobs)(?:\s|$)/;
const note = /^\s*\.(?:note|notebook\s+note)(?:\s+|$)/;

/** A session's cells as a document: those that a range names, or else all that went well. */
export function recorded(journal: readonly Entry[], range?: Range): Notebook {
  const chosen = chosenOf(journal, range);
  // A secret that one cell's value holds can be printed by another.
  const secrets = [...new Set(journal.flatMap(({ outcome }) => secretsOf(outcome)))];
  return {
    metadata: placeOf(chosen.at(-1)),
    cells: chosen.map((entry, index) => cellOf(entry, index, secrets)),
  };
}

/** The entries of a session that belong into a document. */
export function chosenOf(journal: readonly Entry[], range?: Range): readonly Entry[] {
  const inRange = journal.filter(({ outcome: { cell, status } }) =>
    range ? range.includes(cell) : status === 'ok',
  );
  return inRange.filter(({ outcome: { source } }) => !leftOut.test(source) || note.test(source));
}

/** The text of a `.note`, undefined for any other cell. */
export function noteIn(source: string): string | undefined {
  if (!note.test(source)) return undefined;
  const text = source.replace(note, '').trim();
  return /^(["'`])[\s\S]*\1$/.test(text) ? text.slice(1, -1) : text;
}

function placeOf(last: Entry | undefined): JsonObject {
  if (!last) return {};
  const { isSandbox, profile, region } = last.place;
  const place = {
    ...(isSandbox ? { sandbox: true } : {}),
    ...(profile && !isSandbox ? { profile } : {}),
    ...(region ? { region } : {}),
  };
  return Object.keys(place).length === 0 ? {} : { awsh: place };
}

function cellOf(
  { outcome, startedAt, blocks }: Entry,
  index: number,
  secrets: readonly string[],
): NotebookCell {
  const { cell, durationMs } = outcome;
  const source = withoutTheSecrets(outcome.source.replaceAll('\r\n', '\n'), secrets).trimEnd();
  const id = `in-${cell}`;
  const text = noteIn(source);
  if (text !== undefined) {
    // The id that Markdown gives by itself, so that nothing has to stand above the text.
    return { kind: 'markdown', id: `cell-${index + 1}`, source: text, metadata: {} };
  }
  const endedAt = new Date(startedAt.getTime() + durationMs);
  return {
    kind: 'code',
    id,
    source,
    metadata: {
      // Jupyter's own names; all values are to be texts.
      execution: {
        'iopub.execute_input': startedAt.toISOString(),
        'shell.execute_reply': endedAt.toISOString(),
      },
    },
    outputs: outputsOf(outcome, { blocks, secrets }),
    executionCount: cell,
  };
}
