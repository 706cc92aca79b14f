import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const nowhere = '0.0.0.0/0';

async function network(lenient = false) {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty', lenient });
  const { VpcId = '' } = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc ?? {};
  const range = { VpcId, CidrBlock: '10.0.1.0/24' };
  const { SubnetId = '' } = (await ec2.createSubnet(range)).Subnet ?? {};
  const { RouteTableId = '' } = (await ec2.createRouteTable({ VpcId })).RouteTable ?? {};
  const route = { RouteTableId, DestinationCidrBlock: nowhere };
  return { sandbox, ec2, VpcId, SubnetId, RouteTableId, route };
}

async function gatewayOf(ec2: EC2, VpcId: string): Promise<string> {
  const { InternetGatewayId = '' } = (await ec2.createInternetGateway({})).InternetGateway ?? {};
  await ec2.attachInternetGateway({ InternetGatewayId, VpcId });
  return InternetGatewayId;
}

async function routesIn(ec2: EC2, id: string) {
  const { RouteTables = [] } = await ec2.describeRouteTables({ RouteTableIds: [id] });
  return RouteTables[0]?.Routes ?? [];
}

async function nowhereIn(ec2: EC2, id: string) {
  return (await routesIn(ec2, id)).find((it) => it.DestinationCidrBlock === nowhere);
}

test('a route to what does not exist is refused, by the code of what it would be', async () => {
  const { ec2, route } = await network();
  const wrong: [object, string][] = [
    [{ GatewayId: 'igw-12345678' }, 'InvalidInternetGatewayID.NotFound'],
    [{ GatewayId: 'vgw-12345678' }, 'InvalidVpnGatewayID.NotFound'],
    [{ GatewayId: 'banana' }, 'InvalidGatewayID.NotFound'],
    [{ NatGatewayId: 'nat-12345678' }, 'InvalidNatGatewayID.NotFound'],
    [{ NetworkInterfaceId: 'eni-12345678' }, 'InvalidNetworkInterfaceID.NotFound'],
    [{ InstanceId: 'i-12345678' }, 'InvalidInstanceID.NotFound'],
    [{ TransitGatewayId: 'tgw-12345678' }, 'InvalidTransitGatewayID.NotFound'],
    [{ VpcPeeringConnectionId: 'pcx-12345678' }, 'InvalidVpcPeeringConnectionID.NotFound'],
    [{ EgressOnlyInternetGatewayId: 'eigw-12345678' }, 'InvalidGatewayID.NotFound'],
    [{}, 'MissingParameter'],
    [{ GatewayId: 'igw-1', NatGatewayId: 'nat-1' }, 'InvalidParameterCombination'],
  ];
  for (const [target, code] of wrong) {
    assert.is((await errorOf(ec2.createRoute({ ...route, ...target }))).name, code);
  }
});

test('a lenient sandbox takes a route to anything', async () => {
  const { ec2, route } = await network(true);
  await ec2.createRoute({ ...route, NatGatewayId: 'nat-12345678' });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'active');
});

test('a route names one destination, which loses its host bits', async () => {
  const { ec2, VpcId, RouteTableId } = await network();
  const GatewayId = await gatewayOf(ec2, VpcId);
  const to = (destination: object) => ec2.createRoute({ RouteTableId, GatewayId, ...destination });
  const both = { DestinationCidrBlock: nowhere, DestinationIpv6CidrBlock: '::/0' };
  assert.is((await errorOf(to(both))).name, 'InvalidParameterCombination');
  assert.is((await errorOf(to({}))).name, 'MissingParameter');
  const noRange = await errorOf(to({ DestinationIpv6CidrBlock: '::zz/0' }));
  assert.is(noRange.name, 'InvalidParameterValue');
  const noList = await errorOf(to({ DestinationPrefixListId: 'pl-12345678' }));
  assert.is(noList.name, 'InvalidPrefixListID.NotFound');
  await to({ DestinationCidrBlock: '100.68.0.18/18' });
  await to({ DestinationIpv6CidrBlock: '2001:DB8:0:0::1/32' });
  const routes = await routesIn(ec2, RouteTableId);
  assert.equal(
    routes.map((it) => it.DestinationCidrBlock ?? it.DestinationIpv6CidrBlock),
    ['10.0.0.0/16', '100.68.0.0/18', '2001:db8::/32'],
  );
});

test('a route is a blackhole once its gateway has left the VPC', async () => {
  const { ec2, VpcId, route } = await network();
  const GatewayId = await gatewayOf(ec2, VpcId);
  await ec2.createRoute({ ...route, GatewayId });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'active');
  await ec2.detachInternetGateway({ InternetGatewayId: GatewayId, VpcId });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'blackhole');
  const filter = { Name: 'route.state', Values: ['blackhole'] };
  const { RouteTables = [] } = await ec2.describeRouteTables({ Filters: [filter] });
  assert.equal(
    RouteTables.map((it) => it.RouteTableId),
    [route.RouteTableId],
  );
  const again = await errorOf(ec2.replaceRoute({ ...route, GatewayId }));
  assert.match(again.message, 'belong to different networks');
});

test('a route to a NAT gateway is a blackhole once that is deleted', async () => {
  const { ec2, SubnetId, route } = await network();
  const { NatGateway } = await ec2.createNatGateway({ SubnetId, ConnectivityType: 'private' });
  const { NatGatewayId } = NatGateway ?? {};
  await ec2.createRoute({ ...route, NatGatewayId });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'active');
  await ec2.deleteNatGateway({ NatGatewayId });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'blackhole');
});

