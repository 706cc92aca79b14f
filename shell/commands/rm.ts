import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Removes one of the user's own snippets. */
export const rm = defineCommand({
  name: 'rm',
  usage: '.rm <snippet>',
  summary: 'Remove one of your own snippets',
  examples: [{ line: '.rm web-up', shows: 'removed …/web-up.ts', needs: 'a snippet of your own' }],
  complete: (word, _session, { snippets }) =>
    (snippets?.names() ?? []).filter((name) => name.startsWith(word)),
  run(_words, context, rest) {
    if (context.snippets) return context.snippets.remove(rest);
    throw new UsageError('there are no snippets here');
  },
});
