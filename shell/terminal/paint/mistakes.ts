import { safeLine } from '../../../helpers/text/safe.ts';
import { truncate } from '../../../helpers/text/width.ts';
import type { Mistake } from '../../engine.ts';
import type { Span } from './frame.ts';

const most = 4;

/** What TypeScript would refuse, under the line, and how to go on. */
export function mistakeRows(
  mistakes: readonly Mistake[],
  columns: number,
  color: boolean,
): readonly string[] {
  const isLong = mistakes.some(({ line }) => line > 1);
  const rows = mistakes.slice(0, most).map(({ line, column, message }) => {
    const where = isLong ? `line ${line}, column ${column}: ` : '';
    return truncate(`  ${where}${safeLine(message)}`, columns - 1);
  });
  const more = mistakes.length - rows.length;
  const end = `  ${more > 0 ? `${more} more · ` : ''}not sent yet: Enter again sends it as it is`;
  return [
    ...rows.map((row) => (color ? `\x1b[31m${row}\x1b[0m` : row)),
    color ? `\x1b[2m${truncate(end, columns - 1)}\x1b[0m` : truncate(end, columns - 1),
  ];
}

/** The places of mistakes, underlined. */
export function mistakeSpans(text: string, mistakes: readonly Mistake[]): readonly Span[] {
  const rows = text.split('\n');
  return mistakes.map(({ line, column, length }) => {
    const before = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
    const from = Math.min(text.length, before + column - 1);
    return { from, to: Math.min(text.length, from + Math.max(1, length)), sgr: '4;31' };
  });
}
