import { hardJson, writeAttributes } from '../attributes.ts';
import { headerAttributes } from '../cell-header.ts';
import type { CodeCell, JsonObject, MarkdownCell, Notebook, NotebookCell } from '../document.ts';
import { writeHeader } from '../header.ts';
import { idAt } from '../ids.ts';
import { isEmpty, without } from '../json.ts';
import { headerLines } from './front-matter.ts';
import { writeOutput } from './output.ts';
import { cellsIn } from './read.ts';
import { fenced } from './segments.ts';

/** Markdown that reads well as it is; outputs are kept as text. `like` gives its front matter. */
export function writeMarkdown({ metadata, cells }: Notebook, like = ''): string {
  const yaml = headerLines(like).yaml;
  const hasHeader = !isEmpty(metadata) || yaml !== undefined;
  const header = hasHeader ? [`---\n${writeHeader(metadata, yaml)}---`] : [];
  const written = cells.map((cell, index) => writeCell(cell, index, cells[index - 1], hasHeader));
  const parts = [...header, ...written];
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

function writeCell(
  cell: NotebookCell,
  index: number,
  before: NotebookCell | undefined,
  hasHeader: boolean,
): string {
  const id = cell.id === idAt(index) ? undefined : cell.id;
  if (cell.kind === 'code') return writeCode(cell, id);
  const type = cell.kind === 'markdown' ? undefined : cell.type;
  const { metadata, rest, source } = cell;
  if (cell.kind === 'markdown' && isPlain(cell) && (hasHeader || !isHeader(source, index))) {
    const attributes = headerAttributes({ id, metadata, rest });
    const follows = before !== undefined && before.kind !== 'code';
    return isEmpty(attributes) && !follows ? source : `${mark(attributes)}\n\n${source}`;
  }
  const header = mark(headerAttributes({ id, type: type ?? 'markdown', metadata, rest }));
  const language = type ?? 'markdown';
  return `${header}\n${fenced(/^[\w.-]+$/.test(language) ? language : 'text', source)}`;
}

function writeCode({ metadata, rest, source, outputs }: CodeCell, id: string | undefined): string {
  const isLong = metadata.language === 'typescript';
  const others = isLong ? without(metadata, 'language') : metadata;
  const { info } = others;
  const isRaw = typeof info === 'string' && Object.keys(others).length === 1 && id === undefined;
  const beside = isRaw && rest === undefined && isUnread(info) ? info : undefined;
  const attributes = beside ?? writeAttributes(headerAttributes({ id, metadata: others, rest }));
  const fence = fenced(`${isLong ? 'typescript' : 'ts'} ${attributes}`.trimEnd(), source);
  const shown = outputs.map(writeOutput).filter((output) => output !== undefined);
  return [fence, ...shown].join('\n\n');
}

function mark(attributes: JsonObject): string {
  return isEmpty(attributes) ? '<!-- cell -->' : `<!-- cell ${hardJson(attributes)} -->`;
}

/** True for text beside a language that reads as no attributes, and back as it was. */
function isUnread(info: string): boolean {
  const [cell] = cellsIn(`\`\`\`ts ${info}\n\`\`\``);
  return cell?.kind === 'code' && cell.metadata.info === info;
}

function isHeader(source: string, index: number): boolean {
  return index === 0 && headerLines(`${source}\n`).yaml !== undefined;
}

/** True for text that reads back as this one cell wherever it stands, between code cells too. */
function isPlain({ source }: MarkdownCell): boolean {
  if (source === '') return false;
  try {
    const around = '```ts\n```';
    const [before, cell, after, ...more] = cellsIn(`${around}\n\n${source}\n\n${around}`);
    if (before?.kind !== 'code' || before.outputs.length > 0 || more.length > 0) return false;
    return cell?.kind === 'markdown' && cell.source === source && after?.kind === 'code';
  } catch {
    return false;
  }
}
