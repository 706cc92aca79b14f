import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

test('regions that are off are listed only when asked for', async () => {
  const { ec2 } = openSandbox();
  const names = async (AllRegions: boolean) =>
    ((await ec2.describeRegions({ AllRegions })).Regions ?? []).map((it) => it.RegionName);
  assert.ok(!(await names(false)).includes('af-south-1'));
  assert.ok((await names(true)).includes('af-south-1'));
  const { Regions = [] } = await ec2.describeRegions({ RegionNames: ['eu-west-1'] });
  assert.is(Regions[0]?.Endpoint, 'ec2.eu-west-1.amazonaws.com');
  const wrong = await errorOf(ec2.describeRegions({ RegionNames: ['moon-1'] }));
  assert.is(wrong.name, 'InvalidParameterValue');
});

test('zones belong to the region of the call and are found by name and by id', async () => {
  const { ec2 } = openSandbox();
  const { AvailabilityZones = [] } = await ec2.describeAvailabilityZones({});
  assert.is(AvailabilityZones.length, 6);
  const found = await ec2.describeAvailabilityZones({
    Filters: [{ Name: 'zone-id', Values: ['use1-az2'] }],
  });
  assert.equal(
    found.AvailabilityZones?.map((zone) => zone.ZoneName),
    ['us-east-1b'],
  );
});

test('an account has its default VPC among its attributes', async () => {
  const { ec2 } = openSandbox();
  const { AccountAttributes = [] } = await ec2.describeAccountAttributes({
    AttributeNames: ['default-vpc'],
  });
  assert.match(AccountAttributes[0]?.AttributeValues?.[0]?.AttributeValue ?? '', /^vpc-/);
});

test('an instance type says what it is', async () => {
  const { ec2 } = openSandbox();
  const { InstanceTypes = [] } = await ec2.describeInstanceTypes({
    InstanceTypes: ['g4dn.xlarge', 't2.micro'],
  });
  const [gpu, micro] = InstanceTypes;
  assert.is(gpu?.VCpuInfo?.DefaultVCpus, 4);
  assert.is(gpu?.GpuInfo?.Gpus?.[0]?.Name, 'T4');
  assert.is(gpu?.InstanceStorageInfo?.TotalSizeInGB, 125);
  assert.is(gpu?.NetworkInfo?.NetworkPerformance, 'Up to 25 Gigabit');
  assert.equal(micro?.ProcessorInfo?.SupportedArchitectures, ['i386', 'x86_64']);
  assert.is(micro?.Hypervisor, 'xen');
});

test('instance types are filtered and paged, unknown ones refused', async () => {
  const { ec2 } = openSandbox();
  const arm = [
    { Name: 'processor-info.supported-architecture', Values: ['arm64'] },
    { Name: 'instance-type', Values: ['t4g.*'] },
  ];
  const { InstanceTypes = [], NextToken } = await ec2.describeInstanceTypes({
    Filters: arm,
    MaxResults: 5,
  });
  assert.is(InstanceTypes.length, 5);
  const rest = await ec2.describeInstanceTypes({ Filters: arm, MaxResults: 5, NextToken });
  assert.is(rest.InstanceTypes?.length, 2);
  const wrong = await errorOf(ec2.describeInstanceTypes({ InstanceTypes: ['t9.huge' as never] }));
  assert.is(wrong.name, 'InvalidInstanceType');
  assert.match(wrong.message, /\[t9\.huge\]/);
});

test('offerings name the place they are in', async () => {
  const { ec2 } = openSandbox();
  const { InstanceTypeOfferings = [] } = await ec2.describeInstanceTypeOfferings({
    LocationType: 'availability-zone',
    Filters: [{ Name: 'instance-type', Values: ['t3.micro'] }],
  });
  assert.equal(
    InstanceTypeOfferings.map((it) => it.Location),
    [...'abcdef'].map((letter) => `us-east-1${letter}`),
  );
});

test('tags are listed by resource and deleted by key, by value or all', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const id = Vpc?.VpcId ?? '';
  const Tags = ['a', 'b', 'c', 'd'].map((Key) => ({ Key, Value: Key.toUpperCase() }));
  await ec2.createTags({ Resources: [id], Tags });
  const keys = async (Name = 'resource-id', Values = [id]) =>
    ((await ec2.describeTags({ Filters: [{ Name, Values }] })).Tags ?? []).map((it) => it.Key);
  assert.equal(await keys(), ['a', 'b', 'c', 'd']);
  assert.equal(await keys('tag:b', ['B']), ['b']);
  assert.equal(await keys('resource-type', ['vpc']), ['a', 'b', 'c', 'd']);
  await ec2.deleteTags({ Resources: [id], Tags: [{ Key: 'a' }, { Key: 'b', Value: 'no' }] });
  assert.equal(await keys(), ['b', 'c', 'd']);
  await ec2.deleteTags({ Resources: [id] });
  assert.equal(await keys(), []);
});

test('tags of nothing are refused', async () => {
  const { ec2 } = openSandbox();
  const Tags = [{ Key: 'a', Value: 'b' }];
  const gone = await errorOf(ec2.createTags({ Resources: ['vpc-00000000'], Tags }));
  assert.is(gone.name, 'InvalidVpcID.NotFound');
  assert.is((await errorOf(ec2.createTags({ Resources: ['ever'], Tags }))).name, 'InvalidID');
});

test.run();
