import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAwaitable, Session } from '../../../helpers/index.ts';
import { waiterOf } from '../../../helpers/service/waiters/waiter.ts';
import { cannedLink, instancesIn } from '../support/canned.ts';

const open = () =>
  new Session({ sandbox: cannedLink([instancesIn('running')]).link }).service('ec2');
const upper = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

test('every operation of the SDK package is a method, and answers raw', async () => {
  const sdk = await import('@aws-sdk/client-ec2');
  const ec2 = open() as unknown as Record<string, unknown>;
  const commands = Object.keys(sdk).filter((key) => /^[^$].*Command$/.test(key));
  const missing = commands.filter((key) => {
    const name = key.replace(/Command$/, '');
    return typeof ec2[`${name.charAt(0).toLowerCase()}${name.slice(1)}`] !== 'function';
  });
  assert.ok(commands.length > 700);
  assert.equal(missing, []);
  assert.is((await open().describeInstances()).Reservations?.length, 1);
});

test('its promises are marked as calls, and its signal reaches them', async () => {
  const answer = open().describeInstances({}, { signal: AbortSignal.abort() });
  assert.ok(isAwaitable(answer));
  assert.is((await answer.catch((e) => e)).name, 'AbortError');
});

test('pages and waiters are there for all that the SDK package has', async () => {
  const sdk = await import('@aws-sdk/client-ec2');
  const names = (prefix: string) =>
    Object.keys(sdk)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .sort();
  assert.equal(Object.keys(open().pages).map(upper).sort(), names('paginate'));
  assert.equal(Object.keys(open().wait).map(upper).sort(), names('waitUntil'));
  assert.equal(Object.keys(open().watch).map(upper).sort(), names('waitUntil'));
});

test('every waiter that the SDK has is in our table, with an operation that exists', async () => {
  const sdk = (await import('@aws-sdk/client-ec2')) as unknown as Record<string, unknown>;
  for (const name of Object.keys(open().wait).map(upper)) {
    const waiter = await waiterOf('ec2', name);
    assert.ok(waiter, `${name} is missing: run scripts/waiters.mjs`);
    assert.ok(sdk[`${waiter?.operation}Command`], name);
  }
});

test('an input that is no object is refused before anything is sent', () => {
  const ec2 = open() as unknown as Record<string, (input: unknown) => unknown>;
  for (const input of ['vpc-1', 5, null, ['i-1']]) {
    assert.throws(() => ec2.describeInstances?.(input), /the input of an operation is an object/);
  }
});

test('a handle prints as service and region, however many operations it has', () => {
  assert.is(inspect(open()), 'EC2 in us-east-1');
});

test.run();
