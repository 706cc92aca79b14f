import { UsageError } from '../../helpers/errors.ts';
import { defineCommand } from '../command.ts';

/** Starts a cell in the background. */
export const bg = defineCommand({
  name: 'bg',
  usage: '.bg <cell>',
  summary: 'Run a cell in the background',
  details: [
    'The prompt is back at once. When the cell has ended, its result appears above the line being typed and is Out[n].',
    'It goes on with the profile and region it was started with, whatever is chosen meanwhile. What it writes appears behind its number; a question it has waits for .fg.',
  ],
  examples: [
    {
      line: ".bg ec2.wait.instanceRunning({ InstanceIds: ['i-0abc'] })",
      shows: '[5] runs in the background · .jobs · .fg 5 · .kill 5',
    },
  ],
  takesCell: true,

  run(_words, { jobs }, source) {
    if (source === '') throw new UsageError('.bg takes a cell to run');
    const { cell } = jobs.start(source);
    return `[${cell}] runs in the background · .jobs · .fg ${cell} · .kill ${cell}`;
  },
});
