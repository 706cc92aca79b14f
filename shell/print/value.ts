import type { Block } from './block.ts';
import { toBlocks } from './blocks.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import type { Page } from './page.ts';
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
}

/**
 * A value as text, without a line break at the end; empty for `undefined`. It takes any value, and
 * never throws. JSON, YAML and CSV are never cut or coloured.
 */
export function printValue(value: unknown, options: PrintOptions): string {
  if (value === undefined) return '';
  const { format, width, color, terminal = width !== undefined, now, label, page } = options;
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
      return labelled(blocks, label, { width, color });
    }
  }
}

function labelled(
  blocks: readonly Block[],
  label: string | undefined,
  { width, color }: { width: number | undefined; color: boolean },
): string {
  if (label === undefined) return renderText(blocks, { width, color });
  const shown = color ? `\x1b[2m${label}\x1b[0m` : label;
  const room = width === undefined ? undefined : width - label.length - 1;
  const last = blocks.at(-1);
  if (last?.kind === 'note' && blocks.length > 1) {
    const above = renderText(blocks.slice(0, -1), { width, color });
    return `${above}\n${shown} ${renderText([last], { width: room, color })}`;
  }
  const text = renderText(blocks, { width: room, color });
  return text.includes('\n') ? renderText(blocks, { width, color }) : `${shown} ${text}`;
}
