import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

test('a security group is lent to another VPC of one account, but for the default ones', async () => {
  const { sandbox, ec2 } = openSandbox();
  const vpc = async (CidrBlock: string) => (await ec2.createVpc({ CidrBlock })).Vpc?.VpcId ?? '';
  const [home, away] = [await vpc('10.1.0.0/16'), await vpc('10.2.0.0/16')];
  const group = { GroupName: 'web', Description: 'web', VpcId: home };
  const { GroupId = '' } = await ec2.createSecurityGroup(group);
  const lend = (GroupId: string, VpcId: string) =>
    ec2.associateSecurityGroupVpc({ GroupId, VpcId });

  assert.is((await lend(GroupId, away)).State, 'associating');
  const code = async (call: Promise<unknown>) => (await errorOf(call)).name;
  assert.is(await code(lend(GroupId, away)), 'SecurityGroupVpcAssociationAlreadyExists');
  assert.is(await code(lend(GroupId, home)), 'InvalidParameterValue');
  assert.is(await code(lend(GroupId, 'vpc-00000000')), 'InvalidVpcID.NotFound');
  const { Vpcs = [] } = await ec2.describeVpcs({});
  const standard = Vpcs.find(({ IsDefault }) => IsDefault)?.VpcId ?? '';
  assert.is(await code(lend(GroupId, standard)), 'InvalidParameterValue');
  const Filters = [{ Name: 'group-name', Values: ['default'] }];
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters });
  assert.is(await code(lend(SecurityGroups[0]?.GroupId ?? '', away)), 'InvalidParameterValue');

  const usable = async () => {
    const { SecurityGroupForVpcs = [] } = await ec2.getSecurityGroupsForVpc({ VpcId: away });
    return SecurityGroupForVpcs.some((it) => it.GroupId === GroupId);
  };
  assert.is(await usable(), false);
  sandbox.clock.advance(60_000);
  assert.is(await usable(), true);

  await ec2.disassociateSecurityGroupVpc({ GroupId, VpcId: away });
  sandbox.clock.advance(60_000);
  assert.is(await usable(), false);
  const again = ec2.disassociateSecurityGroupVpc({ GroupId, VpcId: away });
  assert.is(await code(again), 'InvalidSecurityGroupVpcAssociation.NotFound');
  sandbox.clock.advance(3_600_000);
  const { SecurityGroupVpcAssociations } = await ec2.describeSecurityGroupVpcAssociations({});
  assert.equal(SecurityGroupVpcAssociations, []);
});

test('secondary subnets share out the range of their network', async () => {
  const { sandbox, ec2 } = openSandbox();
  const network = (Ipv4CidrBlock: string) =>
    ec2.createSecondaryNetwork({ Ipv4CidrBlock, NetworkType: 'rdma' });
  const code = async (call: Promise<unknown>) => (await errorOf(call)).name;
  assert.is(await code(network('10.0.0.0/8')), 'InvalidParameterValue');
  const { SecondaryNetwork } = await network('10.0.0.0/16');
  assert.is(SecondaryNetwork?.State, 'create-in-progress');
  const SecondaryNetworkId = SecondaryNetwork?.SecondaryNetworkId;
  const subnet = (Ipv4CidrBlock: string, AvailabilityZone = 'us-east-1b') =>
    ec2.createSecondarySubnet({ SecondaryNetworkId, Ipv4CidrBlock, AvailabilityZone });
  assert.is(await code(subnet('10.0.1.0/24')), 'IncorrectState');
  sandbox.clock.advance(60_000);
  const { SecondarySubnet } = await subnet('10.0.1.0/24');
  assert.is(SecondarySubnet?.AvailabilityZoneId, 'use1-az2');
  assert.is(SecondarySubnet?.Ipv4CidrBlockAssociations?.[0]?.State, 'associating');
  assert.is(await code(subnet('10.0.1.128/25')), 'InvalidSubnet.Conflict');
  assert.is(await code(subnet('10.1.0.0/24')), 'InvalidSubnet.Range');
  assert.is(await code(subnet('10.0.2.0/24', 'nowhere')), 'InvalidParameterValue');
});

test.run();
