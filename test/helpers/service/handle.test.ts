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
  const paged = Object.keys(open().pages).map(upper);
  assert.equal(
    names('paginate').filter((name) => !paged.includes(name)),
    [],
  );
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

test("AWS's and boto3's spellings of an operation work, and are not listed", async () => {
  const ec2 = open() as unknown as Record<string, () => Promise<{ Reservations?: unknown[] }>>;
  for (const name of ['DescribeInstances', 'describe_instances']) {
    assert.is((await ec2[name]?.())?.Reservations?.length, 1, name);
    assert.not(name in ec2);
  }
  const s3 = open().session.service('s3') as unknown as Record<string, unknown>;
  assert.is(s3.get_object_acl, s3.getObjectAcl);
  for (const none of ['Describe', 'describe_', 'then', 'toJSON', '__proto', 'Constructor']) {
    assert.is(ec2[none], undefined, none);
  }
});

test('an operation is got by any of its names, a wrong one is answered with the nearest', async () => {
  const ec2 = open();
  for (const name of ['describeInstances', 'DescribeInstances', 'describe-instances']) {
    const answer = (await ec2.operation(name)()) as { Reservations?: unknown[] };
    assert.is(answer.Reservations?.length, 1, name);
  }
  try {
    ec2.operation('describe_instance');
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, 'ec2 has no operation describe_instance');
    assert.is((error as { hint?: string }).hint, 'did you mean describeInstances?');
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
