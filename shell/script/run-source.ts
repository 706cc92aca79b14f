import type { Engine, Format, Outcome } from '../engine.ts';
import { printError, printFailures, printValue } from '../print/index.ts';

/** Where results, errors and call lines go when nobody sits at a prompt. */
export interface ScriptOptions {
  readonly engine: Engine;
  readonly format: Format;
  readonly color: boolean;
  /** Columns, when results go to a terminal. */
  readonly width: number | undefined;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Runs one cell and prints its value, or its error. False when it failed. */
export async function runSource(source: string, options: ScriptOptions): Promise<boolean> {
  const outcome = await options.engine.run(source, {
    signal: options.signal,
    onProgress: (progress) => {
      const failures = progress.over ? printFailures(progress) : '';
      if (failures !== '') options.err(`${failures}\n`);
    },
    onOutput: (text, stream) => (stream === 'out' ? options.out(text) : options.err(text)),
  });
  const { color, width } = options;
  if (outcome.status === 'failed') {
    options.err(`${printError(outcome.error, { color, ...(width ? { width } : {}) })}\n`);
  } else {
    const text = valueText(outcome, options);
    if (text !== '') options.out(`${text}\n`);
  }
  if (outcome.remark !== undefined) options.err(`${outcome.remark}\n`);
  return outcome.status === 'ok';
}

function valueText(outcome: Outcome, { format, color, width }: ScriptOptions): string {
  if (outcome.text !== undefined) return outcome.text;
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
