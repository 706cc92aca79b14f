import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

const ImageId = 'ami-12c6146b';

check('a network is made, walked through and taken down', async () => {
  const { session, calls } = open();
  const ec2 = session.service('ec2');
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.9.0.0/16' });
  const subnet = await vpc.subnets.create({ CidrBlock: '10.9.1.0/24' });
  assert.is(subnet.vpcId, vpc.id);
  await vpc.createTags({ Tags: [{ Key: 'Name', Value: 'shop' }] });
  assert.is((await vpc.reload()).name, 'shop');
  calls.length = 0;
  const subnets = await vpc.subnets.toArray();
  assert.equal(
    subnets.map((each) => [each.id, each.cidrBlock, each.vpc?.id]),
    [[subnet.id, '10.9.1.0/24', vpc.id]],
  );
  assert.equal(calls, ['DescribeSubnets']);

  const gateway = await ec2.internetGateways.create();
  await gateway.attachToVpc({ VpcId: vpc.id });
  await gateway.reload();
  assert.is(gateway.attachments?.[0]?.VpcId, vpc.id);
  const table = await vpc.routeTables.create();
  await table.createRoute({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway.id });
  await table.reload();
  assert.ok(table.routes.some(({ destinationCidrBlock }) => destinationCidrBlock === '0.0.0.0/0'));
  await table.delete();
  await gateway.detachFromVpc({ VpcId: vpc.id });
  await gateway.delete();
  await subnet.delete();
  await vpc.delete();
  assert.is(await vpc.exists(), false);
});

check("an instance's subnet, VPC, groups and volumes are reached from it", async () => {
  const { session, calls } = open();
  const ec2 = session.service('ec2');
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.8.0.0/16' });
  const subnet = await vpc.subnets.create({ CidrBlock: '10.8.1.0/24' });
  const group = await ec2.securityGroups.create({
    GroupName: 'web',
    Description: 'web',
    VpcId: vpc.id,
  });
  await group.authorizeIngress({
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
  });
  const [web] = await subnet.createInstances({
    ImageId,
    MinCount: 1,
    MaxCount: 1,
    SecurityGroupIds: [group.id],
  });
  if (!web) return assert.unreachable('nothing was created');
  calls.length = 0;
  assert.equal([web.subnet?.id, web.vpc?.id, web.image?.id], [subnet.id, vpc.id, ImageId]);
  assert.equal(
    web.securityGroups.map(({ id }) => id),
    [group.id],
  );
  assert.equal(calls, []);
  await web.vpc?.load();
  assert.equal(calls, ['DescribeVpcs']);
  assert.is((await subnet.instances.first())?.id, web.id);
  const volumes = await web.volumes.toArray();
  assert.ok(volumes.every(({ attachments }) => attachments?.[0]?.InstanceId === web.id));

  await web.waitUntilRunning({ everyMs: 20 });
  await web.stop();
  await web.waitUntilStopped({ everyMs: 20 });
  assert.is(web.state, 'stopped');
  await web.terminate();
});

check('volumes and snapshots come from each other', async () => {
  const ec2 = open().session.service('ec2');
  const volume = await ec2.volumes.create({ AvailabilityZone: 'us-east-1a', Size: 1 });
  await volume.waitUntilAvailable({ everyMs: 20 });
  const snapshot = await volume.createSnapshot({ Description: 'before the change' });
  await snapshot.waitUntilCompleted({ everyMs: 20 });
  assert.is(snapshot.volume?.id, volume.id);
  const [listed] = await volume.snapshots.toArray();
  assert.is(listed?.description, 'before the change');
  await snapshot.delete();
  await volume.delete();
  assert.is(await volume.exists(), false);
});

check('many are stopped and terminated with one call, and tagged with another', async () => {
  const { session, calls } = open();
  const ec2 = session.service('ec2');
  const made = await ec2.createInstances({ ImageId, MinCount: 3, MaxCount: 3 });
  const InstanceIds = made.map(({ id }) => id);
  const many = ec2.instances.filter({ InstanceIds });
  calls.length = 0;
  const report = await many.stop();
  assert.is(report.succeeded.length, 3);
  assert.equal(calls, ['DescribeInstances', 'StopInstances']);
  await many.createTags({ Tags: [{ Key: 'team', Value: 'web' }] });
  assert.ok((await many.toArray()).every(({ tags }) => tags.team === 'web'));
  await many.terminate();
  for (const instance of made) await instance.waitUntilTerminated({ everyMs: 20 });
});

check('key pairs and addresses are made, listed and given back', async () => {
  const ec2 = open().session.service('ec2');
  const pair = await ec2.keyPairs.create({ KeyName: 'laptop' });
  assert.is((await ec2.keyPairs.first())?.name, 'laptop');
  await pair.delete();
  assert.is(await ec2.keyPairs.count(), 0);
  const { AllocationId = '' } = await ec2.allocateAddress({ Domain: 'vpc' });
  const address = await ec2.VpcAddress(AllocationId).load();
  assert.type(address.publicIp, 'string');
  await address.release();
  assert.is(await ec2.vpcAddresses.count(), 0);
});

test.run();
