import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function machine() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId ?? '';
  const disk = { VolumeSize: 20, VolumeType: 'gp3', Encrypted: true } as const;
  const { Instances } = await ec2.runInstances({
    ...{ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
    BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: disk }],
  });
  sandbox.clock.advance(120_000);
  return { sandbox, ec2, ImageId, InstanceId: Instances?.[0]?.InstanceId ?? '' };
}

async function imageOf(ec2: EC2, id = '') {
  return (await ec2.describeImages({ ImageIds: [id] })).Images?.[0];
}

test('an image of an instance has all of its disks and tells where it comes from', async () => {
  const { ec2, ImageId: source, InstanceId } = await machine();
  const Tags = [{ Key: 'team', Value: 'web' }];
  const { ImageId } = await ec2.createImage({
    ...{ InstanceId, Name: 'golden' },
    BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { VolumeSize: 5 } }],
    TagSpecifications: [
      { ResourceType: 'image', Tags },
      { ResourceType: 'snapshot', Tags },
    ],
  });
  const image = await imageOf(ec2, ImageId);
  assert.is(image?.SourceInstanceId, InstanceId);
  assert.is(image?.SourceImageId, source);
  assert.is(image?.SourceImageRegion, 'us-east-1');
  assert.equal(image?.Tags, Tags);
  const disks = image?.BlockDeviceMappings ?? [];
  assert.equal(
    disks.map(({ DeviceName, Ebs }) => [DeviceName, Ebs?.VolumeSize, Ebs?.Encrypted]),
    [
      ['/dev/xvda', 8, false],
      ['/dev/sdf', 20, true],
      ['/dev/sdg', 5, false],
    ],
  );
  const SnapshotIds = disks.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []);
  const { Snapshots = [] } = await ec2.describeSnapshots({ SnapshotIds });
  assert.is(Snapshots.length, 2);
  for (const snapshot of Snapshots) assert.equal(snapshot.Tags, Tags);
  const inUse = ec2.deleteSnapshot({ SnapshotId: SnapshotIds[1] });
  assert.is((await errorOf(inUse)).name, 'InvalidSnapshot.InUse');

  const { Instances } = await ec2.runInstances({ ImageId, MinCount: 1, MaxCount: 1 });
  const own = { Name: 'attachment.instance-id', Values: [Instances?.[0]?.InstanceId ?? ''] };
  const { Volumes = [] } = await ec2.describeVolumes({ Filters: [own] });
  assert.equal(
    Volumes.map(({ Size, Encrypted }) => [Size, Encrypted]),
    [
      [8, false],
      [20, true],
      [5, false],
    ],
  );
});

test('an image is registered with several disks and found by what they are', async () => {
  const { ec2 } = await machine();
  const { ImageId } = await ec2.registerImage({
    ...{ Name: 'own', RootDeviceName: '/dev/sda1', BootMode: 'uefi', TpmSupport: 'v2.0' },
    BlockDeviceMappings: [
      { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 30, VolumeType: 'gp3' } },
      { DeviceName: '/dev/sdb', Ebs: { VolumeSize: 40, DeleteOnTermination: false } },
    ],
  });
  const image = await imageOf(ec2, ImageId);
  assert.equal([image?.BootMode, image?.TpmSupport], ['uefi', 'v2.0']);
  const Filters = [{ Name: 'block-device-mapping.delete-on-termination', Values: ['false'] }];
  const { Images = [] } = await ec2.describeImages({ Owners: ['self'], Filters });
  assert.equal(
    Images.map((one) => one.ImageId),
    [ImageId],
  );
  const asked = { ImageId: ImageId ?? '' };
  const tpm = await ec2.describeImageAttribute({ ...asked, Attribute: 'tpmSupport' });
  assert.is(tpm.TpmSupport?.Value, 'v2.0');
  const retired = ec2.describeImageAttribute({ ...asked, Attribute: 'blockDeviceMapping' });
  assert.is((await errorOf(retired)).name, 'AuthFailure');
  const unknown = ec2.describeImageAttribute({ ...asked, Attribute: 'colour' as never });
  assert.is((await errorOf(unknown)).name, 'InvalidParameterValue');
});

