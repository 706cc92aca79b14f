import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Flight, type Journey } from '../../../helpers/call/flight.ts';

const journey = (more: Partial<Journey>): Journey => ({
  service: 'EC2',
  operation: 'DescribeVpcs',
  input: {},
  region: 'eu-west-1',
  signals: [],
  deadlineMs: 10,
  countsFrom: () => 0,
  ...more,
});

test('while a person is asked for something the deadline waits', async () => {
  let answer: (value: string) => void = () => {};
  let looked = 0;
  const countsFrom = () => {
    looked += 1;
    if (looked === 3) answer('the code came');
    return Number.POSITIVE_INFINITY;
  };
  const flight = new Flight(journey({ countsFrom }));
  const result = flight.run(
    () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
  );
  assert.is(await result, 'the code came');
});

test('the deadline names the operation when no request was built yet', async () => {
  const error = await new Flight(journey({}))
    .run<Error>(() => new Promise(() => {}))
    .catch((e) => e);
  assert.is(error.message, 'EC2 DescribeVpcs gave no complete answer within 0.01 s');
});

test('errors that nobody foresaw pass as they are', async () => {
  const odd = new RangeError('odd');
  const error = await new Flight(journey({})).run(() => Promise.reject(odd)).catch((e) => e);
  assert.is(error, odd);
});

test.run();
