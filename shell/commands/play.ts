import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Plays a snippet by name. */
export const play = defineCommand({
  name: 'play',
  usage: '.play <snippet | file> [--name value …] [--step] [--dry] [--from n]',
  summary: 'Play a snippet: its cells, one after another',
  details: [
    'What it takes is given by name, --instance-type t3.small, or asked for. .play name --help tells what that is.',
    '--dry lists the calls of each cell and sends nothing. --step waits before each: run, skip, edit, stop.',
    'It stops at the first cell that fails; --from 4 goes on with the fourth.',
    'A file plays just as well: .play ./mine.ts. What somebody else may have written is asked about once.',
  ],
  examples: [
    { line: '.play untagged-instances', shows: 'instances without their tags' },
    { line: '.play stop-by-tag --dry', shows: 'its calls, and what they do' },
  ],
  complete: (word, _session, { snippets }) =>
    (snippets?.names() ?? []).filter((name) => name.startsWith(word)),
  run(_words, context, rest) {
    if (context.snippets) return context.snippets.play(rest, context);
    throw new UsageError('there are no snippets here');
  },
});
