import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network(InstanceTenancy: 'default' | 'dedicated' = 'default') {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16', InstanceTenancy });
  return { ec2, VpcId: Vpc?.VpcId ?? '' };
}

test('a second range of a VPC is a local route of its tables, until no subnet needs it', async () => {
  const { ec2, VpcId } = await network();
  const { CidrBlockAssociation } = await ec2.associateVpcCidrBlock({
    ...{ VpcId, CidrBlock: '10.1.0.0/16' },
  });
  const { AssociationId } = CidrBlockAssociation ?? {};
  const routes = async () => {
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
    const { RouteTables = [] } = await ec2.describeRouteTables({ Filters });
    return RouteTables[0]?.Routes?.map((it) => it.DestinationCidrBlock);
  };
  assert.equal(await routes(), ['10.0.0.0/16', '10.1.0.0/16']);
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.1.2.0/24' });
  const kept = await errorOf(ec2.disassociateVpcCidrBlock({ AssociationId }));
  assert.is(kept.name, 'InvalidCidrBlock.InUse');
  await ec2.deleteSubnet({ SubnetId: Subnet?.SubnetId });
  await ec2.disassociateVpcCidrBlock({ AssociationId });
  assert.equal(await routes(), ['10.0.0.0/16']);
});

test('attributes of a VPC are changed one at a time, its tenancy to default only', async () => {
  const { ec2, VpcId } = await network('dedicated');
  const on = { Value: true };
  const both = { VpcId, EnableDnsHostnames: on, EnableDnsSupport: on };
  assert.is((await errorOf(ec2.modifyVpcAttribute(both))).name, 'InvalidParameterCombination');
  await ec2.modifyVpcAttribute({ VpcId, EnableNetworkAddressUsageMetrics: on });
  const Attribute = 'enableNetworkAddressUsageMetrics';
  const { EnableNetworkAddressUsageMetrics } = await ec2.describeVpcAttribute({ VpcId, Attribute });
  assert.is(EnableNetworkAddressUsageMetrics?.Value, true);
  const InstanceTenancy = 'dedicated' as 'default';
  const back = await errorOf(ec2.modifyVpcTenancy({ VpcId, InstanceTenancy }));
  assert.is(back.name, 'UnsupportedTenancy');
});

test('subnets are filtered by all that AWS documents', async () => {
  const { ec2, VpcId } = await network();
  await ec2.createSubnet({ VpcId, CidrBlock: '10.0.0.0/24' });
  const launch = 'private-dns-name-options-on-launch';
  const wanted = {
    'enable-dns64': 'false',
    'map-customer-owned-ip-on-launch': 'false',
    [`${launch}.hostname-type`]: 'ip-name',
    [`${launch}.enable-resource-name-dns-a-record`]: 'false',
    [`${launch}.enable-resource-name-dns-aaaa-record`]: 'false',
    'vpc-id': VpcId,
  };
  const Filters = Object.entries(wanted).map(([Name, value]) => ({ Name, Values: [value] }));
  assert.is((await ec2.describeSubnets({ Filters })).Subnets?.length, 1);
});

test('a second range comes from where AWS allows it beside the first', async () => {
  const { ec2, VpcId } = await network();
  for (const CidrBlock of ['172.16.0.0/16', '192.168.0.0/24', '198.19.0.0/24', '10.2.0.0/8']) {
    const error = await errorOf(ec2.associateVpcCidrBlock({ VpcId, CidrBlock }));
    assert.is(error.name, 'InvalidVpc.Range', CidrBlock);
  }
  for (const CidrBlock of ['100.64.0.0/16', '10.3.0.0/28', '52.1.0.0/24']) {
    await ec2.associateVpcCidrBlock({ VpcId, CidrBlock });
  }
});

test('an internet gateway stays while public addresses need it', async () => {
  const { ec2 } = await network();
  const { InternetGateways } = await ec2.describeInternetGateways({});
  const [{ InternetGatewayId = '', Attachments } = {}] = InternetGateways ?? [];
  const both = { InternetGatewayId, VpcId: Attachments?.[0]?.VpcId ?? '' };
  const { Subnets } = await ec2.describeSubnets({
    Filters: [{ Name: 'vpc-id', Values: [both.VpcId] }],
  });
  const card = await ec2.createNetworkInterface({ SubnetId: Subnets?.[0]?.SubnetId });
  const { NetworkInterfaceId } = card.NetworkInterface ?? {};
  const { AllocationId } = await ec2.allocateAddress({});
  const { AssociationId } = await ec2.associateAddress({ AllocationId, NetworkInterfaceId });
  assert.is((await errorOf(ec2.detachInternetGateway(both))).name, 'DependencyViolation');
  await ec2.disassociateAddress({ AssociationId });
  await ec2.detachInternetGateway(both);
});

test.run();
