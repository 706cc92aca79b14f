import { width as columnsOf } from '../../helpers/text/width.ts';
import type { Block } from './block.ts';
import { toBlocks } from './blocks.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import type { Page } from './page.ts';
import { painter } from './paint.ts';
import { renderText } from './render.ts';
import { toYaml } from './yaml.ts';

/** `auto` is a table, a tree or JavaScript, whichever suits; the others are what they say. */
export type Format = 'auto' | 'table' | 'tree' | 'json' | 'yaml' | 'csv';

/** How and where a value is printed. */
export interface PrintOptions {
  readonly format: Format;
  readonly color: boolean;
  /** Columns of the terminal; undefined when it is none, and then nothing is cut. */
  readonly width?: number | undefined;
  /** Whether a terminal reads it, so that YAML and CSV are made safe too; told from the width. */
  readonly terminal?: boolean;
  /** The time that ages are told from: the sandbox's runs ahead of the machine's. */
  readonly now?: Date;
  /** Which stretch of a long list is shown. */
  readonly page?: Page | undefined;
  /** Stands before a closing note, or before a value that takes one line: the cell's number. */
  readonly label?: string;
  /** What else can be done with the value, shown at the end of a closing note where there is room. */
  readonly offer?: string | undefined;
}

/**
 * A value as text, without a line break at the end; empty for `undefined`. It takes any value, and
 * never throws. JSON, YAML and CSV are never cut or coloured.
 */
export function printValue(value: unknown, options: PrintOptions): string {
  if (value === undefined) return '';
  const { format, width, color, terminal = width !== undefined, now, label, page, offer } = options;
  switch (format) {
    case 'json':
      return toJson(value);
    case 'yaml':
      return toYaml(value, { terminal });
    case 'csv':
      return toCsv(value, { terminal });
    default: {
      const forced = { table: format === 'table', tree: format === 'tree' };
      const blocks = toBlocks(value, { width, page, ...forced, ...(now ? { now } : {}) });
      return labelled(blocks, label, offer, { width, color });
    }
  }
}

function labelled(
  blocks: readonly Block[],
  label: string | undefined,
  offer: string | undefined,
  { width, color }: { width: number | undefined; color: boolean },
): string {
  if (label === undefined) return renderText(blocks, { width, color });
  const paint = painter(color);
  const shown = paint(label, 'dim');
  const room = width === undefined ? undefined : width - label.length - 1;
  const last = blocks.at(-1);
  if (last?.kind === 'note' && blocks.length > 1) {
    const above = renderText(blocks.slice(0, -1), { width, color });
    const note = `${label} ${renderText([last], { width: room, color: false })}`;
    const end = note.includes('\n') ? '' : offered(offer, columnsOf(note), { width, color });
    return `${above}\n${shown} ${renderText([last], { width: room, color })}${end}`;
  }
  const text = renderText(blocks, { width: room, color });
  return text.includes('\n') ? renderText(blocks, { width, color }) : `${shown} ${text}`;
}

/** At the right end of a line that is so long; nothing where it wouldn't fit. */
function offered(
  offer: string | undefined,
  used: number,
  { width = 0, color }: { width: number | undefined; color: boolean },
): string {
  const blanks = Math.min(width, 100) - used - (offer?.length ?? 0);
  if (offer === undefined || blanks < 3) return '';
  return ' '.repeat(blanks) + painter(color)(offer, 'dim');
}
