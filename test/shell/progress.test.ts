/** What a person sees of waits and listings while they run. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openTerminal } from '../support/terminal.ts';

const enter = '\r';

test('a wait shows its states in one line, which goes when Ctrl-C stops it', async () => {
  // Nothing comes about on this clock: the wait is for ever.
  const terminal = openTerminal(['--sandbox', '--clock', 'manual']);
  try {
    await terminal.until('[1] ❯');
    terminal.type(`const { Vpcs } = await ec2.describeVpcs()${enter}`);
    await terminal.until('[2] ❯');
    const ask = '() => ({ Vpcs: [{ State: "pending" }, { State: "pending" }] })';
    terminal.type(`await waitFor(${ask}, { until: () => false })${enter}`);
    await terminal.until('2 pending · look 1 · 0 ms · next in 5.0 s · Ctrl-C stops');
    terminal.type('\x03');
    const screen = await terminal.until('[3] ❯');
    assert.match(screen, /stopped/);
    assert.not.match(screen, /look 1/);
  } finally {
    terminal.close();
  }
});

test.run();
