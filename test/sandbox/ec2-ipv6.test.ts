import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatIpv6, parseIpv6 } from '../../sandbox/ec2/model/ipv6.ts';
import { errorOf, openSandbox } from './clients.ts';

async function network() {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = await ec2.createVpc({
    CidrBlock: '10.0.0.0/16',
    AmazonProvidedIpv6CidrBlock: true,
  });
  const range = Vpc?.Ipv6CidrBlockAssociationSet?.[0];
  const first = (range?.Ipv6CidrBlock ?? '').replace('/56', '/64');
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  return { ec2, VpcId, range, first, SubnetId: Subnet?.SubnetId ?? '' };
}

test('an IPv6 address is written with its longest run of zeros cut out', () => {
  const written = (text: string) => formatIpv6(parseIpv6(text) ?? -1n);
  assert.is(written('2600:1F18:0:0:1:0:0:0'), '2600:1f18:0:0:1::');
  assert.is(written('0:0:0:0:0:0:0:1'), '::1');
  assert.is(written('2600:1f18:b3b7:6d00:0:0:0:0'), '2600:1f18:b3b7:6d00::');
  assert.is(written('::'), '::');
  assert.is(written('1:2:3:4:5:6:7:8'), '1:2:3:4:5:6:7:8');
  for (const wrong of ['1::2::3', '1:2:3', '12345::', 'g::']) {
    assert.is(parseIpv6(wrong), undefined, wrong);
  }
});

test('a VPC gets a range of Amazon, and its route tables know it', async () => {
  const { ec2, VpcId, range } = await network();
  assert.match(range?.Ipv6CidrBlock ?? '', /^2600:1f18:.*::\/56$/);
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables({
    Filters: [{ Name: 'vpc-id', Values: [VpcId] }],
  });
  const known = table?.Routes?.map((route) => route.DestinationIpv6CidrBlock);
  assert.ok(known?.includes(range?.Ipv6CidrBlock));
  const second = await ec2.associateVpcCidrBlock({ VpcId, AmazonProvidedIpv6CidrBlock: true });
  const AssociationId = second.Ipv6CidrBlockAssociation?.AssociationId ?? '';
  await ec2.disassociateVpcCidrBlock({ AssociationId });
  const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({
    Filters: [{ Name: 'ipv6-cidr-block-association.ipv6-pool', Values: ['Amazon'] }],
  });
  assert.is(vpc?.Ipv6CidrBlockAssociationSet?.length, 1);
});

test('a subnet takes a part of its VPC that no other has, and gives it back', async () => {
  const { ec2, VpcId, range, first, SubnetId } = await network();
  const { Ipv6CidrBlockAssociation } = await ec2.associateSubnetCidrBlock({
    SubnetId,
    Ipv6CidrBlock: first,
  });
  const again = { VpcId, CidrBlock: '10.0.2.0/24', Ipv6CidrBlock: first };
  assert.is((await errorOf(ec2.createSubnet(again))).name, 'InvalidSubnet.Conflict');
  const foreign = { ...again, Ipv6CidrBlock: '2001:db8::/64' };
  assert.is((await errorOf(ec2.createSubnet(foreign))).name, 'InvalidSubnet.Range');
  const used = ec2.disassociateVpcCidrBlock({ AssociationId: range?.AssociationId });
  assert.is((await errorOf(used)).name, 'InvalidCidrBlock.InUse');
  const AssociationId = Ipv6CidrBlockAssociation?.AssociationId ?? '';
  await ec2.disassociateSubnetCidrBlock({ AssociationId });
  const { Subnet } = await ec2.createSubnet(again);
  assert.is(Subnet?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock, first);
  const gone = ec2.disassociateSubnetCidrBlock({ AssociationId });
  assert.is((await errorOf(gone)).name, 'InvalidSubnetCidrBlockAssociationID.NotFound');
});

test('an interface is given IPv6 addresses of its subnet', async () => {
  const { ec2, first, SubnetId } = await network();
  const early = { SubnetId, AssignIpv6AddressOnCreation: { Value: true } };
  assert.is((await errorOf(ec2.modifySubnetAttribute(early))).name, 'InvalidParameterValue');
  await ec2.associateSubnetCidrBlock({ SubnetId, Ipv6CidrBlock: first });
  await ec2.modifySubnetAttribute(early);
  const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId });
  const { NetworkInterfaceId, Ipv6Addresses } = NetworkInterface ?? {};
  assert.is(Ipv6Addresses?.length, 1);
  const own = first.replace('/64', '5');
  await ec2.assignIpv6Addresses({ NetworkInterfaceId, Ipv6Addresses: [own] });
  const twice = ec2.assignIpv6Addresses({ NetworkInterfaceId, Ipv6Addresses: [own] });
  assert.is((await errorOf(twice)).name, 'InvalidIPAddress.InUse');
  const { UnassignedIpv6Addresses } = await ec2.unassignIpv6Addresses({
    NetworkInterfaceId,
    Ipv6Addresses: [own],
  });
  assert.equal(UnassignedIpv6Addresses, [own]);
  const { AssignedIpv6Addresses } = await ec2.assignIpv6Addresses({
    NetworkInterfaceId,
    Ipv6AddressCount: 2,
  });
  assert.is(AssignedIpv6Addresses?.length, 2);
});

test('a subnet is changed by one attribute a call', async () => {
  const { ec2, SubnetId } = await network();
  const yes = { Value: true };
  const two = { SubnetId, EnableDns64: yes, MapPublicIpOnLaunch: yes };
  assert.is((await errorOf(ec2.modifySubnetAttribute(two))).name, 'InvalidParameterCombination');
  await ec2.modifySubnetAttribute({ SubnetId, EnableDns64: yes });
  await ec2.modifySubnetAttribute({ SubnetId, PrivateDnsHostnameTypeOnLaunch: 'resource-name' });
  await ec2.modifySubnetAttribute({ SubnetId, EnableResourceNameDnsARecordOnLaunch: yes });
  const { Subnets: [subnet] = [] } = await ec2.describeSubnets({ SubnetIds: [SubnetId] });
  assert.is(subnet?.EnableDns64, true);
  assert.equal(subnet?.PrivateDnsNameOptionsOnLaunch, {
    HostnameType: 'resource-name',
    EnableResourceNameDnsARecord: true,
    EnableResourceNameDnsAAAARecord: false,
  });
});

test('a dedicated VPC becomes a shared one, and not the other way', async () => {
  const { ec2 } = await network();
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16', InstanceTenancy: 'dedicated' });
  const VpcId = Vpc?.VpcId ?? '';
  await ec2.modifyVpcTenancy({ VpcId, InstanceTenancy: 'default' });
  const { Vpcs: [after] = [] } = await ec2.describeVpcs({ VpcIds: [VpcId] });
  assert.is(after?.InstanceTenancy, 'default');
});

test.run();
