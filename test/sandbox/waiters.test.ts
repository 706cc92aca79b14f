import * as sdk from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endOf, openPlace } from './waiter-places.ts';
import { scenes, without } from './waiter-scenes.ts';
import { furtherEnds } from './waiter-scenes-instances.ts';

const prefix = 'waitUntil';
const waiters = new Map<string, unknown>(
  Object.entries(sdk)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, waiter]) => [name.slice(prefix.length), waiter]),
);

test('each of the EC2 waiters of the SDK is led to its ends, or there is a reason why not', () => {
  const told = [...Object.keys(scenes), ...Object.keys(without)];
  assert.equal(told.sort(), [...waiters.keys()].sort());
});

for (const [name, { success, ends, otherwise }] of Object.entries(scenes)) {
  test(`${name} succeeds as time goes by`, async () => {
    const place = openPlace();
    const input = await success(place);
    assert.is(await endOf(place, waiters.get(name), input, 'success'), 'success');
  });

  test(`${name} ends in ${ends} otherwise`, async () => {
    const place = openPlace();
    const input = await otherwise(place);
    assert.is(await endOf(place, waiters.get(name), input, ends), ends);
  });
}

for (const [title, { waiter, ends, lead }] of Object.entries(furtherEnds)) {
  test(title, async () => {
    const place = openPlace();
    const input = await lead(place);
    assert.is(await endOf(place, waiters.get(waiter), input, ends), ends);
  });
}

test.run();
