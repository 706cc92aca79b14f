import './support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Look, Session, type WaitError } from '../../helpers/awsh.ts';
import { createSandbox } from '../../sandbox/index.ts';

/** A session in a sandbox whose clock runs fast: what takes AWS 20 seconds takes two. */
function open() {
  const sandbox = createSandbox({ clock: 'fast' });
  return { sandbox, ec2: new Session({ sandbox: sandbox.link }).service('ec2') };
}

type Ec2 = ReturnType<typeof open>['ec2'];

async function launch(ec2: Ec2): Promise<{ InstanceIds: string[] }> {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const wish = { ImageId: Images[0]?.ImageId, MinCount: 1, MaxCount: 1 };
  const { Instances = [] } = await ec2.runInstances(wish);
  return { InstanceIds: Instances.map((it) => it.InstanceId ?? '') };
}

const often = { everyMs: 1_000 };

test('a launch is watched to its end on the fast clock, and its termination is waited for', async () => {
  const { sandbox, ec2 } = open();
  const these = await launch(ec2);
  const looks: Look[] = [];
  for await (const look of ec2.watch.instanceRunning(these, often)) {
    looks.push(look);
    sandbox.clock.advance(3_000);
  }
  assert.equal(looks[0]?.states, { pending: 1 });
  assert.equal(looks.at(-1)?.states, { running: 1 });
  await ec2.terminateInstances(these);
  sandbox.clock.advance(35_000);
  const gone = await ec2.wait.instanceTerminated(these, often);
  assert.equal(gone.states, { terminated: 1 });
});

test('a launch that is taken back fails its wait, with the state in the error', async () => {
  const { sandbox, ec2 } = open();
  const these = await launch(ec2);
  sandbox.clock.advance(60_000);
  await ec2.stopInstances(these);
  const error: WaitError = await ec2.wait.instanceRunning(these, often).catch((e) => e);
  assert.is(error.code, 'WaitFailed');
  assert.equal(error.look.states, { stopping: 1 });
});

test('a volume and its snapshot are waited for; the deleted volume is gone', async () => {
  const { sandbox, ec2 } = open();
  const { VolumeId = '' } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 });
  const VolumeIds = [VolumeId];
  assert.equal((await ec2.wait.volumeAvailable({ VolumeIds }, often)).states, { available: 1 });
  const { SnapshotId = '' } = await ec2.createSnapshot({ VolumeId });
  sandbox.clock.advance(25_000);
  const made = await ec2.wait.snapshotCompleted({ SnapshotIds: [SnapshotId] }, often);
  assert.equal(made.states, { completed: 1 });
  await ec2.deleteVolume({ VolumeId });
  const gone = await ec2.wait.volumeDeleted({ VolumeIds }, often);
  assert.equal(gone.states, { 'InvalidVolume.NotFound': 1 });
});

test('a wait for what never comes ends by the virtual time', async () => {
  const { sandbox, ec2 } = open();
  const began = sandbox.clock.now();
  const nobody = { KeyNames: ['nobody-has-it'] };
  const patience = { everyMs: 2_000, atMostMs: 6_000 };
  const error: WaitError = await ec2.wait.keyPairExists(nobody, patience).catch((e) => e);
  assert.is(error.code, 'WaitTimedOut');
  assert.ok(sandbox.clock.now() - began >= 6_000);
});

test.run();
