import { UsageError } from '../../helpers/errors.ts';
import { jobNamed } from '../capabilities/jobs.ts';
import { defineCommand } from '../command.ts';

/** Stops a cell of the background. */
export const kill = defineCommand({
  name: 'kill',
  usage: '.kill n',
  summary: 'Stop a cell that runs in the background',
  details: ['Its calls are broken off, as by Ctrl-C; what AWS had begun goes on there.'],
  examples: [
    { line: '.kill 5', shows: '[5] is stopped', needs: 'a cell that runs in the background' },
  ],

  async run(words, { jobs }) {
    if (words.length === 0 && jobs.running.length > 1) {
      throw new UsageError('.kill takes the number of a cell', { hint: '.jobs lists them' });
    }
    const { cell } = jobNamed('.kill', words, jobs);
    await jobs.stop(cell);
    return `[${cell}] is stopped`;
  },
});
