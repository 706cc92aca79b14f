import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  return { sandbox, ec2, VpcId, SubnetId: Subnet?.SubnetId ?? '' };
}

test('a new VPC has a default security group, a main route table and a default network ACL', async () => {
  const { ec2, VpcId } = await network();
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters });
  assert.equal(
    SecurityGroups.map(({ GroupName }) => GroupName),
    ['default'],
  );
});

test('a VPC in use cannot be deleted, an empty one can', async () => {
  const { ec2, VpcId, SubnetId } = await network();
  assert.is((await errorOf(ec2.deleteVpc({ VpcId }))).name, 'DependencyViolation');
  await ec2.deleteSubnet({ SubnetId });
  await ec2.deleteVpc({ VpcId });
  assert.is((await errorOf(ec2.deleteVpc({ VpcId }))).name, 'InvalidVpcID.NotFound');
});

test('ranges that do not fit are refused', async () => {
  const { ec2, VpcId } = await network();
  const cases: [Promise<unknown>, string][] = [
    [ec2.createVpc({ CidrBlock: '10.0.0.0/8' }), 'InvalidVpc.Range'],
    [ec2.createVpc({ CidrBlock: 'ten' }), 'InvalidParameterValue'],
    [ec2.createSubnet({ VpcId, CidrBlock: '10.1.0.0/24' }), 'InvalidSubnet.Range'],
    [ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.128/25' }), 'InvalidSubnet.Conflict'],
    [
      ec2.createSubnet({ VpcId, CidrBlock: '10.0.2.0/24', AvailabilityZone: 'x' }),
      'InvalidParameterValue',
    ],
  ];
  for (const [call, name] of cases) assert.is((await errorOf(call)).name, name);
});

test('a subnet counts its free addresses', async () => {
  const { ec2, SubnetId } = await network();
  const free = async () => (await ec2.describeSubnets({ SubnetIds: [SubnetId] })).Subnets?.[0];
  assert.is((await free())?.AvailableIpAddressCount, 251);
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const launch = { ImageId: Images[0]?.ImageId, SubnetId, InstanceType: 't3.micro' } as const;
  await ec2.runInstances({ ...launch, MinCount: 3, MaxCount: 3 });
  assert.is((await free())?.AvailableIpAddressCount, 248);
});

test('a subnet with an instance cannot be deleted until the instance is terminated', async () => {
  const { sandbox, ec2, SubnetId } = await network();
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const launch = { ImageId: Images[0]?.ImageId, SubnetId, InstanceType: 't3.micro' } as const;
  const { Instances = [] } = await ec2.runInstances({ ...launch, MinCount: 1, MaxCount: 1 });
  assert.is((await errorOf(ec2.deleteSubnet({ SubnetId }))).name, 'DependencyViolation');
  await ec2.terminateInstances({ InstanceIds: [Instances[0]?.InstanceId ?? ''] });
  sandbox.clock.advance(60_000);
  await ec2.deleteSubnet({ SubnetId });
});

test('the default VPC can be deleted and made again', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  assert.is((await errorOf(ec2.createDefaultVpc({}))).name, 'DefaultVpcAlreadyExists');
});

test('a rule is added once, shown both ways, and taken away', async () => {
  const { ec2, VpcId } = await network();
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName: 'web',
    Description: 'web',
    VpcId,
  });
  const https = {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'all' }],
  };
  const IpPermissions = [https];
  const { SecurityGroupRules = [] } = await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions,
  });
  assert.is(SecurityGroupRules[0]?.CidrIpv4, '0.0.0.0/0');
  const again = await errorOf(ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions }));
  assert.is(again.name, 'InvalidPermission.Duplicate');
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] });
  assert.equal(SecurityGroups[0]?.IpPermissions?.[0]?.IpRanges, https.IpRanges);
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions });
  const gone = await errorOf(ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions }));
  assert.is(gone.name, 'InvalidPermission.NotFound');
});

test('a group that another one names cannot be deleted', async () => {
  const { ec2, VpcId } = await network();
  const make = async (GroupName: string) =>
    (await ec2.createSecurityGroup({ GroupName, Description: GroupName, VpcId })).GroupId ?? '';
  const [db, web] = [await make('db'), await make('web')];
  const UserIdGroupPairs = [{ GroupId: web }];
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 2, UserIdGroupPairs }];
  await ec2.authorizeSecurityGroupIngress({ GroupId: db, IpPermissions });
  assert.is((await errorOf(ec2.deleteSecurityGroup({ GroupId: web }))).name, 'DependencyViolation');
  await ec2.deleteSecurityGroup({ GroupId: db });
  await ec2.deleteSecurityGroup({ GroupId: web });
});

test('a group cannot have the name of another in its VPC', async () => {
  const { ec2, VpcId } = await network();
  const group = { GroupName: 'web', Description: 'web', VpcId };
  await ec2.createSecurityGroup(group);
  assert.is((await errorOf(ec2.createSecurityGroup(group))).name, 'InvalidGroup.Duplicate');
});

test('a key pair gives its private key once', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { KeyMaterial, KeyPairId } = await ec2.createKeyPair({
    KeyName: 'mine',
    KeyType: 'ed25519',
  });
  assert.match(KeyMaterial ?? '', /^-----BEGIN PRIVATE KEY-----/);
  const { KeyPairs = [] } = await ec2.describeKeyPairs({ KeyNames: ['mine'] });
  assert.is(KeyPairs[0]?.KeyPairId, KeyPairId);
  assert.is(
    (await errorOf(ec2.createKeyPair({ KeyName: 'mine' }))).name,
    'InvalidKeyPair.Duplicate',
  );
  assert.is(
    (await errorOf(ec2.describeKeyPairs({ KeyNames: ['his'] }))).name,
    'InvalidKeyPair.NotFound',
  );
  await ec2.deleteKeyPair({ KeyName: 'mine' });
  assert.equal((await ec2.describeKeyPairs({})).KeyPairs, []);
});

test.run();
