import { toBlocks } from './blocks.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { renderText } from './render.ts';
import { toYaml } from './yaml.ts';

/** `auto` is a table, a tree or JavaScript, whichever suits; the others are what they say. */
export type Format = 'auto' | 'table' | 'json' | 'yaml' | 'csv';

/** How and where a value is printed. */
export interface PrintOptions {
  readonly format: Format;
  readonly color: boolean;
  /** Columns of the terminal; undefined when it is none, and then nothing is cut. */
  readonly width?: number | undefined;
  /** Whether a terminal reads it, so that YAML and CSV are made safe too; told from the width. */
  readonly terminal?: boolean;
}

/**
 * A value as text, without a line break at the end; empty for `undefined`. It takes any value, and
 * never throws. JSON, YAML and CSV are never cut or coloured.
 */
export function printValue(value: unknown, options: PrintOptions): string {
  if (value === undefined) return '';
  const { format, width, color, terminal = width !== undefined } = options;
  switch (format) {
    case 'json':
      return toJson(value);
    case 'yaml':
      return toYaml(value, { terminal });
    case 'csv':
      return toCsv(value, { terminal });
    default:
      return renderText(toBlocks(value, { width, table: format === 'table' }), { width, color });
  }
}
