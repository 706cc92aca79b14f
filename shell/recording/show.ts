import { stripVTControlCharacters } from 'node:util';
import { count } from '../../helpers/text/count.ts';
import { safe, safeLine } from '../../helpers/text/safe.ts';
import type { CodeCell, Notebook, NotebookCell, Output } from '../../notebook/index.ts';
import { type Paint, painter } from '../print/paint.ts';
import { codeLines } from './code-text.ts';
import { markdownLines } from './markdown-text.ts';

/** Lines of one output that are shown; the rest is counted. */
const mostLines = 40;

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
  const lines = text.replace(/\n$/, '').split('\n', mostLines + 1);
  const isError = output.kind === 'error';
  const shown = lines
    .slice(0, mostLines)
    .map((line) => paint(safe(line.slice(0, 2_000)), isError ? 'red' : undefined));
  if (lines.length <= mostLines) return shown;
  const more = text.split('\n').length - mostLines;
  return [...shown, paint(`… ${count(more, 'more line')} in the file`, 'dim')];
}

/** The text of an output; a remark on one that has none. */
function textOf(output: Output): string | undefined {
  switch (output.kind) {
    case 'stream':
      return stripVTControlCharacters(output.text);
    case 'error':
      return output.traceback.length > 0
        ? stripVTControlCharacters(output.traceback.join('\n'))
        : `${output.name}: ${output.message}`;
    case 'other':
      return undefined;
    default: {
      const text = output.data['text/plain'];
      if (typeof text === 'string') return stripVTControlCharacters(text);
      return `(${Object.keys(output.data).map(safeLine).join(', ')})`;
    }
  }
}
