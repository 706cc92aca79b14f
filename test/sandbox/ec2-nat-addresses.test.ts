import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function gateway(ConnectivityType: 'public' | 'private') {
  const { ec2, sandbox } = openSandbox({ fixture: 'empty' });
  const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
  const elastic = async () => (await ec2.allocateAddress({ Domain: 'vpc' })).AllocationId ?? '';
  const { NatGateway } = await ec2.createNatGateway({
    SubnetId: subnet?.SubnetId,
    ConnectivityType,
    AllocationId: ConnectivityType === 'public' ? await elastic() : undefined,
  });
  const NatGatewayId = NatGateway?.NatGatewayId ?? '';
  const early = ec2.assignPrivateNatGatewayAddress({ NatGatewayId, PrivateIpAddressCount: 1 });
  assert.is((await errorOf(early)).name, 'IncorrectState');
  sandbox.clock.advance(120_000);
  return { ec2, NatGatewayId, elastic };
}

test('a private NAT gateway is given more addresses and loses them', async () => {
  const { ec2, NatGatewayId } = await gateway('private');
  const { NatGatewayAddresses = [] } = await ec2.assignPrivateNatGatewayAddress({
    NatGatewayId,
    PrivateIpAddressCount: 2,
  });
  assert.equal(
    NatGatewayAddresses.map(({ IsPrimary }) => IsPrimary),
    [true, false, false],
  );
  const PrivateIpAddresses = NatGatewayAddresses.slice(1).map(({ PrivateIp = '' }) => PrivateIp);
  await ec2.unassignPrivateNatGatewayAddress({ NatGatewayId, PrivateIpAddresses });
  const { NatGateways: [left] = [] } = await ec2.describeNatGateways({});
  assert.is(left?.NatGatewayAddresses?.length, 1);
});

test('a public NAT gateway takes elastic addresses, which are free again without it', async () => {
  const { ec2, NatGatewayId, elastic } = await gateway('public');
  const AllocationIds = [await elastic(), await elastic()];
  const { NatGatewayAddresses = [] } = await ec2.associateNatGatewayAddress({
    NatGatewayId,
    AllocationIds,
  });
  assert.is(NatGatewayAddresses.length, 3);
  const twice = ec2.associateNatGatewayAddress({ NatGatewayId, AllocationIds });
  assert.is((await errorOf(twice)).name, 'Resource.AlreadyAssociated');
  const AssociationIds = [NatGatewayAddresses[1]?.AssociationId ?? ''];
  await ec2.disassociateNatGatewayAddress({ NatGatewayId, AssociationIds });
  await ec2.deleteNatGateway({ NatGatewayId });
  const { Addresses = [] } = await ec2.describeAddresses({});
  assert.ok(Addresses.every(({ AssociationId }) => AssociationId === undefined));
});

test('a NAT gateway is created with its secondary addresses', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
  const { SubnetId, CidrBlock = '' } = subnet ?? {};
  const elastic = async () => (await ec2.allocateAddress({})).AllocationId ?? '';
  const ip = CidrBlock.replace('.0/20', '.77');
  const SecondaryAllocationIds = [await elastic(), await elastic()];
  const { NatGateway: open } = await ec2.createNatGateway({
    ...{ SubnetId, AllocationId: await elastic(), SecondaryAllocationIds },
    SecondaryPrivateIpAddresses: [ip],
  });
  const [, first, second] = open?.NatGatewayAddresses ?? [];
  assert.equal([first?.AllocationId, second?.AllocationId], SecondaryAllocationIds);
  assert.is(first?.PrivateIp, ip);
  const inside = { SubnetId, ConnectivityType: 'private' } as const;
  const { NatGateway: shut } = await ec2.createNatGateway({
    ...inside,
    SecondaryPrivateIpAddressCount: 3,
  });
  assert.is(shut?.NatGatewayAddresses?.length, 4);
  const wrong = await errorOf(ec2.createNatGateway({ ...inside, SecondaryAllocationIds }));
  assert.is(wrong.name, 'InvalidParameterCombination');
});

test('the interface of a NAT gateway belongs to AWS', async () => {
  const { ec2 } = await gateway('private');
  const { NetworkInterfaces: [card] = [] } = await ec2.describeNetworkInterfaces({
    Filters: [{ Name: 'interface-type', Values: ['nat_gateway'] }],
  });
  assert.equal(
    [card?.Status, card?.RequesterManaged, card?.Attachment?.InstanceOwnerId],
    ['in-use', true, 'amazon-aws'],
  );
  const { NetworkInterfaceId } = card ?? {};
  const gone = await errorOf(ec2.deleteNetworkInterface({ NetworkInterfaceId }));
  assert.match(gone.message, 'is currently in use');
});

test.run();
