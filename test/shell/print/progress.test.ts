import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printFailures, printProgress } from '../../../shell/print/index.ts';
import { ProgressLine } from '../../../shell/terminal/progress-line.ts';

const plain = { color: false, width: 100 };
const running = { id: {}, over: false, elapsedMs: 2_000 };

test('a listing tells its pages, items and rate', () => {
  const listing = { ...running, name: 'DescribeInstances', pages: 12, items: 12_000 };
  assert.is(
    printProgress(listing, plain),
    '  DescribeInstances · 12 pages · 12,000 items · 6,000/s · Ctrl-C stops',
  );
});

test('a wait tells the states it sees, how often it looked, and when it looks again', () => {
  const states = { pending: 2, running: 1 };
  const wait = { ...running, name: 'InstanceRunning', looks: 3, states, nextMs: 15_000 };
  assert.is(
    printProgress(wait, plain),
    '  InstanceRunning · 2 pending, 1 running · look 3 · 2.0 s · next in 15.0 s · Ctrl-C stops',
  );
});

test('a round tells how many places are done with, and names those that failed when it is over', () => {
  const origins = { done: 3, all: 17, failures: ['eu-west-1 · not allowed\x1b[2J (AccessDenied)'] };
  const round = { ...running, name: 'everywhere', items: 8, origins };
  assert.is(
    printProgress(round, plain),
    '  everywhere · 3 of 17 · 1 failed · 8 items · 4/s · Ctrl-C stops',
  );
  const [title, failure = ''] = printFailures(round).split('\n');
  assert.is(title, '  1 of 17 places did not answer:');
  assert.not(failure.includes('\x1b'));
  assert.is(printFailures({ ...running, name: 'x' }), '');
});

test('the line fits the screen', () => {
  const wait = { ...running, name: 'InstanceRunning', looks: 3, states: { pending: 2 } };
  assert.is(printProgress(wait, { color: false, width: 20 }).length, 19);
});

test('what is over before half a second has passed is never shown', async () => {
  const shown: unknown[] = [];
  const line = new ProgressLine((progress) => shown.push(progress));
  const listing = { ...running, name: 'DescribeVpcs', pages: 1, items: 3 };
  line.hear(listing);
  line.hear({ ...listing, over: true });
  line.end();
  assert.equal(shown, []);
});

test.run();
