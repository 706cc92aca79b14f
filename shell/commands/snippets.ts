import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Lists the snippets, and does something with one. */
export const snippets = defineCommand({
  name: 'snippets',
  usage: '.snippets [word …] | add <file> | allow <file> | show <name>',
  summary: 'List the snippets; add, allow or show one',
  details: [
    'Words narrow the list to those that have them in name, title, description or tags.',
    'add copies a notebook into your own folder; allow lets a file be played as it is now.',
  ],
  examples: [{ line: '.snippets idle', shows: 'the snippets about what is idle' }],
  complete: (word, _session, { snippets }) =>
    ['add', 'allow', 'show', ...(snippets?.names() ?? [])].filter((name) => name.startsWith(word)),
  run(_words, context, rest) {
    if (context.snippets) return context.snippets.command(rest, context);
    throw new UsageError('there are no snippets here');
  },
});
