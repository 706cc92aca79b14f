import { stripVTControlCharacters } from 'node:util';
import { count } from '../../helpers/text/count.ts';
import { safe, safeLine } from '../../helpers/text/safe.ts';
import type { CodeCell, Notebook, NotebookCell, Output } from '../../notebook/index.ts';
import { type Paint, painter } from '../print/paint.ts';
import { codeLines } from './code-text.ts';
import { markdownLines } from './markdown-text.ts';

/** Lines of one output that are shown; the rest is counted. */
const mostLines = 40;
const mostText = 80_000;

/**
 * A notebook as text for a terminal: markdown laid out, code in colours, outputs as they were kept.
 * Nothing of it is run, and nothing in it is obeyed by the terminal.
 */
export function showNotebook(
  { cells }: Notebook,
  { color, width = 100 }: { readonly color: boolean; readonly width: number | undefined },
): string {
  const paint = painter(color);
  if (cells.length === 0) return 'a notebook without cells';
  return cells.map((cell) => cellLines(cell, width, paint).join('\n')).join('\n\n');
}

function cellLines(cell: NotebookCell, width: number, paint: Paint): string[] {
  if (cell.kind === 'markdown') return markdownLines(cell.source, width, paint);
  if (cell.kind === 'other') {
    return [paint(`(${safeLine(cell.type)})`, 'dim'), ...safe(cell.source).split('\n')];
  }
  return [
    ...numbered(cell, paint),
    ...cell.outputs.flatMap((output) => outputLines(output, paint)),
  ];
}

/** Code with its number beside the first line, and a bar beside all others. */
function numbered({ source, executionCount }: CodeCell, paint: Paint): string[] {
  const mark = `[${executionCount ?? ' '}] `;
  const bar = ' '.repeat(mark.length);
  return codeLines(source, paint).map((line, at) => paint(at === 0 ? mark : bar, 'dim') + line);
}

function outputLines(output: Output, paint: Paint): string[] {
  const text = textOf(output);
  if (text === undefined) return [];
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
  const end = endOfLines(whole, mostLines);
  const look = output.kind === 'error' ? 'red' : undefined;
  const shown = safe(stripVTControlCharacters(whole.slice(0, Math.min(end, mostText))))
    .split('\n')
    .map((line) => paint(line.slice(0, 2_000), look));
  if (end === whole.length) return shown;
  const more = linesIn(whole, end + 1);
  return [...shown, paint(`… ${count(more, 'more line')} in the file`, 'dim')];
}

/** The offset at which the first so many lines end. */
function endOfLines(text: string, lines: number): number {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text.length;
  }
  return end;
}

function linesIn(text: string, from: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The text of an output; a remark on one that has none. */
function textOf(output: Output): string | undefined {
  switch (output.kind) {
    case 'stream':
      return output.text;
    case 'error':
      return output.traceback.length > 0
        ? output.traceback.join('\n')
        : `${output.name}: ${output.message}`;
    case 'other':
      return undefined;
    default: {
      const text = output.data['text/plain'];
      if (typeof text === 'string') return text;
      return `(${Object.keys(output.data).map(safeLine).join(', ')})`;
    }
  }
}
