import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Tells a step of a course again, or shows one way to do it. */
export const show = defineCommand({
  name: 'show',
  usage: '.show [solution]',
  summary: 'Tell the step of the course again, or one way to do it',
  examples: [
    { line: '.show solution', shows: 'one way to do the step', needs: 'a course that goes on' },
  ],

  complete: (word) => ['solution'].filter((each) => each.startsWith(word)),

  async run(words, context) {
    if (!context.tutor) throw new UsageError('there is no tutor here');
    return context.tutor.command('show', words, context);
  },
});
