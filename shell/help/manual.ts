import type { Command, Example } from '../command.ts';
import { paragraphs, rows } from './layout.ts';
import type { Page } from './page.ts';

/** Everything about one command. */
export function manual(command: Command, room: number): string {
  const { usage, summary, aliases = [], details = [], examples = [] } = command;
  const also = aliases.length > 0 ? [`Also ${aliases.map((name) => `.${name}`).join(', ')}.`] : [];
  const about = [`${summary}.`, ...also, ...details];
  return [
    ...paragraphs([usage], room),
    '',
    ...paragraphs(about, room),
    ...tried(examples, room),
  ].join('\n');
}

/** A page, for a screen of `room` columns. */
export function pageText(
  { title, text = [], rows: pairs = [], examples = [] }: Page,
  room: number,
) {
  return [
    ...paragraphs([title], room),
    '',
    ...paragraphs(text, room),
    ...(text.length > 0 && pairs.length > 0 ? [''] : []),
    ...rows(pairs, room),
    ...tried(examples, room),
  ]
    .join('\n')
    .replace(/\n\n\n+/g, '\n\n');
}

function tried(examples: readonly Example[], room: number): string[] {
  if (examples.length === 0) return [];
  return [
    '',
    ...rows(
      examples.map(({ line, shows }) => [line, shows]),
      room,
    ),
  ];
}
