import { isPairName } from '../attributes.ts';
import { headerAttributes } from '../cell-header.ts';
import type { JsonObject, Notebook, NotebookCell } from '../document.ts';
import { writeHeader } from '../header.ts';
import { idAt } from '../ids.ts';
import { isEmpty, without } from '../json.ts';
import { isMark, readMark, writeMark } from './mark.ts';
import { comment, sourceLines } from './source.ts';
import { hashbang, headerComment, headerLines } from './yaml-comment.ts';

/** TypeScript in percent cells. Outputs are left out. `like` gives its hashbang and front matter. */
export function writePercent({ metadata, cells }: Notebook, like = ''): string {
  const yaml = headerLines(like).yaml;
  const bang = hashbang(like);
  const hasHeader = !isEmpty(metadata) || yaml !== undefined;
  const header = hasHeader ? [headerComment(writeHeader(metadata, yaml))] : [];
  const plain = cells.length === 1 && header.length === 0 ? plainProgram(cells[0]) : undefined;
  const parts = plain === undefined ? [...header, ...cells.map(writeCell)] : [plain];
  const text = parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
  return bang === undefined ? text : `${bang}\n${text}`;
}

/** A program that is one cell, which needs no mark. */
function plainProgram(cell: NotebookCell | undefined): string | undefined {
  if (cell?.kind !== 'code' || cell.id !== idAt(0) || !isEmpty(cell.metadata) || cell.rest) return;
  const { lines, blank } = sourceLines(cell.source);
  const [first = ''] = lines;
  const isHead = isMark(first) || first.trimEnd() === '// ---' || first.startsWith('#!');
  return blank[0] === 0 && blank[1] === 0 && first !== '' && !isHead ? lines.join('\n') : undefined;
}

function writeCell(cell: NotebookCell, index: number): string {
  const id = cell.id === idAt(index) ? undefined : cell.id;
  const { rest } = cell;
  if (cell.kind === 'code') {
    const { lines, blank } = sourceLines(cell.source);
    const edges = blank[0] > 0 || blank[1] > 0 ? { blank } : {};
    return [markLine(undefined, { id, metadata: cell.metadata, rest }, edges), ...lines].join('\n');
  }
  const type = cell.kind === 'markdown' ? 'markdown' : cell.type;
  const isName =
    /^[\w.-]+$/.test(type) && (cell.kind === 'markdown' || !/^(?:md|markdown)$/.test(type));
  const header = { id, metadata: cell.metadata, rest, ...(isName ? {} : { type }) };
  return [markLine(isName ? type : 'raw', header, {}), ...comment(cell.source)].join('\n');
}

function markLine(
  type: string | undefined,
  header: Parameters<typeof headerAttributes>[0],
  edges: JsonObject,
): string {
  const { title, ...others } = header.metadata;
  const nested = 'blank' in header.metadata || !Object.keys(header.metadata).every(isPairName);
  const whole = { ...attributesOf(header, nested), ...edges };
  // A title that stands elsewhere among the metadata stays there.
  const isFirst = Object.keys(header.metadata)[0] === 'title';
  if (nested || !isFirst || typeof title !== 'string' || title === '') {
    return writeMark({ title: '', type, attributes: whole });
  }
  const attributes = { ...headerAttributes({ ...header, metadata: others }), ...edges };
  const line = writeMark({ title, type, attributes });
  const read = /[\n\r\u2028\u2029]/.test(line) ? undefined : readMark(line);
  const isSame =
    read?.title === title && read.type === type && sameKeys(read.attributes, attributes);
  return isSame ? line : writeMark({ title: '', type, attributes: whole });
}

/** Metadata with a name that marks have themselves go below `metadata`. */
function attributesOf(header: Parameters<typeof headerAttributes>[0], nested: boolean): JsonObject {
  if (!nested) return headerAttributes(header);
  const { metadata, ...others } = header;
  return { ...headerAttributes({ ...others, metadata: {} }), metadata };
}

function sameKeys(one: JsonObject, other: JsonObject): boolean {
  return (
    isEmpty(without(one, ...Object.keys(other))) && isEmpty(without(other, ...Object.keys(one)))
  );
}
