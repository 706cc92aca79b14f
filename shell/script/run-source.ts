import type { Engine, Format, Outcome } from '../engine.ts';
import { printError, printFailures, printText, printValue } from '../print/index.ts';

/** Where results, errors and call lines go when nobody sits at a prompt. */
export interface ScriptOptions {
  readonly engine: Engine;
  readonly format: Format;
  readonly color: boolean;
  /** Columns, when results go to a terminal. */
  readonly width: number | undefined;
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string | Uint8Array) => void;
  readonly signal: AbortSignal;
  /** What was heard beside the cells: an error among it ends the script. */
  readonly heard?: { readonly failed: boolean };
}

/** Runs one cell and prints its value, or its error. False when it failed. */
export async function runSource(source: string, options: ScriptOptions): Promise<boolean> {
  const outcome = await options.engine.run(source, {
    signal: options.signal,
    onProgress: (progress) => {
      const failures = progress.over ? printFailures(progress) : '';
      if (failures !== '') options.err(`${failures}\n`);
    },
    onOutput: (text, stream, bytes) =>
      (stream === 'out' ? options.out : options.err)(bytes ?? text),
    onOutcome: (inner) => show(inner, options),
  });
  show(outcome, options);
  return outcome.status === 'ok';
}

function show(outcome: Outcome, options: ScriptOptions): void {
  const text = outcomeText(outcome, options);
  if (text !== '') (outcome.status === 'failed' ? options.err : options.out)(`${text}\n`);
  if (outcome.remark !== undefined) options.err(`${outcome.remark}\n`);
}

/** What is shown of an outcome: its value, its error, or nothing. */
export function outcomeText(
  outcome: Outcome,
  options: Pick<ScriptOptions, 'color' | 'width' | 'format'>,
): string {
  const { color, width } = options;
  if (outcome.status !== 'failed') return valueText(outcome, options);
  return printError(outcome.error, { color, ...(width ? { width } : {}) });
}

function valueText(
  outcome: Outcome,
  { format, color, width }: Pick<ScriptOptions, 'color' | 'width' | 'format'>,
): string {
  if (outcome.text !== undefined) {
    return width === undefined ? outcome.text : printText(outcome.text);
  }
  if (outcome.value === undefined || outcome.brief) return '';
  // Into a pipe goes the text itself, for the next program; a person sees where it begins and ends.
  const plain = format === 'auto' && outcome.format === undefined && width === undefined;
  if (plain && typeof outcome.value === 'string') return outcome.value;
  return printValue(outcome.value, {
    format: outcome.format ?? format,
    color,
    terminal: width !== undefined,
    now: outcome.now,
    ...(width ? { width } : {}),
  });
}
