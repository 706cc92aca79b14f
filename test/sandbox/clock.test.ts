import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createClock } from '../../sandbox/engine/clock.ts';

test('a manual clock stands still until it is advanced', () => {
  const clock = createClock('manual', 1_000);
  assert.is(clock.now(), 1_000);
  clock.advance(500);
  assert.is(clock.now(), 1_500);
});

test('time cannot be turned back', () => {
  const clock = createClock('manual');
  assert.throws(() => clock.advance(-1), /only moves forward/);
  assert.throws(() => clock.advance(Number.NaN), /only moves forward/);
});

test('a sleep on a manual clock ends when enough time has been advanced', async () => {
  const clock = createClock('manual');
  let awake = false;
  const sleeping = clock.sleep(1_000).then(() => {
    awake = true;
  });
  clock.advance(999);
  await Promise.resolve();
  assert.not(awake);
  clock.advance(1);
  await sleeping;
});

test('a sleep on an instant clock takes no time and moves the clock', async () => {
  const clock = createClock('instant', 0);
  await clock.sleep(3_600_000);
  assert.ok(clock.now() >= 3_600_000);
});

test('sleeping side by side on an instant clock passes the time once', async () => {
  const clock = createClock('instant', 0);
  await Promise.all([clock.sleep(3_600_000), clock.sleep(3_600_000)]);
  assert.ok(clock.now() < 2 * 3_600_000);
});

test('advancing wakes those who sleep on a running clock too', async () => {
  const clock = createClock('realtime');
  const sleeping = clock.sleep(3_600_000);
  clock.advance(3_600_000);
  await sleeping;
});

test('an aborted sleep rejects with the reason of its signal and leaves no timer behind', async () => {
  for (const mode of ['realtime', 'fast', 'manual', 'instant'] as const) {
    const clock = createClock(mode);
    const stop = new AbortController();
    const sleeping = clock.sleep(3_600_000, stop.signal).catch((reason) => reason);
    stop.abort('enough');
    assert.is(await sleeping, 'enough', mode);
    assert.is(await clock.sleep(1, stop.signal).catch((reason) => reason), 'enough', mode);
  }
  assert.not(process.getActiveResourcesInfo().includes('Timeout'));
});

test('a change of state takes no time on an instant clock', () => {
  assert.is(createClock('fast').lasting(5_000), 5_000);
  assert.ok(createClock('instant').lasting(5_000) <= 1);
});

test.run();
