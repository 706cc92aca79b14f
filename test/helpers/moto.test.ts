import './support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instances, Session, tags } from '../../helpers/awsh.ts';
import { startMoto } from './support/moto.ts';

const moto = await startMoto();
if (!moto) console.log('skip: moto_server is not on the PATH, so no third-party server was asked');
const check = moto ? test : test.skip;
test.after(() => moto?.stop());

const image = 'ami-12c6146b';

check('instances are run, listed, stopped and terminated at a third-party server', async () => {
  const ec2 = new Session({ endpoint: moto?.url ?? '' }).service('ec2');
  const { Instances = [] } = await ec2.runInstances({ ImageId: image, MinCount: 2, MaxCount: 2 });
  const InstanceIds = Instances.map(({ InstanceId = '' }) => InstanceId);

  const listed = instances(await ec2.describeInstances({ InstanceIds }));
  assert.equal(listed.map(({ InstanceId }) => InstanceId).sort(), [...InstanceIds].sort());

  const look = await ec2.wait.instanceRunning({ InstanceIds }, { everyMs: 20 });
  assert.equal(look.states, { running: 2 });
  const { StoppingInstances = [] } = await ec2.stopInstances({ InstanceIds });
  assert.equal(
    StoppingInstances.map(({ CurrentState }) => CurrentState?.Name),
    ['stopping', 'stopping'],
  );
  await ec2.wait.instanceStopped({ InstanceIds }, { everyMs: 20 });
  await ec2.terminateInstances({ InstanceIds });
  const ended = await ec2.wait.instanceTerminated({ InstanceIds }, { everyMs: 20 });
  assert.equal(ended.states, { terminated: 2 });
});

check('an instance as a resource lives the same life there', async () => {
  const ec2 = new Session({ endpoint: moto?.url ?? '' }).service('ec2');
  const [web] = await ec2.createInstances({
    ImageId: image,
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web-1' }] }],
  });
  if (!web) return assert.unreachable('nothing was created');
  assert.equal([web.name, web.state, tags(web.data)], ['web-1', 'pending', { Name: 'web-1' }]);
  await web.waitUntilRunning({ everyMs: 20 });
  assert.is(web.state, 'running');
  await web.terminate();
  assert.is(web.state, 'shutting-down');
  await web.waitUntilTerminated({ everyMs: 20 });
  assert.is(web.state, 'terminated');
});

check('pages come one by one, each once', async () => {
  const ec2 = new Session({ endpoint: moto?.url ?? '' }).service('ec2');
  const all = await ec2.describeImages({ Owners: ['amazon'] });
  const seen: string[] = [];
  for await (const page of ec2.pages.describeImages({ Owners: ['amazon'] })) {
    seen.push(...(page.Images ?? []).map(({ ImageId = '' }) => ImageId));
  }
  assert.equal(
    seen,
    all.Images?.map(({ ImageId = '' }) => ImageId),
  );
});

check('the caller is known without any set-up', async () => {
  const session = new Session({ endpoint: moto?.url ?? '' });
  assert.is(session.account, undefined);
  const { account, arn } = await session.identity();
  assert.is(account, '123456789012');
  assert.match(arn, /^arn:aws:/);
  assert.is(session.account, account);
});

test.run();
