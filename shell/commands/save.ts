import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Keeps cells of the session as a snippet. */
export const save = defineCommand({
  name: 'save',
  usage: '.save <name> [3-7] ["what it does"] [--param name=value …] [--tags a,b] [--force]',
  summary: 'Keep cells of this session as a snippet',
  details: [
    'Cells that failed, and commands, are left out; without numbers the last cell is kept.',
    "--param instanceType='t3.micro' makes a parameter of that value, wherever it stands in the cells.",
  ],
  examples: [
    {
      line: '.save web-up 3-7 "A web server" --param instanceType=t3.micro',
      shows: 'saved as web-up',
      needs: 'cells to save',
    },
  ],
  run(_words, context, rest) {
    if (context.snippets) return context.snippets.save(rest, context);
    throw new UsageError('there are no snippets here');
  },
});
