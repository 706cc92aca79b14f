import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isResource, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

function open() {
  const session = new Session({ sandbox: createSandbox({ clock: 'instant' }).link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  return { ec2: session.service('ec2'), calls };
}

async function create(ec2: ReturnType<typeof open>['ec2']) {
  const { Images = [] } = await ec2.describeImages();
  const [web] = await ec2.createInstances({
    ImageId: Images[0]?.ImageId ?? '',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web-9' }] }],
  });
  if (!web) throw new Error('nothing was created');
  return web;
}

test('creating gives resources with their data, in one call', async () => {
  const { ec2, calls } = open();
  const web = await create(ec2);
  assert.ok(isResource(web));
  assert.equal(
    [web.state, web.type, web.name, web.tags],
    ['pending', 't3.micro', 'web-9', { Name: 'web-9' }],
  );
  assert.equal(calls, ['DescribeImages', 'RunInstances']);
});

test('it prints as kind, id and what tells it apart', async () => {
  const web = await create(open().ec2);
  assert.is(inspect(web), `Instance ${web.id} · web-9 · t3.micro · pending`);
  assert.is(inspect(open().ec2.Instance('i-1')), 'Instance i-1');
});

test('one that is only named loads nothing, and says so when asked', async () => {
  const { ec2, calls } = open();
  const one = ec2.Instance('i-1');
  assert.throws(() => one.state, /what AWS knows of Instance i-1 is not loaded yet/);
  assert.equal(calls, []);
});

test('reloading is one call, after which the data are there', async () => {
  const { ec2, calls } = open();
  const [known] = await ec2.instances.limit(1).toArray();
  calls.length = 0;
  const one = ec2.Instance(known?.id ?? '');
  assert.is(await one.reload(), one);
  assert.equal([one.name, one.vpcId], [known?.name, known?.vpcId]);
  assert.equal(calls, ['DescribeInstances']);
});

test('after a change its state follows the answer, with no further call', async () => {
  const { ec2, calls } = open();
  const web = await create(ec2);
  await web.waitUntilRunning();
  const before = web.data;
  calls.length = 0;
  const { StoppingInstances } = await web.stop();
  assert.is(StoppingInstances?.[0]?.PreviousState?.Name, 'running');
  assert.is(web.state, 'stopping');
  assert.is(before.State?.Name, 'running', 'data handed out before stay as they were');
  assert.equal(calls, ['StopInstances']);
});

test('waiting gives the instance back with fresh data', async () => {
  const web = await create(open().ec2);
  assert.is(await web.waitUntilRunning(), web);
  assert.is(web.state, 'running');
  await web.stop();
  await web.waitUntilStopped();
  assert.is(web.state, 'stopped');
  await web.start();
  assert.is(web.state, 'pending');
  await web.terminate();
  await web.waitUntilTerminated();
  assert.is(web.state, 'terminated');
});

test('one that does not exist is refused by AWS when it is reloaded', async () => {
  const error = await open()
    .ec2.Instance('i-0123456789abcdef0')
    .reload()
    .catch((e) => e);
  assert.is(error.name, 'InvalidInstanceID.NotFound');
});

test.run();
