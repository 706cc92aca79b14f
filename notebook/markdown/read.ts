import { readAttributes } from '../attributes.ts';
import { type CellHeader, headerIn } from '../cell-header.ts';
import type { CodeCell, JsonObject, Notebook, NotebookCell, Output } from '../document.ts';
import { readHeader } from '../header.ts';
import { identified } from '../ids.ts';
import { checkDepth } from '../json.ts';
import { headerLines } from './front-matter.ts';
import { outputMark, readOutput } from './output.ts';
import { codeInfo, type Segment, segments } from './segments.ts';

const cellMark = /^<!-- cell(?: (\{.*\}))? -->$/;

/**
 * Reads Markdown: every fence of `ts` or `typescript` at the left edge is a code cell, the text
 * between two of them a markdown cell, YAML front matter the metadata. What a fence says beside its
 * language is the metadata of its cell: `solution` is `true`, `{"id": …}` and `key=json` as they are.
 */
export function readMarkdown(text: string): Notebook {
  const { yaml, body } = headerLines(text);
  return {
    metadata: yaml === undefined ? {} : readHeader(yaml),
    cells: identified(cellsIn(body)),
  };
}

/** The cells of Markdown without front matter; an id is empty where none is given. */
export function cellsIn(text: string): NotebookCell[] {
  const cells: NotebookCell[] = [];
  const found = segments(text.split('\n'));
  let lines: string[] = [];
  let header: CellHeader | undefined;
  const flush = (): void => {
    const source = trimmed(lines);
    if (source !== '' || header) cells.push(markdownCell(source, header ?? { metadata: {} }));
    lines = [];
    header = undefined;
  };
  for (let at = 0; at < found.length; at++) {
    const segment = found[at] as Segment;
    const next = found[at + 1];
    const info = segment.kind === 'fence' ? codeInfo(segment.info) : undefined;
    if (segment.kind === 'fence' && info) {
      flush();
      const { outputs, last } = outputsAfter(found, at);
      cells.push({ ...codeCell(info, segment.body.join('\n')), outputs });
      at = last;
      continue;
    }
    const mark = segment.kind === 'text' ? markIn(segment.line) : undefined;
    if (!mark) lines.push(...(segment.kind === 'text' ? [segment.line] : segment.lines));
    else if (mark.type !== undefined && next?.kind === 'fence') {
      flush();
      cells.push(typedCell(mark.type, next.body.join('\n'), mark));
      at += 1;
    } else {
      flush();
      header = mark;
    }
  }
  flush();
  return cells;
}

/** The outputs that follow the fence at `from`, and the last segment of them. */
function outputsAfter(
  found: readonly Segment[],
  from: number,
): { outputs: Output[]; last: number } {
  const outputs: Output[] = [];
  let last = from;
  for (let at = from + 1; at < found.length; at++) {
    const segment = found[at];
    if (segment?.kind !== 'text') break;
    if (segment.line.trim() === '') continue;
    const mark = outputMark(segment.line);
    const fence = found[at + 1];
    if (!mark || fence?.kind !== 'fence') break;
    outputs.push(readOutput(mark, fence.body.join('\n')));
    at += 1;
    last = at;
  }
  return { outputs, last };
}

function markIn(line: string): CellHeader | undefined {
  const [whole, json = '{}'] = cellMark.exec(line) ?? [];
  const attributes = whole === undefined ? undefined : readAttributes(json);
  return attributes && headerIn(checked(attributes));
}

function codeCell(info: { language: string; beside: string }, source: string): CodeCell {
  const attributes = readAttributes(info.beside) ?? { info: info.beside };
  const { id = '', type, metadata, rest } = headerIn(checked(attributes));
  const language = info.language.toLowerCase() === 'ts' ? {} : { language: info.language };
  return {
    kind: 'code',
    id,
    source,
    metadata: { ...language, ...(type === undefined ? {} : { type }), ...metadata },
    ...(rest ? { rest } : {}),
    outputs: [],
    executionCount: null,
  };
}

function markdownCell(source: string, { id = '', type, metadata, rest }: CellHeader): NotebookCell {
  return {
    kind: 'markdown',
    id,
    source,
    metadata: type === undefined ? metadata : { type, ...metadata },
    ...(rest ? { rest } : {}),
  };
}

function typedCell(type: string, source: string, header: CellHeader): NotebookCell {
  const { id = '', metadata, rest } = header;
  const kept = { id, source, metadata, ...(rest ? { rest } : {}) };
  return type === 'markdown' ? { kind: 'markdown', ...kept } : { kind: 'other', type, ...kept };
}

function checked(attributes: JsonObject): JsonObject {
  checkDepth(attributes, 'the metadata of a cell');
  return attributes;
}

/** Lines as a text without blank ones before and after it. */
function trimmed(lines: readonly string[]): string {
  const isText = (line: string): boolean => line.trim() !== '';
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1).join('\n');
}
