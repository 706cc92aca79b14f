import type { EC2, Filter } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const by = (filters: Record<string, string>): Filter[] =>
  Object.entries(filters).map(([Name, value]) => ({ Name, Values: [value] }));

async function imageIn(ec2: EC2): Promise<string | undefined> {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  return Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId;
}

test('spot requests are found by all that their launch says, and take no on-demand vCPUs', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty', quotas: { standardVcpus: 0 } });
  const [subnet] = (await ec2.describeSubnets({})).Subnets ?? [];
  const Ebs = { VolumeSize: 33, VolumeType: 'gp3', DeleteOnTermination: true } as const;
  const NetworkInterfaces = [
    { DeviceIndex: 0, SubnetId: subnet?.SubnetId, Description: 'front', DeleteOnTermination: true },
  ];
  const { SpotInstanceRequests: made } = await ec2.requestSpotInstances({
    LaunchSpecification: {
      ...{ ImageId: await imageIn(ec2), InstanceType: 't3.micro', NetworkInterfaces },
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs }],
    },
  });
  const id = made?.[0]?.SpotInstanceRequestId ?? '';
  const Filters = by({
    'launch.block-device-mapping.volume-size': '33',
    'launch.block-device-mapping.delete-on-termination': 'true',
    'launched-availability-zone-id': 'use1-az1',
    'network-interface.description': 'front',
    'network-interface.device-index': '0',
  });
  const { SpotInstanceRequests } = await ec2.describeSpotInstanceRequests({ Filters });
  assert.equal(
    SpotInstanceRequests?.map((one) => one.SpotInstanceRequestId),
    [id],
  );
});

test('the status of instances is filtered by events too, of which there are none', async () => {
  const { ec2 } = openSandbox();
  const count = async (filters: Record<string, string>) =>
    (await ec2.describeInstanceStatus({ Filters: by(filters) })).InstanceStatuses?.length ?? 0;
  assert.is(await count({ 'event.code': 'system-reboot' }), 0);
  assert.ok((await count({ 'attached-ebs-status.status': 'ok', 'operator.managed': 'false' })) > 0);
});

test('only what has a standard value is put back to it', async () => {
  const { ec2 } = openSandbox();
  const { Reservations } = await ec2.describeInstances({});
  const InstanceId = Reservations?.[0]?.Instances?.[0]?.InstanceId ?? '';
  await ec2.modifyInstanceAttribute({ InstanceId, SourceDestCheck: { Value: false } });
  await ec2.resetInstanceAttribute({ InstanceId, Attribute: 'sourceDestCheck' });
  const shown = await ec2.describeInstanceAttribute({ InstanceId, Attribute: 'sourceDestCheck' });
  assert.is(shown.SourceDestCheck?.Value, true);
  const error = await errorOf(ec2.resetInstanceAttribute({ InstanceId, Attribute: 'userData' }));
  assert.is(error.name, 'InvalidParameterValue');
});

test('one launch template of several that is not there is not named', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const error = await errorOf(ec2.describeLaunchTemplates({ LaunchTemplateNames: ['web', 'db'] }));
  assert.is(error.name, 'InvalidLaunchTemplateName.NotFoundException');
  assert.match(error.message, /^At least one of the launch templates/);
});

test('an address is associated once however often it is asked for, and made for a VPC', async () => {
  const { ec2 } = openSandbox();
  const { Reservations } = await ec2.describeInstances({
    Filters: by({ 'instance-state-name': 'running' }),
  });
  const InstanceId = Reservations?.[0]?.Instances?.[0]?.InstanceId;
  const { AllocationId } = await ec2.allocateAddress({ Domain: 'vpc' });
  const first = await ec2.associateAddress({ AllocationId, InstanceId });
  const again = await ec2.associateAddress({ AllocationId, InstanceId });
  assert.is(again.AssociationId, first.AssociationId);
  const elsewhere = ec2.allocateAddress({ Domain: 'moon' as never });
  assert.is((await errorOf(elsewhere)).name, 'InvalidParameterValue');
  const lost = ec2.allocateAddress({ Domain: 'vpc', Address: '203.0.113.9' });
  assert.is((await errorOf(lost)).name, 'InvalidAddress.NotFound');
});

test('keys, snapshots and volume attributes of no known kind are refused', async () => {
  const { ec2 } = openSandbox();
  const { VolumeId = '' } = (await ec2.describeVolumes({})).Volumes?.[0] ?? {};
  const { SnapshotId } = await ec2.createSnapshot({ VolumeId });
  const share = { SnapshotId, OperationType: 'add' as const, GroupNames: ['friends'] };
  for (const [call, code] of [
    [ec2.createKeyPair({ KeyName: 'mine', KeyType: 'dsa' as never }), 'InvalidParameterValue'],
    [
      ec2.describeVolumeAttribute({ VolumeId, Attribute: 'colour' as never }),
      'InvalidParameterValue',
    ],
    [ec2.modifySnapshotAttribute(share), 'InvalidAMIAttributeItemValue'],
  ] as const) {
    assert.is((await errorOf(call)).name, code);
  }
});

test.run();
