import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '../../helpers/errors.ts';
import type { JsonObject, Notebook, NotebookCell } from '../document.ts';
import { identified } from '../ids.ts';
import { checkDepth, isEmpty, isObject, without } from '../json.ts';
import { unixText } from '../text-shape.ts';
import { kernel } from './kernel.ts';
import { readOutput } from './read-output.ts';
import { joined } from './text.ts';

/**
 * Reads nbformat 4, of any minor version. Throws a UsageError with what is not that, or not whole.
 *
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function readIpynb(text: string): Notebook {
  const { metadata, cells, nbformat: _, ...rest } = notebookIn(text);
  const read = (cells as readonly unknown[]).map((cell, index) => readCell(cell, index + 1));
  const others = rest.nbformat_minor === 5 ? without(rest, 'nbformat_minor') : rest;
  return {
    metadata: foreignMetadata(objectIn(metadata, 'the metadata')),
    cells: identified(read),
    ...(isEmpty(others) ? {} : { rest: others }),
  };
}

function notebookIn(text: string): JsonObject {
  const notebook = parsed(unixText(text));
  if (!isObject(notebook)) throw notNotebook('it holds no object');
  const { nbformat, nbformat_minor: minor, cells } = notebook;
  if (typeof nbformat !== 'number' || !(Array.isArray(cells) || nbformat < 4)) {
    throw notNotebook('it has no nbformat and cells');
  }
  if (nbformat !== 4) {
    throw new UsageError(`the notebook is of format ${nbformat}, not 4`, {
      hint: 'jupyter nbconvert --to notebook --nbformat 4 turns it into one',
    });
  }
  // Minor versions up to 4 are like 5 but for the ids of cells, which are given here.
  return typeof minor === 'number' && minor > 5 ? notebook : { ...notebook, nbformat_minor: 5 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const cut = /end of JSON input|Unterminated/.test((error as Error).message);
    throw notNotebook(
      cut ? 'it ends in the middle: part of the file is missing' : (error as Error).message,
    );
  }
}

/** Without the description of our own kernel, which writing puts there. */
function foreignMetadata(metadata: JsonObject): JsonObject {
  const { kernelspec, language_info: language } = metadata;
  return isDeepStrictEqual({ kernelspec, language_info: language }, kernel)
    ? without(metadata, 'kernelspec', 'language_info')
    : metadata;
}

function readCell(cell: unknown, number: number): NotebookCell {
  const where = `cell ${number}`;
  if (!isObject(cell)) throw notNotebook(`${where} is no object`);
  const { cell_type: type, id: givenId, metadata, source, ...others } = cell;
  const text = joined(source);
  if (typeof type !== 'string') throw notNotebook(`${where} has no cell_type`);
  if (text === undefined) throw notNotebook(`${where} has no source`);
  const base = {
    id: typeof givenId === 'string' ? givenId : '',
    source: text.replace(/\r\n?/g, '\n'),
    metadata: objectIn(metadata, `the metadata of ${where}`),
  };
  const { outputs, execution_count: count, ...codeRest } = others;
  const rest = type === 'code' ? codeRest : others;
  checkDepth(rest, where);
  const kept = isEmpty(rest) ? {} : { rest };
  if (type === 'markdown') return { kind: 'markdown', ...base, ...kept };
  if (type !== 'code') return { kind: 'other', type, ...base, ...kept };
  if (outputs !== undefined && !Array.isArray(outputs)) {
    throw notNotebook(`the outputs of ${where} are no list`);
  }
  return {
    kind: 'code',
    ...base,
    outputs: (outputs ?? []).map((output: unknown) => readOutput(output, where)),
    executionCount: typeof count === 'number' ? count : null,
    ...kept,
  };
}

function objectIn(value: unknown, where: string): JsonObject {
  if (value === undefined) return {};
  if (!isObject(value)) throw notNotebook(`${where} is no object`);
  checkDepth(value, where);
  return value;
}

function notNotebook(why: string): UsageError {
  return new UsageError(`this is no Jupyter notebook that can be read: ${why}`, {
    hint: 'the file is left as it is',
  });
}
