import { UsageError } from '../../helpers/errors.ts';
import { count } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import {
  type CodeCell,
  type Json,
  type JsonObject,
  type Notebook,
  type NotebookCell,
  type NotebookFile,
  type Output,
  openNotebook,
  writeNotebook,
  writeWhole,
} from '../../notebook/index.ts';
import type { Outcome } from '../engine.ts';
import { outcomeText, type ScriptOptions } from './run-source.ts';

/** How a notebook is run. */
export interface NotebookRun {
  readonly path: string;
  /** Outputs go into the file. */
  readonly write: boolean;
  /** What a document keeps of a cell that was run, and of what it wrote. */
  readonly outputsOf: (
    outcome: Outcome,
    kept: { written: readonly { text: string; stream: 'out' | 'err' }[] },
  ) => readonly Output[];
}

/**
 * Runs the code cells of a file from top to bottom, and shows what they come to. Stops at the first
 * that fails, unless it is tagged `raises-exception`; one tagged `skip-execution` is left out. False
 * when one failed.
 */
export async function runNotebook(run: NotebookRun, options: ScriptOptions): Promise<boolean> {
  const file = await openNotebook(run.path);
  if (run.write && file.format === 'ts') {
    throw new UsageError(`${safeLine(run.path)} has no place for outputs`, {
      hint: 'awsh FILE --to md makes a notebook that has',
    });
  }
  refuseOthers(run.path, file.notebook);
  const cells = [...file.notebook.cells];
  let left = false;
  options.engine.onExit(() => {
    left = true;
  });
  let failed: number | undefined;
  for (const [index, cell] of cells.entries()) {
    if (left || failed !== undefined) break;
    if (cell.kind !== 'code' || cell.source.trim() === '' || has(cell, 'skip-execution')) continue;
    const { ran, ok } = await runCell(cell, run, options);
    cells[index] = ran;
    if (!ok && !has(cell, 'raises-exception')) failed = index;
  }
  if (run.write) await keep(run.path, file, cells);
  if (failed !== undefined) options.err(`${failureText(run.path, cells, failed)}\n`);
  return failed === undefined && options.heard?.failed !== true;
}

/** Throws a UsageError for a notebook whose cells are in another language. */
function refuseOthers(path: string, { metadata }: Notebook): void {
  const { language_info: info, kernelspec } = metadata;
  const nameIn = (value: Json | undefined, member: string): Json | undefined =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)[member]
      : undefined;
  const language = nameIn(info, 'name') ?? nameIn(kernelspec, 'language');
  if (typeof language !== 'string' || /^(?:typescript|javascript|ts|js)$/i.test(language)) return;
  throw new UsageError(`the cells of ${safeLine(path)} are in ${safeLine(language)}`, {
    hint: 'awsh runs TypeScript; .notebook open shows the notebook',
  });
}

async function runCell(
  cell: CodeCell,
  { outputsOf }: NotebookRun,
  options: ScriptOptions,
): Promise<{ ran: CodeCell; ok: boolean }> {
  const written: { text: string; stream: 'out' | 'err' }[] = [];
  const startedAt = new Date();
  const outcome = await options.engine.run(cell.source, {
    // One of its own, or what every cell leaves waiting would add up.
    signal: AbortSignal.any([options.signal]),
    onOutput: (text, stream, bytes) => {
      written.push({ text, stream });
      (stream === 'out' ? options.out : options.err)(bytes ?? text);
    },
    onOutcome: (inner) => show(inner, options),
  });
  show(outcome, options);
  const execution = {
    'iopub.execute_input': startedAt.toISOString(),
    'shell.execute_reply': new Date().toISOString(),
  };
  const ran: CodeCell = {
    ...cell,
    metadata: { ...cell.metadata, execution },
    outputs: outputsOf(outcome, { written }),
    executionCount: outcome.cell,
  };
  return { ran, ok: outcome.status === 'ok' };
}

function show(outcome: Outcome, options: ScriptOptions): void {
  const text = outcomeText(outcome, options);
  if (text !== '') (outcome.status === 'failed' ? options.err : options.out)(`${text}\n`);
}

/** The file with its new outputs, unless somebody changed it while it ran. */
async function keep(
  path: string,
  { notebook, format, text }: NotebookFile,
  cells: readonly NotebookCell[],
): Promise<void> {
  const now = await openNotebook(path);
  if (now.text !== text) {
    throw new UsageError(`${safeLine(path)} was changed while it ran, and stays as it is`, {
      hint: 'run it again with --write',
    });
  }
  // Times of runs are for Jupyter; in Markdown they would stand above every cell.
  const kept =
    format === 'ipynb' ? cells : cells.map((cell, at) => timeless(cell, notebook.cells[at]));
  await writeWhole(path, writeNotebook({ ...notebook, cells: kept }, format, { like: text }));
}

function timeless(cell: NotebookCell, before: NotebookCell | undefined): NotebookCell {
  return { ...cell, metadata: before?.metadata ?? cell.metadata };
}

function has({ metadata: { tags } }: CodeCell, tag: string): boolean {
  return Array.isArray(tags) && tags.includes(tag);
}

function failureText(path: string, cells: readonly NotebookCell[], failed: number): string {
  const isCode = (cell: NotebookCell): boolean => cell.kind === 'code' && cell.source.trim() !== '';
  const number = cells.slice(0, failed + 1).filter(isCode).length;
  const rest = cells.slice(failed + 1).filter(isCode).length;
  const first = safeLine(cells[failed]?.source.split('\n', 1)[0] ?? '').slice(0, 60);
  const left =
    rest === 0 ? '' : `; ${count(rest, 'cell')} after it ${rest === 1 ? 'was' : 'were'} not run`;
  return `${safeLine(path)}: cell ${number} failed (${first})${left}`;
}
