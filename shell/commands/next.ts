import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Goes on in a course: to the next lesson, or past a step that is only read. */
export const next = defineCommand({
  name: 'next',
  usage: '.next',
  summary: 'Go on in the course: to the next lesson or step',

  async run(words, context) {
    if (!context.tutor) throw new UsageError('there is no tutor here');
    return context.tutor.command('next', words, context);
  },
});