test('a copy of an image tells of which, and takes the tags along when asked', async () => {
  const { ec2, InstanceId } = await machine();
  const Tags = [{ Key: 'team', Value: 'web' }];
  const { ImageId: SourceImageId } = await ec2.createImage({
    ...{ InstanceId, Name: 'golden', TagSpecifications: [{ ResourceType: 'image', Tags }] },
  });
  const { ImageId } = await ec2.copyImage({
    ...{ Name: 'copied', SourceImageId, SourceRegion: 'us-east-1', CopyImageTags: true },
  });
  const copy = await imageOf(ec2, ImageId);
  assert.equal([copy?.SourceImageId, copy?.SourceInstanceId], [SourceImageId, undefined]);
  assert.equal(copy?.Tags, Tags);
});

test('a lenient sandbox launches made-up images but does not describe them', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty', lenient: true });
  const ImageId = 'ami-0123456789abcdef0';
  await ec2.runInstances({ ImageId, MinCount: 1, MaxCount: 1 });
  assert.is((await errorOf(imageOf(ec2, ImageId))).name, 'InvalidAMIID.NotFound');
  assert.is((await errorOf(imageOf(ec2, 'ami-x'))).name, 'InvalidAMIID.Malformed');
});

test('volumes have the sizes of their type, the key they are encrypted with, and many users', async () => {
  const { sandbox, ec2, InstanceId, ImageId } = await machine();
  const { Reservations } = await ec2.describeInstances({ InstanceIds: [InstanceId] });
  const AvailabilityZone = Reservations?.[0]?.Instances?.[0]?.Placement?.AvailabilityZone;
  const make = (more: object) => ec2.createVolume({ AvailabilityZone, ...more });
  for (const [wish, code, message] of [
    [{ Size: 0 }, 'InvalidParameterValue', /too small/],
    [{ Size: 20, VolumeType: 'st1' }, 'InvalidParameterValue', /minimum is 125GiB/],
    [{ Size: 20_000, VolumeType: 'gp2' }, 'InvalidParameterValue', /maximum is 16384GiB/],
    [{ Size: 8, VolumeType: 'gp9' }, 'UnknownVolumeType', /'gp9'/],
    [{ Size: 8, KmsKeyId: 'alias/mine' }, 'InvalidParameterDependency', /Encrypted/],
    [{ Size: 8, MultiAttachEnabled: true }, 'InvalidParameterCombination', /gp2/],
  ] as const) {
    const error = await errorOf(make(wish));
    assert.is(error.name, code);
    assert.match(error.message, message);
  }
  const plain = await make({ Size: 8, Encrypted: true });
  assert.match(plain.KmsKeyId ?? '', /^arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]{36}$/);
  const named = await make({ Size: 8, Encrypted: true, KmsKeyId: 'alias/mine' });
  assert.is(named.KmsKeyId, 'arn:aws:kms:us-east-1:123456789012:alias/mine');

  const shared = await make({ Size: 8, VolumeType: 'io2', Iops: 200, MultiAttachEnabled: true });
  const second = await ec2.runInstances({
    ...{ ImageId, MinCount: 1, MaxCount: 1, Placement: { AvailabilityZone } },
  });
  sandbox.clock.advance(120_000);
  const VolumeId = shared.VolumeId;
  const Device = '/dev/sdk';
  await ec2.attachVolume({ VolumeId, Device, InstanceId });
  await ec2.attachVolume({ VolumeId, Device, InstanceId: second.Instances?.[0]?.InstanceId });
  const { Volumes } = await ec2.describeVolumes({ VolumeIds: [VolumeId ?? ''] });
  assert.is(Volumes?.[0]?.Attachments?.length, 2);
  const again = ec2.attachVolume({ VolumeId, Device, InstanceId });
  assert.is((await errorOf(again)).name, 'VolumeInUse');
});

test.run();
