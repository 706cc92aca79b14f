import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

test('a missing parameter is named as it would be sent, not as the SDK calls it', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const [subnet] = (await ec2.describeSubnets({})).Subnets ?? [];
  for (const [call, name] of [
    [ec2.stopInstances({ InstanceIds: undefined }), 'InstanceId'],
    [ec2.createTags({ Resources: undefined, Tags: [{ Key: 'a', Value: 'b' }] }), 'ResourceId'],
    [ec2.createKeyPair({ KeyName: undefined }), 'KeyName'],
    [ec2.createVolume({ Size: 8 }), 'zone'],
    [ec2.createVolume({ AvailabilityZone: subnet?.AvailabilityZone }), 'size or snapshotId'],
  ] as const) {
    const error = await errorOf(call);
    assert.is(error.name, 'MissingParameter');
    assert.is(error.message, `The request must contain the parameter ${name}`);
  }
});

test('a volume is made in a zone that is named by its id too', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const made = await ec2.createVolume({ AvailabilityZoneId: 'use1-az2', Size: 8 });
  assert.is(made.AvailabilityZone, 'us-east-1b');
  const error = await errorOf(ec2.createVolume({ AvailabilityZoneId: 'use1-az9', Size: 8 }));
  assert.is(error.message, "The zone 'use1-az9' does not exist.");
});

test('tags are for what a call makes, and there is at least one of them', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const Tags = [{ Key: 'team', Value: 'web' }];
  const make = (specification: object) =>
    ec2.createVpc({ CidrBlock: '10.0.0.0/16', TagSpecifications: [specification] });
  for (const [specification, complaint] of [
    [{ ResourceType: 'subnet', Tags }, "'subnet' is not a valid taggable resource type"],
    [{ ResourceType: 'no-such-thing', Tags }, "'no-such-thing' is not a valid taggable"],
    [{ Tags }, 'resource type must have a value'],
    [{ ResourceType: 'vpc' }, 'must have at least one tag'],
  ] as const) {
    const error = await errorOf(make(specification));
    assert.is(error.name, 'InvalidParameterValue');
    assert.ok(error.message.includes(complaint), error.message);
  }
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  assert.equal((await make({ ResourceType: 'vpc', Tags })).Vpc?.Tags, Tags);
});

test('a launch tags its instances, volumes and interfaces, and nothing else', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const ImageId = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId;
  const Tags = [{ Key: 'team', Value: 'web' }];
  const run = (...types: ('instance' | 'volume' | 'network-interface' | 'vpc')[]) =>
    ec2.runInstances({
      ...{ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
      TagSpecifications: types.map((ResourceType) => ({ ResourceType, Tags })),
    });
  await run('instance', 'volume', 'network-interface');
  assert.is((await ec2.describeTags({})).Tags?.length, 3);
  assert.match((await errorOf(run('instance', 'vpc'))).message, /'vpc' is not a valid taggable/);
});

test.run();
