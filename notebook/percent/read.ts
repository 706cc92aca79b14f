import { type CellHeader, headerIn } from '../cell-header.ts';
import type { Notebook, NotebookCell } from '../document.ts';
import { readHeader } from '../header.ts';
import { identified } from '../ids.ts';
import { checkDepth, isObject } from '../json.ts';
import { isMark, type Mark, readMark } from './mark.ts';
import { cellSource, commentText, isComment } from './source.ts';
import { headerLines } from './yaml-comment.ts';

/**
 * Reads TypeScript in percent cells, `// %% Title [markdown] key=json`; text of markdown cells stands
 * in line comments, metadata of the notebook as YAML in comments at the start. What stands before the
 * first mark is a cell too: a plain program is one cell.
 *
 * @see https://jupytext.readthedocs.io/en/latest/formats-scripts.html#the-percent-format
 */
export function readPercent(text: string): Notebook {
  const { yaml, body } = headerLines(text);
  const cells: NotebookCell[] = [];
  let mark: Mark | undefined;
  let lines: string[] = [];
  const flush = (): void => {
    if (mark || lines.some((line) => line.trim() !== '')) cells.push(...cellsOf(mark, lines));
    lines = [];
  };
  for (const line of body.split('\n')) {
    if (!isMark(line)) lines.push(line);
    else {
      flush();
      mark = readMark(line);
    }
  }
  flush();
  return {
    metadata: yaml === undefined ? {} : readHeader(yaml),
    cells: identified(cells),
  };
}

/** The cell of a mark; what stands below the comments of a markdown cell is one of code. */
function cellsOf(mark: Mark | undefined, lines: readonly string[]): NotebookCell[] {
  if (!mark) return [codeCell({ metadata: {} }, cellSource(lines, 0, 0))];
  checkDepth(mark.attributes, 'the metadata of a cell');
  const { blank, ...attributes } = mark.attributes;
  const [before, after] = Array.isArray(blank) ? blank.map(Number) : [];
  const isBlank = Number.isInteger(before) && Number.isInteger(after);
  const header = headerIn(isBlank || blank === undefined ? attributes : mark.attributes);
  if (mark.type === undefined) {
    const { type, ...rest } = header;
    const metadata = {
      ...titleOf(mark),
      ...(type === undefined ? {} : { type }),
      ...rest.metadata,
    };
    const source = cellSource(lines, isBlank ? Number(before) : 0, isBlank ? Number(after) : 0);
    return [codeCell({ ...rest, metadata }, source)];
  }
  const end = lines.findIndex((line) => line.trim() !== '' && !isComment(line));
  const text = commentText(end === -1 ? lines : lines.slice(0, end));
  const cell = textCell(mark.type, text, {
    ...header,
    metadata: { ...titleOf(mark), ...header.metadata },
  });
  return end === -1
    ? [cell]
    : [cell, codeCell({ metadata: {} }, cellSource(lines.slice(end), 0, 0))];
}

function titleOf({ title }: Mark): { title?: string } {
  return title === '' ? {} : { title };
}

function codeCell({ id = '', metadata, rest }: CellHeader, source: string): NotebookCell {
  const kept = isObject(rest) ? { rest } : {};
  return { kind: 'code', id, source, metadata, ...kept, outputs: [], executionCount: null };
}

function textCell(mark: string, source: string, header: CellHeader): NotebookCell {
  const { id = '', type = mark === 'md' ? 'markdown' : mark, metadata, rest } = header;
  const kept = { id, source, metadata, ...(rest ? { rest } : {}) };
  return type === 'markdown' ? { kind: 'markdown', ...kept } : { kind: 'other', type, ...kept };
}
