import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network({ gateway = true } = {}) {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  if (gateway) {
    const { InternetGateway } = await ec2.createInternetGateway({});
    const InternetGatewayId = InternetGateway?.InternetGatewayId;
    await ec2.attachInternetGateway({ VpcId, InternetGatewayId });
  }
  return { sandbox, ec2, VpcId, SubnetId: Subnet?.SubnetId ?? '' };
}

test('a NAT gateway comes up with its address and gives it back when deleted', async () => {
  const { sandbox, ec2, SubnetId } = await network();
  const { AllocationId, PublicIp } = await ec2.allocateAddress({});
  const { NatGateway } = await ec2.createNatGateway({ SubnetId, AllocationId });
  const NatGatewayId = NatGateway?.NatGatewayId ?? '';
  const now = async () =>
    (await ec2.describeNatGateways({ NatGatewayIds: [NatGatewayId] })).NatGateways?.[0];
  assert.is((await now())?.State, 'pending');
  sandbox.clock.advance(80_000);
  assert.is((await now())?.State, 'available');
  assert.is((await now())?.NatGatewayAddresses?.[0]?.PublicIp, PublicIp);
  assert.is((await errorOf(ec2.deleteSubnet({ SubnetId }))).name, 'DependencyViolation');
  await ec2.deleteNatGateway({ NatGatewayId });
  assert.is((await now())?.State, 'deleting');
  sandbox.clock.advance(80_000);
  assert.is((await now())?.State, 'deleted');
  await ec2.releaseAddress({ AllocationId });
  await ec2.deleteSubnet({ SubnetId });
  sandbox.clock.advance(3_600_000);
  assert.is((await errorOf(now())).name, 'NatGatewayNotFound');
});

test('a NAT gateway without a way to the internet fails', async () => {
  const { sandbox, ec2, SubnetId } = await network({ gateway: false });
  const { AllocationId } = await ec2.allocateAddress({});
  await ec2.createNatGateway({ SubnetId, AllocationId });
  sandbox.clock.advance(80_000);
  const { NatGateways = [] } = await ec2.describeNatGateways({
    Filter: [{ Name: 'state', Values: ['failed'] }],
  });
  assert.is(NatGateways[0]?.FailureCode, 'Gateway.NotAttached');
});

test('a private NAT gateway needs no address, a public one does', async () => {
  const { ec2, SubnetId } = await network();
  const { NatGateway } = await ec2.createNatGateway({ SubnetId, ConnectivityType: 'private' });
  assert.is(NatGateway?.NatGatewayAddresses?.[0]?.PublicIp, undefined);
  assert.is((await errorOf(ec2.createNatGateway({ SubnetId }))).name, 'MissingParameter');
});

test('the rules of a network ACL are added, replaced and deleted by number and direction', async () => {
  const { ec2, VpcId } = await network();
  const { NetworkAcl } = await ec2.createNetworkAcl({
    VpcId,
    TagSpecifications: [{ ResourceType: 'network-acl', Tags: [{ Key: 'a', Value: 'b' }] }],
  });
  const NetworkAclId = NetworkAcl?.NetworkAclId ?? '';
  const rule = {
    NetworkAclId,
    RuleNumber: 100,
    Egress: false,
    Protocol: 'tcp',
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: 443, To: 443 },
  } as const;
  await ec2.createNetworkAclEntry(rule);
  const double = await errorOf(ec2.createNetworkAclEntry(rule));
  assert.is(double.name, 'NetworkAclEntryAlreadyExists');
  await ec2.createNetworkAclEntry({ ...rule, Egress: true });
  await ec2.replaceNetworkAclEntry({ ...rule, RuleAction: 'deny' });
  const numbers = async () => {
    const { NetworkAcls = [] } = await ec2.describeNetworkAcls({ NetworkAclIds: [NetworkAclId] });
    return NetworkAcls[0]?.Entries?.map((it) => `${it.Egress} ${it.RuleNumber} ${it.RuleAction}`);
  };
  assert.equal(await numbers(), [
    'true 100 allow',
    'true 32767 deny',
    'false 100 deny',
    'false 32767 deny',
  ]);
  await ec2.deleteNetworkAclEntry({ NetworkAclId, RuleNumber: 100, Egress: true });
  const gone = ec2.deleteNetworkAclEntry({ NetworkAclId, RuleNumber: 100, Egress: true });
  assert.is((await errorOf(gone)).name, 'InvalidNetworkAclEntry.NotFound');
});

test('a network ACL with subnets under it cannot be deleted', async () => {
  const { ec2, VpcId, SubnetId } = await network();
  const NetworkAclId = (await ec2.createNetworkAcl({ VpcId })).NetworkAcl?.NetworkAclId ?? '';
  const under = { Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }] };
  const before = (await ec2.describeNetworkAcls(under)).NetworkAcls?.[0];
  assert.is(before?.IsDefault, true);
  const AssociationId = before?.Associations?.find(
    (it) => it.SubnetId === SubnetId,
  )?.NetworkAclAssociationId;
  await ec2.replaceNetworkAclAssociation({ AssociationId: AssociationId ?? '', NetworkAclId });
  const after = (await ec2.describeNetworkAcls(under)).NetworkAcls?.[0];
  assert.is(after?.NetworkAclId, NetworkAclId);
  const refused = await errorOf(ec2.deleteNetworkAcl({ NetworkAclId }));
  assert.is(refused.name, 'DependencyViolation');
});

test('DHCP options are made, found by key and value, and kept while a VPC has them', async () => {
  const { ec2, VpcId } = await network();
  const { DhcpOptions } = await ec2.createDhcpOptions({
    DhcpConfigurations: [
      { Key: 'domain-name', Values: ['example.org'] },
      { Key: 'domain-name-servers', Values: ['10.0.0.2', '10.0.0.3'] },
    ],
  });
  const DhcpOptionsId = DhcpOptions?.DhcpOptionsId ?? '';
  const found = await ec2.describeDhcpOptions({
    Filters: [{ Name: 'value', Values: ['10.0.0.3'] }],
  });
  assert.is(found.DhcpOptions?.[0]?.DhcpOptionsId, DhcpOptionsId);
  await ec2.associateDhcpOptions({ DhcpOptionsId, VpcId });
  const kept = await errorOf(ec2.deleteDhcpOptions({ DhcpOptionsId }));
  assert.is(kept.name, 'DependencyViolation');
  await ec2.associateDhcpOptions({ DhcpOptionsId: 'default', VpcId });
  await ec2.deleteDhcpOptions({ DhcpOptionsId });
  const gone = await errorOf(ec2.describeDhcpOptions({ DhcpOptionsIds: [DhcpOptionsId] }));
  assert.is(gone.name, 'InvalidDhcpOptionID.NotFound');
});

test('DHCP options nobody knows are refused', async () => {
  const { ec2 } = await network();
  const create = (Key: string, Values: string[]) =>
    errorOf(ec2.createDhcpOptions({ DhcpConfigurations: [{ Key, Values }] }));
  assert.is((await create('colour', ['blue'])).name, 'InvalidParameterValue');
  assert.is((await create('netbios-node-type', ['3'])).name, 'InvalidParameterValue');
});

test.run();
