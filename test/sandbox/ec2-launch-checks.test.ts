import type { EC2, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function launching(ec2: EC2) {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId;
  const [subnet] = (await ec2.describeSubnets({})).Subnets ?? [];
  const request = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const;
  const run = (more: Partial<RunInstancesRequest>) => ec2.runInstances({ ...request, ...more });
  return { run, SubnetId: subnet?.SubnetId, zone: subnet?.AvailabilityZone };
}

test('a launch says of the instance or of its cards where it is to be, not of both', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { run, SubnetId } = await launching(ec2);
  const NetworkInterfaces = [{ DeviceIndex: 0, SubnetId }];
  assert.is((await run({ NetworkInterfaces })).Instances?.[0]?.SubnetId, SubnetId);
  const error = await errorOf(run({ NetworkInterfaces, SubnetId }));
  assert.is(error.name, 'InvalidParameterCombination');
  const guarded = await errorOf(run({ NetworkInterfaces, SecurityGroups: ['default'] }));
  assert.match(guarded.message, /security groups may not be specified/);
});

test('a launch from a snapshot nobody has is refused', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { run } = await launching(ec2);
  const mapped = (SnapshotId: string) =>
    run({ BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { SnapshotId } }] });
  assert.is((await errorOf(mapped('snap-12345678'))).name, 'InvalidSnapshot.NotFound');
});

test('a volume has the speeds that its type can have', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { run, zone } = await launching(ec2);
  const make = (type: 'gp2' | 'gp3' | 'io1', Iops?: number, Throughput?: number) =>
    ec2.createVolume({ AvailabilityZone: zone, Size: 100, VolumeType: type, Iops, Throughput });
  assert.is((await make('gp3', 4000, 250)).Throughput, 250);
  assert.is((await make('io1', 500)).Iops, 500);
  for (const call of [make('io1'), make('gp2', 500), make('gp2', undefined, 250)]) {
    assert.is((await errorOf(call)).name, 'InvalidParameterCombination');
  }
  const disk = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 100, VolumeType: 'io1' as const } };
  const error = await errorOf(run({ BlockDeviceMappings: [disk] }));
  assert.match(error.message, /iops must be specified for io1/);
});

test.run();