test('a route to a peering waits for its acceptance', async () => {
  const { sandbox, ec2, VpcId, route } = await network();
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.5.0.0/16' });
  const asked = await ec2.createVpcPeeringConnection({ VpcId, PeerVpcId: Vpc?.VpcId });
  const { VpcPeeringConnectionId } = asked.VpcPeeringConnection ?? {};
  await ec2.createRoute({ ...route, VpcPeeringConnectionId });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'blackhole');
  sandbox.clock.advance(2_000);
  await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'active');
});

test('a route to an instance names its interface, and works while it runs', async () => {
  const { sandbox, ec2, SubnetId, route } = await network(true);
  const wish = { ImageId: 'ami-12345678', MinCount: 1, MaxCount: 1, SubnetId } as const;
  const { Instances = [] } = await ec2.runInstances(wish);
  const { InstanceId = '', NetworkInterfaces = [] } = Instances[0] ?? {};
  await ec2.createRoute({ ...route, InstanceId });
  const shown = await nowhereIn(ec2, route.RouteTableId);
  assert.is(shown?.NetworkInterfaceId, NetworkInterfaces[0]?.NetworkInterfaceId);
  assert.is(shown?.InstanceOwnerId, '123456789012');
  assert.is(shown?.State, 'active');
  sandbox.clock.advance(60_000);
  await ec2.stopInstances({ InstanceIds: [InstanceId] });
  assert.is((await nowhereIn(ec2, route.RouteTableId))?.State, 'blackhole');
});

test('a table takes over the static routes of VPN connections to a gateway it trusts', async () => {
  const { sandbox, ec2, VpcId, RouteTableId } = await network();
  const { VpnGateway } = await ec2.createVpnGateway({ Type: 'ipsec.1' });
  const { VpnGatewayId } = VpnGateway ?? {};
  await ec2.attachVpnGateway({ VpnGatewayId, VpcId });
  const here = { Type: 'ipsec.1', IpAddress: '198.51.100.7', BgpAsn: 65_000 } as const;
  const { CustomerGateway } = await ec2.createCustomerGateway(here);
  const { VpnConnection } = await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
    VpnGatewayId,
    Options: { StaticRoutesOnly: true },
  });
  const { VpnConnectionId } = VpnConnection ?? {};
  await ec2.createVpnConnectionRoute({ VpnConnectionId, DestinationCidrBlock: '192.168.0.0/24' });
  await ec2.enableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId });
  sandbox.clock.advance(300_000);
  const learnt = (await routesIn(ec2, RouteTableId)).at(-1);
  assert.equal(
    [learnt?.DestinationCidrBlock, learnt?.GatewayId, learnt?.Origin, learnt?.State],
    ['192.168.0.0/24', VpnGatewayId, 'EnableVgwRoutePropagation', 'active'],
  );
  await ec2.disableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId });
  assert.is((await routesIn(ec2, RouteTableId)).length, 1);
});

test('the routes of a gateway endpoint are its own to make and take away', async () => {
  const { ec2, VpcId, RouteTableId } = await network();
  const ServiceName = 'com.amazonaws.us-east-1.s3';
  const asked = { VpcId, ServiceName, RouteTableIds: [RouteTableId] };
  const { VpcEndpoint } = await ec2.createVpcEndpoint(asked);
  const { DestinationPrefixListId } = (await routesIn(ec2, RouteTableId)).at(-1) ?? {};
  const route = { RouteTableId, DestinationPrefixListId };
  const cut = await errorOf(ec2.deleteRoute(route));
  assert.match(cut.message, 'cannot remove VPC endpoint route');
  const made = await errorOf(ec2.createRoute({ ...route, GatewayId: VpcEndpoint?.VpcEndpointId }));
  assert.match(made.message, 'Cannot create or replace a prefix list route');
});

test('a replaced route must be there, and a table is associated with a place of its VPC', async () => {
  const { ec2, VpcId, SubnetId, RouteTableId, route } = await network();
  const GatewayId = await gatewayOf(ec2, VpcId);
  const missing = await errorOf(ec2.replaceRoute({ ...route, GatewayId }));
  assert.match(missing.message, 'Use CreateRoute instead');
  const nothing = await errorOf(ec2.associateRouteTable({ RouteTableId }));
  assert.is(nothing.name, 'MissingParameter');
  const twice = await errorOf(ec2.associateRouteTable({ RouteTableId, SubnetId, GatewayId }));
  assert.is(twice.name, 'InvalidParameterCombination');
  const unknown = await errorOf(
    ec2.associateRouteTable({ RouteTableId, GatewayId: 'igw-12345678' }),
  );
  assert.is(unknown.name, 'InvalidInternetGatewayID.NotFound');
  await ec2.associateRouteTable({ RouteTableId, GatewayId });
  const { Subnets = [] } = await ec2.describeSubnets({
    Filters: [{ Name: 'default-for-az', Values: ['true'] }],
  });
  const elsewhere = ec2.associateRouteTable({ RouteTableId, SubnetId: Subnets[0]?.SubnetId });
  assert.match((await errorOf(elsewhere)).message, 'belong to different networks');
});

test.run();
