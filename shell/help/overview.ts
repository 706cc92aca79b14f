import { truncate } from '../../helpers/text/width.ts';
import type { Command } from '../command.ts';
import { groups } from './groups.ts';
import { paragraphs, rows } from './layout.ts';
import { pages } from './pages.ts';

/** All commands, a row each, by what they are about; and where there is more to read. */
export function overview(commands: readonly Command[], room: number): string {
  const byName = new Map(commands.map((command) => [command.name, command]));
  const listed = groups.map(({ title, commands: names, together = [] }) => {
    const single = names.flatMap((name) => byName.get(name) ?? []);
    const several = together.filter(([some]) => some.every((name) => byName.has(name)));
    return { title, single, several };
  });
  const named = new Set(groups.flatMap((group) => namesIn(group)));
  const others = commands.filter(({ name }) => !named.has(name));
  const column = 12;
  const row = (left: string, right: string): string => {
    const start = `  ${left.padEnd(column - 1)} `;
    return left.length < column ? start + truncate(right, room - start.length) : '';
  };
  const sections = [...listed, { title: 'More', single: others, several: [] }]
    .filter(({ single, several }) => single.length + several.length > 0)
    .flatMap(({ title, single, several }) => [
      title,
      ...single.map(({ name, summary }) => row(`.${name}`, summary)),
      ...several.flatMap(([names, does]) => {
        return rows([[names.map((name) => `.${name}`).join(' '), does]], room);
      }),
    ]);
  return [
    ...sections,
    '',
    ...paragraphs(
      [
        `.help and a command tells more, with examples. So does .help and one of: ${pages.map(({ name }) => name).join(', ')}; or a name such as instances, chart or ec2.`,
        'Everything else is TypeScript. Ctrl-C stops a cell and its calls; Ctrl-D leaves.',
      ],
      room,
    ),
  ].join('\n');
}

function namesIn({ commands, together = [] }: (typeof groups)[number]): string[] {
  return [...commands, ...together.flatMap(([names]) => names)];
}
