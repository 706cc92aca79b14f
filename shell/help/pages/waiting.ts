import type { Page } from '../page.ts';

/** Waiting for a state. */
export const waiting: Page = {
  name: 'waiting',
  also: ['waiters', 'wait'],
  title: 'Waiting for a state',
  text: ['Waiters look again and again until it is so, as AWS defines them. Ctrl-C stops waiting.'],
  rows: [
    ['web.waitUntilRunning()', 'of a resource'],
    ['ec2.wait.x({ … })', 'by input; Tab lists the waiters'],
    ['ec2.watch.x({ … })', 'every look on the way: for await (const look of …)'],
    ['waitFor(ask, { until })', 'for anything'],
  ],
  examples: [
    { line: 'ec2.wait.vpcAvailable()', shows: 'the last look' },
    {
      line: 'waitFor(() => ec2.describeVpcs(), { until: ({ Vpcs }) => Vpcs.length > 0 })',
      shows: 'the answer that it was true of',
    },
  ],
};
