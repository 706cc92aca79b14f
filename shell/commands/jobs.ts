import { defineCommand } from '../command.ts';

/** Lists what runs in the background. */
export const jobs = defineCommand({
  name: 'jobs',
  usage: '.jobs',
  summary: 'List the cells that run in the background',
  examples: [{ line: '.jobs', shows: 'a row each: number, time, calls, source' }],

  run(_words, { jobs }) {
    if (jobs.running.length === 0) return 'no cell runs in the background';
    const now = Date.now();
    return {
      value: jobs.running.map(({ cell, startedAt, calls, asks, source }) => ({
        cell,
        for: `${Math.round((now - startedAt.getTime()) / 1000)} s`,
        calls,
        ...(asks ? { asks: `.fg ${cell}` } : {}),
        source: source.split('\n')[0],
      })),
      format: 'table',
    };
  },
});
