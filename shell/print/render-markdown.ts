import type { Block, Branch, TableBlock } from './block.ts';
import { callLine } from './call.ts';
import { codeBlock, inMarkdown } from './markdown.ts';
import { plain } from './paint.ts';
import { chartLines } from './render-chart.ts';
import { errorLines } from './render-error.ts';

/** Blocks as Markdown: tables, lists and blocks of code. Nothing in them is more than text. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return blocks.map(markdownOf).join('\n\n');
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'table':
      return tableMarkdown(block);
    case 'tree':
      return branchLines(block.branches, '').join('\n');
    case 'text':
      return codeBlock(block.text);
    case 'note':
      return inMarkdown(block.text);
    case 'empty':
      return `no ${inMarkdown(block.what)}`;
    case 'chart':
      return codeBlock(chartLines(block.data, undefined, plain).join('\n'));
    case 'error':
      return codeBlock(errorLines(block, undefined, plain).join('\n'));
    case 'call':
      return inMarkdown(callLine(block, plain).trim());
  }
}

function tableMarkdown({ columns, rows }: TableBlock): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => inMarkdown(title))),
    line(columns.map(({ role }) => (role === 'number' ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((_, at) => inMarkdown(row[at]?.text ?? '')))),
  ].join('\n');
}

function branchLines(branches: readonly Branch[], indent: string): string[] {
  return branches.flatMap(({ name, text, branches: inner }) => {
    const parts = [
      ...(name === undefined ? [] : [`**${inMarkdown(name)}**`]),
      ...(inner || text === undefined ? [] : [inMarkdown(text)]),
    ];
    const line = `${indent}- ${parts.join(': ')}`.trimEnd();
    return inner ? [line, ...branchLines(inner, `${indent}  `)] : [line];
  });
}
