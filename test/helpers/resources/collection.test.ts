import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAwaitable, isCollection, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

function open() {
  const session = new Session({ sandbox: createSandbox({ clock: 'instant' }).link });
  const inputs: unknown[] = [];
  session.onCall(({ input }) => inputs.push(input));
  return { ec2: session.service('ec2'), inputs };
}

const running = { Name: 'instance-state-name', Values: ['running'] };

test('nothing is listed before it is iterated, and then each time anew', async () => {
  const { ec2, inputs } = open();
  const { instances } = ec2;
  assert.ok(isCollection(instances));
  assert.is(inputs.length, 0);
  const count = await instances.count();
  assert.is((await instances.toArray()).length, count);
  assert.is(inputs.length, 2);
});

test('narrowing gives another collection and leaves the first as it was', async () => {
  const { ec2 } = open();
  const all = ec2.instances;
  const few = all.filter({ Filters: [running] }).limit(2);
  assert.is((await few.toArray()).length, 2);
  assert.ok((await all.count()) > 2);
});

test('filters add up, other members replace', async () => {
  const { ec2, inputs } = open();
  const tagged = { Name: 'tag-key', Values: ['Name'] };
  await ec2.instances
    .filter({ Filters: [running] })
    .filter({ Filters: [tagged] })
    .count();
  assert.equal(inputs[0], { Filters: [running, tagged] });
});

test('where tests here what AWS has listed', async () => {
  const { ec2, inputs } = open();
  const stopped = await ec2.instances.where(({ state }) => state === 'stopped').toArray();
  assert.ok(stopped.length > 0);
  assert.ok(stopped.every(({ state }) => state === 'stopped'));
  assert.equal(inputs, [{}]);
});

test('a limit counts what passes the tests, and fetches no page beyond', async () => {
  const { ec2, inputs } = open();
  const [one] = await ec2.instances
    .where(({ state }) => state === 'running')
    .pageSize(5)
    .limit(1)
    .toArray();
  assert.is(one?.state, 'running');
  assert.is(inputs.length, 1);
  assert.equal(await ec2.instances.limit(0).toArray(), []);
});

test('first gives one or none', async () => {
  const { ec2 } = open();
  assert.ok((await ec2.instances.first())?.id);
  assert.is(await ec2.instances.where(() => false).first(), undefined);
});

test('it can be iterated, and left at any item', async () => {
  const { ec2, inputs } = open();
  for await (const instance of ec2.instances.pageSize(5)) {
    assert.ok(instance.id);
    break;
  }
  assert.is(inputs.length, 1);
});

test('its promises are known as calls', async () => {
  const { instances } = open().ec2;
  const promises = [instances.toArray(), instances.first(), instances.count()];
  assert.ok(promises.every(isAwaitable));
  await Promise.all(promises);
});

test('a test that is no function, and numbers that count nothing, are refused', () => {
  const { instances } = open().ec2;
  assert.throws(() => instances.where('running' as never), /where\(\) takes a function/);
  assert.throws(() => instances.limit(-1), /limit\(\) takes a whole number from 0/);
  assert.throws(() => instances.pageSize(1.5), /pageSize\(\) takes a whole number from 1/);
});

test.run();
