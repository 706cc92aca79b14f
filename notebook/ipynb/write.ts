import type { Json, JsonObject, MimeBundle, Notebook, NotebookCell, Output } from '../document.ts';
import { kernel } from './kernel.ts';
import { isJsonType } from './read-output.ts';
import { lines } from './text.ts';

/**
 * nbformat 4.5, laid out as Jupyter itself does, or indented as `like`, text of a notebook, is.
 * Metadata that name no kernel get ours.
 *
 * @see https://github.com/jupyter/nbformat/blob/main/nbformat/v4/nbformat.v4.5.schema.json
 */
export function writeIpynb({ metadata, cells, rest = {} }: Notebook, like = ''): string {
  const named = 'kernelspec' in metadata || 'language_info' in metadata;
  const notebook = {
    cells: cells.map(writeCell),
    metadata: named ? metadata : { ...metadata, ...kernel },
    nbformat: 4,
    nbformat_minor: 5,
    ...rest,
  };
  return `${JSON.stringify(notebook, undefined, indentOf(like))}\n`;
}

function indentOf(like: string): string | number {
  if (like === '') return 1;
  return /^\{\n([ \t]+)"/.exec(like)?.[1] ?? 0;
}

function writeCell(cell: NotebookCell): JsonObject {
  const { id, metadata, source, rest = {} } = cell;
  const base = { id, metadata, ...rest, source: lines(source) };
  if (cell.kind === 'markdown') return { cell_type: 'markdown', ...base };
  if (cell.kind === 'other') return { cell_type: cell.type, ...base };
  return {
    cell_type: 'code',
    execution_count: cell.executionCount,
    id,
    metadata,
    ...rest,
    outputs: cell.outputs.map(writeOutput),
    source: lines(source),
  };
}

function writeOutput(output: Output): JsonObject {
  switch (output.kind) {
    case 'stream':
      return { name: output.name, output_type: 'stream', text: lines(output.text) };
    case 'result':
      return {
        data: writeData(output.data),
        execution_count: output.executionCount,
        metadata: output.metadata,
        output_type: 'execute_result',
      };
    case 'display':
      return {
        data: writeData(output.data),
        metadata: output.metadata,
        output_type: 'display_data',
      };
    case 'error':
      return {
        ename: output.name,
        evalue: output.message,
        output_type: 'error',
        traceback: output.traceback,
      };
    case 'other':
      return output.content;
  }
}

function writeData(data: MimeBundle): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]): [string, Json] => [
      type,
      typeof value === 'string' && !isJsonType(type) && !type.startsWith('image/')
        ? lines(value)
        : value,
    ]),
  );
}
