import {
  waitUntilImageAvailable,
  waitUntilSnapshotCompleted,
  waitUntilVolumeAvailable,
} from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

type Ec2 = ReturnType<typeof openSandbox>['ec2'];

async function launched(ec2: Ec2): Promise<string> {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const type = { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' } as const;
  const place = { Placement: { AvailabilityZone: 'us-east-1a' } };
  const { Instances = [] } = await ec2.runInstances({
    ...type,
    ...place,
    MinCount: 1,
    MaxCount: 1,
  });
  return Instances[0]?.InstanceId ?? '';
}

async function volume(ec2: Ec2, Size = 10): Promise<string> {
  const { VolumeId = '' } = await ec2.createVolume({ Size, AvailabilityZone: 'us-east-1a' });
  return VolumeId;
}

test('a volume is creating, available, in use, and available again', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const [InstanceId, VolumeId] = [await launched(ec2), await volume(ec2)];
  const look = async () => (await ec2.describeVolumes({ VolumeIds: [VolumeId] })).Volumes?.[0];
  assert.is((await look())?.State, 'creating');
  sandbox.clock.advance(60_000);
  assert.is((await look())?.State, 'available');
  await ec2.attachVolume({ VolumeId, InstanceId, Device: '/dev/sdf' });
  assert.is((await look())?.State, 'in-use');
  assert.is((await look())?.Attachments?.[0]?.State, 'attaching');
  sandbox.clock.advance(60_000);
  assert.is((await look())?.Attachments?.[0]?.State, 'attached');
  assert.is((await errorOf(ec2.deleteVolume({ VolumeId }))).name, 'VolumeInUse');
  await ec2.detachVolume({ VolumeId });
  sandbox.clock.advance(60_000);
  assert.is((await look())?.State, 'available');
  await ec2.deleteVolume({ VolumeId });
  assert.is((await errorOf(look())).name, 'InvalidVolume.NotFound');
});

test('the root volume goes with its instance, one attached later stays', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const [InstanceId, VolumeId] = [await launched(ec2), await volume(ec2)];
  sandbox.clock.advance(60_000);
  await ec2.attachVolume({ VolumeId, InstanceId, Device: '/dev/sdf' });
  await ec2.terminateInstances({ InstanceIds: [InstanceId] });
  sandbox.clock.advance(60_000);
  const { Volumes = [] } = await ec2.describeVolumes({});
  assert.equal(
    Volumes.map((it) => [it.VolumeId, it.State]),
    [[VolumeId, 'available']],
  );
});

test('a volume grows through modifying and optimizing, and never shrinks', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const VolumeId = await volume(ec2);
  assert.is((await errorOf(ec2.modifyVolume({ VolumeId, Size: 5 }))).name, 'InvalidParameterValue');
  await ec2.modifyVolume({ VolumeId, Size: 20 });
  const look = async () => (await ec2.describeVolumesModifications({})).VolumesModifications?.[0];
  assert.is((await look())?.ModificationState, 'modifying');
  sandbox.clock.advance(600_000);
  assert.is((await look())?.ModificationState, 'completed');
  assert.is((await look())?.Progress, 100);
});

test('a snapshot makes progress until it is completed', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { SnapshotId = '' } = await ec2.createSnapshot({ VolumeId: await volume(ec2) });
  const look = async () =>
    (await ec2.describeSnapshots({ SnapshotIds: [SnapshotId] })).Snapshots?.[0];
  assert.is((await look())?.Progress, '0%');
  sandbox.clock.advance(10_000);
  assert.match((await look())?.Progress ?? '', /^[1-9]\d%$/);
  sandbox.clock.advance(60_000);
  assert.equal([(await look())?.State, (await look())?.Progress], ['completed', '100%']);
});

test("the SDK's waiters see volumes, snapshots and images become ready", async () => {
  const { ec2 } = openSandbox({ fixture: 'empty', clock: 'instant' });
  const patience = { client: ec2, maxWaitTime: 20 };
  const VolumeIds = [await volume(ec2)];
  assert.is((await waitUntilVolumeAvailable(patience, { VolumeIds })).state, 'SUCCESS');
  const { SnapshotId = '' } = await ec2.createSnapshot({ VolumeId: VolumeIds[0] ?? '' });
  const SnapshotIds = [SnapshotId];
  assert.is((await waitUntilSnapshotCompleted(patience, { SnapshotIds })).state, 'SUCCESS');
  const { ImageId = '' } = await ec2.createImage({ InstanceId: await launched(ec2), Name: 'mine' });
  assert.is((await waitUntilImageAvailable(patience, { ImageIds: [ImageId] })).state, 'SUCCESS');
});

test("an image of an instance is the account's own, and keeps its snapshot from deletion", async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { ImageId = '' } = await ec2.createImage({ InstanceId: await launched(ec2), Name: 'mine' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['self'] });
  assert.equal(
    Images.map((it) => it.ImageId),
    [ImageId],
  );
  const SnapshotId = Images[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? '';
  assert.is((await errorOf(ec2.deleteSnapshot({ SnapshotId }))).name, 'InvalidSnapshot.InUse');
  await ec2.deregisterImage({ ImageId });
  await ec2.deleteSnapshot({ SnapshotId });
});

test("another account's image cannot be changed", async () => {
  const { ec2 } = openSandbox();
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const error = await errorOf(ec2.deregisterImage({ ImageId: Images[0]?.ImageId }));
  assert.is(error.name, 'AuthFailure');
});

test.run();
