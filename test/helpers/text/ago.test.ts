import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ago, duration, span, stamp } from '../../../helpers/text/ago.ts';

const now = new Date('2026-11-22T15:04:05.678Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test('an age is told in one unit', () => {
  assert.is(ago(before(0), now), '0 s');
  assert.is(ago(before(12), now), '12 s');
  assert.is(ago(before(5 * 60 + 30), now), '5 min');
  assert.is(ago(before(3 * 3600), now), '3 h');
  assert.is(ago(before(47 * 3600), now), '47 h');
  assert.is(ago(before(41 * 86_400), now), '41 d');
  assert.is(ago(before(438 * 86_400), now), '1.2 y');
  assert.is(ago(before(20 * 366 * 86_400), now), '20 y');
});

test('what is still to come says so', () => {
  assert.is(ago(before(-3 * 3600), now), 'in 3 h');
  assert.is(ago(before(-0.4), now), '0 s');
});

test('an invalid date has no age', () => {
  assert.is(ago(new Date(Number.NaN), now), '');
  assert.is(stamp(new Date(Number.NaN)), 'Invalid Date');
});

test('a date is told in UTC to the second', () => {
  assert.is(stamp(now), '2026-11-22 15:04:05Z');
});

test('a length of time is told in one unit', () => {
  assert.is(span(90), '1 min');
});

test('how long something took is told in fitting units', () => {
  assert.is(duration(3.4), '3 ms');
  assert.is(duration(999.9), '1.0 s');
  assert.is(duration(1234), '1.2 s');
  assert.is(duration(125_000), '2 min 5 s');
});

test.run();
