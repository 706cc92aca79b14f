import { jobNamed } from '../capabilities/jobs.ts';
import { defineCommand } from '../command.ts';

/** Waits for a cell of the background. */
export const fg = defineCommand({
  name: 'fg',
  usage: '.fg [n]',
  summary: 'Wait for a cell of the background as though it had been run now',
  details: [
    'What it writes, its calls and its progress are shown from here on. Ctrl-C stops it.',
    'Without a number: the cell that was started last.',
  ],
  examples: [
    {
      line: '.fg 5',
      shows: 'what cell 5 writes, and at its end its result',
      needs: 'a cell that runs in the background',
    },
  ],

  async run(words, { jobs }) {
    await jobs.foreground(jobNamed('.fg', words, jobs).cell);
    return undefined;
  },
});
