import { safe, safeLine } from '../../helpers/text/safe.ts';
import type { Block } from './block.ts';
import { callLine } from './call.ts';
import { highlighted } from './highlight.ts';
import { type Paint, painter } from './paint.ts';
import { chartLines } from './render-chart.ts';
import { errorLines } from './render-error.ts';
import { tableLines } from './render-table.ts';
import { treeLines } from './render-tree.ts';
import { wrapped } from './wrap.ts';

/** The place text is rendered for. */
export interface Place {
  /** Columns of the screen; undefined when it is none, and then nothing is cut or wrapped. */
  readonly width?: number | undefined;
  readonly color: boolean;
}

/** Blocks as text for a terminal or a pipe, without a line break at the end. */
export function renderText(blocks: readonly Block[], { width, color }: Place): string {
  const paint = painter(color);
  return blocks.flatMap((block) => linesOf(block, width, paint)).join('\n');
}

function linesOf(block: Block, width: number | undefined, paint: Paint): string[] {
  switch (block.kind) {
    case 'table':
      return tableLines(block, width, paint);
    case 'tree':
      return treeLines(block.branches, width, paint, width === undefined ? '' : '  ');
    case 'text':
      return [highlighted(safe(block.text), paint)];
    case 'note':
      return wrapped(safeLine(block.text), width).map((line) => paint(line, 'dim'));
    case 'empty':
      return [paint(`no ${safeLine(block.what)}`, 'dim')];
    case 'chart':
      return chartLines(block.data, width, paint);
    case 'error':
      return errorLines(block, width, paint);
    case 'call':
      return [callLine(block, paint)];
  }
}
