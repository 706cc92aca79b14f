import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Helps with a step: a nudge, then more, then the code, put into the prompt. */
export const hint = defineCommand({
  name: 'hint',
  usage: '.hint',
  summary: 'Help with a step of the course, more each time',

  async run(words, context) {
    if (!context.tutor) throw new UsageError('there is no tutor here');
    return context.tutor.command('hint', words, context);
  },
});
