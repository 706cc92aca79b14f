import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Does a step of a course for the user, and goes on. */
export const skip = defineCommand({
  name: 'skip',
  usage: '.skip',
  summary: 'Have a step of the course done, and go on',

  async run(words, context) {
    if (!context.tutor) throw new UsageError('there is no tutor here');
    return context.tutor.command('skip', words, context);
  },
});
