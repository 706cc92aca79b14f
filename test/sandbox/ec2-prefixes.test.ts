import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network() {
  const { ec2, sandbox } = openSandbox({ fixture: 'empty' });
  const made = await ec2.createVpc({
    CidrBlock: '10.0.0.0/16',
    AmazonProvidedIpv6CidrBlock: true,
  });
  const VpcId = made.Vpc?.VpcId ?? '';
  const [association] = made.Vpc?.Ipv6CidrBlockAssociationSet ?? [];
  const ipv6 = association?.Ipv6CidrBlock?.replace('::/56', '::/64') ?? '';
  return { ec2, sandbox, VpcId, ipv6 };
}

test('an interface gets whole ranges of its subnet, and gives them back', async () => {
  const { ec2, VpcId, ipv6 } = await network();
  const { Subnet } = await ec2.createSubnet({
    VpcId,
    CidrBlock: '10.0.1.0/26',
    Ipv6CidrBlock: ipv6,
  });
  const SubnetId = Subnet?.SubnetId ?? '';
  const card = await ec2.createNetworkInterface({
    SubnetId,
    PrivateIpAddress: '10.0.1.5',
    Ipv4Prefixes: [{ Ipv4Prefix: '10.0.1.16/28' }],
    Ipv6PrefixCount: 1,
  });
  const { NetworkInterfaceId = '', Ipv4Prefixes, Ipv6Prefixes } = card.NetworkInterface ?? {};
  assert.equal(Ipv4Prefixes, [{ Ipv4Prefix: '10.0.1.16/28' }]);
  const [{ Ipv6Prefix = '' } = {}] = Ipv6Prefixes ?? [];
  assert.match(Ipv6Prefix, /\/80$/);

  const more = (fields: object) => ec2.assignPrivateIpAddresses({ NetworkInterfaceId, ...fields });
  const inside = await errorOf(more({ PrivateIpAddresses: ['10.0.1.20'] }));
  assert.is(inside.name, 'InvalidIPAddress.InUse');
  const odd = await errorOf(more({ Ipv4Prefixes: ['10.0.1.32/27'] }));
  assert.is(odd.name, 'InvalidParameterValue');
  const { AssignedIpv4Prefixes } = await more({ Ipv4PrefixCount: 1 });
  assert.equal(AssignedIpv4Prefixes, [{ Ipv4Prefix: '10.0.1.32/28' }]);
  const full = await errorOf(more({ Ipv4PrefixCount: 1 }));
  assert.is(full.name, 'InsufficientCidrBlocks');

  const { AssignedIpv6Prefixes } = await ec2.assignIpv6Addresses({
    NetworkInterfaceId,
    Ipv6PrefixCount: 2,
  });
  assert.is(new Set([Ipv6Prefix, ...(AssignedIpv6Prefixes ?? [])]).size, 3);
  await ec2.unassignIpv6Addresses({ NetworkInterfaceId, Ipv6Prefixes: [Ipv6Prefix] });
  await ec2.unassignPrivateIpAddresses({ NetworkInterfaceId, Ipv4Prefixes: ['10.0.1.16/28'] });
  await more({ PrivateIpAddresses: ['10.0.1.20'] });
  await ec2.deleteNetworkInterface({ NetworkInterfaceId });
  const { Subnets } = await ec2.describeSubnets({ SubnetIds: [SubnetId] });
  assert.is(Subnets?.[0]?.AvailableIpAddressCount, 59);
});

test('an address moves to another interface when that is allowed', async () => {
  const { ec2, VpcId } = await network();
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  const card = async () =>
    (await ec2.createNetworkInterface({ SubnetId: Subnet?.SubnetId })).NetworkInterface
      ?.NetworkInterfaceId ?? '';
  const [first, second] = [await card(), await card()];
  const PrivateIpAddresses = ['10.0.1.77'];
  await ec2.assignPrivateIpAddresses({ NetworkInterfaceId: first, PrivateIpAddresses });
  const take = { NetworkInterfaceId: second, PrivateIpAddresses };
  assert.is((await errorOf(ec2.assignPrivateIpAddresses(take))).name, 'InvalidIPAddress.InUse');
  await ec2.assignPrivateIpAddresses({ ...take, AllowReassignment: true });
  const Filters = [{ Name: 'addresses.private-ip-address', Values: PrivateIpAddresses }];
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters });
  assert.equal(
    NetworkInterfaces?.map((it) => it.NetworkInterfaceId),
    [second],
  );
});

test('a subnet of IPv6 only gives instances an IPv6 address and no other', async () => {
  const { ec2, VpcId, ipv6 } = await network();
  const wish = { VpcId, Ipv6Native: true };
  assert.is((await errorOf(ec2.createSubnet(wish))).name, 'MissingParameter');
  const both = { ...wish, Ipv6CidrBlock: ipv6, CidrBlock: '10.0.1.0/24' };
  assert.is((await errorOf(ec2.createSubnet(both))).name, 'InvalidParameterCombination');
  const { Subnet } = await ec2.createSubnet({ ...wish, Ipv6CidrBlock: ipv6 });
  assert.is(Subnet?.Ipv6Native, true);
  assert.is(Subnet?.CidrBlock, undefined);
  assert.is(Subnet?.AvailableIpAddressCount, 0);
  const { Images } = await ec2.describeImages({ Owners: ['amazon'] });
  const { Instances } = await ec2.runInstances({
    ImageId: Images?.[0]?.ImageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId: Subnet?.SubnetId,
  });
  const [one] = Instances ?? [];
  assert.is(one?.PrivateIpAddress, undefined);
  assert.ok(one?.Ipv6Address);
  assert.match(one?.PrivateDnsName ?? '', new RegExp(`^${one?.InstanceId}\\.`));
  assert.equal(one?.NetworkInterfaces?.[0]?.PrivateIpAddresses, []);
  const Filters = [{ Name: 'ipv6-native', Values: ['true'] }];
  assert.is((await ec2.describeSubnets({ Filters })).Subnets?.length, 1);
  const NetworkInterfaceId = one?.NetworkInterfaces?.[0]?.NetworkInterfaceId;
  const old = ec2.assignPrivateIpAddresses({
    NetworkInterfaceId,
    SecondaryPrivateIpAddressCount: 1,
  });
  assert.is((await errorOf(old)).name, 'InvalidParameterCombination');
});

test.run();
