import { safeLine } from '../../../helpers/text/safe.ts';
import { padEnd, truncate, width } from '../../../helpers/text/width.ts';
import type { Candidate } from '../../engine.ts';
import type { Choices } from './choices.ts';

/** Rows of the menu that are seen at once. */
export const menuHeight = 8;

const groups: Readonly<Record<Candidate['kind'], string>> = {
  operation: 'operations',
  resource: 'resources',
  helper: 'helpers',
  variable: 'names',
  member: 'members',
  value: 'values',
  live: 'in the account',
  command: 'commands',
  file: 'files',
  module: 'modules',
  keyword: 'keywords',
};

/** The menu under the line: group, what can be put in, what it is. The selected row stands out. */
export function menuRows(
  { shown, selected }: Choices,
  { columns, color, height = menuHeight }: { columns: number; color: boolean; height?: number },
): string[] {
  const first = Math.min(
    Math.max(0, selected - Math.floor(height / 2)),
    Math.max(0, shown.length - height),
  );
  const seen = shown.slice(first, first + height);
  const hasGroups = columns >= 60;
  const groupWidth = hasGroups ? Math.max(...seen.map(({ kind }) => groups[kind].length)) + 2 : 0;
  const room = columns - 5 - groupWidth;
  const labels = seen.map(
    ({ text, label, required }) => safeLine(label ?? text) + (required ? ' *' : ''),
  );
  const labelWidth = Math.min(Math.max(...labels.map(width)), Math.ceil(room * 0.6)) + 2;
  const rows = seen.map((item, at) => {
    const isFirst = at === 0 || seen[at - 1]?.kind !== item.kind;
    const group = hasGroups ? padEnd(isFirst ? groups[item.kind] : '', groupWidth) : '';
    const label = padEnd(truncate(labels[at] ?? '', labelWidth - 2), labelWidth);
    const about = aboutOf(item);
    const note = truncate(about, Math.max(0, room - labelWidth));
    return first + at === selected
      ? `  ${dim(group, color)}${chosen(`> ${label}${note}`, color)}`
      : `  ${dim(group, color)}  ${label}${dim(note, color)}`;
  });
  const hidden = shown.length - seen.length;
  return hidden > 0
    ? [...rows, dim(`  ${counted(first, seen.length, shown.length)}`, color)]
    : rows;
}

function aboutOf({ detail, documentation }: Candidate): string {
  return [detail, documentation]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => safeLine(part ?? ''))
    .join('  ');
}

function counted(first: number, seen: number, all: number): string {
  return `${first + 1}–${first + seen} of ${all}`;
}

function chosen(text: string, color: boolean): string {
  return color ? `\x1b[7m${text}\x1b[0m` : text;
}

function dim(text: string, color: boolean): string {
  return color && text.trim() !== '' ? `\x1b[2m${text}\x1b[0m` : text;
}
