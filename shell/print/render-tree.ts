import { safe, safeLine } from '../../helpers/text/safe.ts';
import { padEnd, truncate, width } from '../../helpers/text/width.ts';
import type { Branch } from './block.ts';
import { lookOfValue } from './look.ts';
import type { Paint } from './paint.ts';

import { wrapped } from './wrap.ts';

const widestName = 32;
/** With less room than this beside its name, a value stands below it. */
const narrowest = 16;

/** A tree in lines: names aligned on each level, long values wrapped under themselves. */
export function treeLines(
  branches: readonly Branch[],
  room: number | undefined,
  paint: Paint,
  indent = '',
): string[] {
  const names = branches.map(({ name }) => (name === undefined ? '' : shownName(name)));
  const column = Math.min(widestName, Math.max(0, ...names.map(width)));
  return branches.flatMap((branch, at) => {
    const name = names[at] ?? '';
    if (branch.name === undefined) return elementLines(branch, room, paint, indent);
    const head = indent + paint(name, 'bold');
    if (branch.branches) {
      return [head, ...treeLines(branch.branches, room, paint, `${indent}  `)];
    }
    const beside = indent.length + column + 2;
    const fits = room === undefined || room - beside >= narrowest;
    if (fits && width(name) <= column) {
      const [first = '', ...rest] = valueLines(branch, room && room - beside, paint);
      const blanks = padEnd(name, column + 2).slice(name.length);
      return [head + blanks + first, ...rest.map((line) => ' '.repeat(beside) + line)];
    }
    const below = `${indent}  `;
    const under = valueLines(branch, room && room - below.length, paint);
    return [head, ...under.map((line) => below + line)];
  });
}

function elementLines(
  branch: Branch,
  room: number | undefined,
  paint: Paint,
  indent: string,
): string[] {
  const bullet = branch.role === 'rest' ? '' : '- ';
  const inner = indent + ' '.repeat(bullet.length);
  const lines = branch.branches
    ? treeLines(branch.branches, room, paint, inner)
    : valueLines(branch, room && room - inner.length, paint).map((line) => inner + line);
  const [first = inner, ...rest] = lines;
  return [indent + bullet + first.slice(inner.length), ...rest];
}

function valueLines({ text = '', role }: Branch, room: number | undefined, paint: Paint): string[] {
  const look = role === 'note' || role === 'rest' ? 'dim' : role && lookOfValue(role, text);
  const lines = safe(text).split('\n');
  return lines.flatMap((line) => wrapped(line, room)).map((line) => paint(line, look));
}

function shownName(name: string): string {
  return truncate(safeLine(name.slice(0, 200)), 60);
}
