import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Leaves a course; progress is kept. */
export const bye = defineCommand({
  name: 'bye',
  usage: '.bye',
  summary: 'Leave the course; progress is kept',

  async run(words, context) {
    if (!context.tutor) throw new UsageError('there is no tutor here');
    return context.tutor.command('bye', words, context);
  },
});
