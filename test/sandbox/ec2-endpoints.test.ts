import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function network() {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  const { RouteTables = [] } = await ec2.describeRouteTables({
    Filters: [{ Name: 'vpc-id', Values: [VpcId] }],
  });
  const RouteTableId = RouteTables[0]?.RouteTableId ?? '';
  return { sandbox, ec2, VpcId, SubnetId: Subnet?.SubnetId ?? '', RouteTableId };
}

test('a gateway endpoint puts a route to its service into the tables it is given', async () => {
  const { ec2, VpcId, RouteTableId } = await network();
  const { VpcEndpoint } = await ec2.createVpcEndpoint({
    VpcId,
    ServiceName: 'com.amazonaws.us-east-1.s3',
    RouteTableIds: [RouteTableId],
  });
  const id = VpcEndpoint?.VpcEndpointId ?? '';
  assert.is(VpcEndpoint?.State, 'available');
  const route = async () =>
    (await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] })).RouteTables?.[0]
      ?.Routes?.[1];
  assert.match((await route())?.DestinationPrefixListId ?? '', /^pl-/);
  assert.is((await route())?.GatewayId, id);
  await ec2.modifyVpcEndpoint({ VpcEndpointId: id, RemoveRouteTableIds: [RouteTableId] });
  assert.is(await route(), undefined);
});

test('an interface endpoint has a card in its subnets until it is deleted', async () => {
  const { sandbox, ec2, VpcId, SubnetId } = await network();
  const { VpcEndpoint } = await ec2.createVpcEndpoint({
    VpcId,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.sqs',
    SubnetIds: [SubnetId],
  });
  const VpcEndpointIds = [VpcEndpoint?.VpcEndpointId ?? ''];
  assert.is(VpcEndpoint?.State, 'pending');
  assert.is(VpcEndpoint?.NetworkInterfaceIds?.length, 1);
  assert.is(VpcEndpoint?.Groups?.[0]?.GroupName, 'default');
  sandbox.clock.advance(60_000);
  const found = await ec2.describeVpcEndpoints({
    Filters: [{ Name: 'vpc-endpoint-state', Values: ['available'] }],
  });
  assert.is(found.VpcEndpoints?.length, 1);
  await ec2.deleteVpcEndpoints({ VpcEndpointIds });
  await ec2.deleteSubnet({ SubnetId });
  sandbox.clock.advance(60_000);
  const gone = await errorOf(ec2.describeVpcEndpoints({ VpcEndpointIds }));
  assert.is(gone.name, 'InvalidVpcEndpointId.NotFound');
  const { Unsuccessful = [] } = await ec2.deleteVpcEndpoints({
    VpcEndpointIds: ['vpce-00000000000000000'],
  });
  assert.is(Unsuccessful[0]?.Error?.Code, 'InvalidVpcEndpoint.NotFound');
});

test('endpoint services are listed by name and type, unknown ones refused', async () => {
  const { ec2, VpcId } = await network();
  const { ServiceNames } = await ec2.describeVpcEndpointServices({
    Filters: [{ Name: 'service-type', Values: ['Gateway'] }],
  });
  assert.equal(ServiceNames, ['com.amazonaws.us-east-1.dynamodb', 'com.amazonaws.us-east-1.s3']);
  const wrong = await errorOf(ec2.createVpcEndpoint({ VpcId, ServiceName: 'com.example.db' }));
  assert.is(wrong.name, 'InvalidServiceName');
});

test('a prefix list is changed in versions', async () => {
  const { ec2 } = await network();
  const { PrefixList } = await ec2.createManagedPrefixList({
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    MaxEntries: 2,
    Entries: [{ Cidr: '10.0.0.0/16', Description: 'one' }],
  });
  const PrefixListId = PrefixList?.PrefixListId ?? '';
  const change = {
    PrefixListId,
    AddEntries: [{ Cidr: '10.2.0.0/16' }],
    RemoveEntries: [{ Cidr: '10.0.0.0/16' }],
  };
  const stale = await errorOf(ec2.modifyManagedPrefixList({ ...change, CurrentVersion: 7 }));
  assert.is(stale.name, 'PrefixListVersionMismatch');
  const changed = await ec2.modifyManagedPrefixList({ ...change, CurrentVersion: 1 });
  assert.is(changed.PrefixList?.Version, 2);
  const entries = async (TargetVersion?: number) =>
    (await ec2.getManagedPrefixListEntries({ PrefixListId, TargetVersion })).Entries;
  assert.equal(await entries(), [{ Cidr: '10.2.0.0/16' }]);
  assert.equal(await entries(1), [{ Cidr: '10.0.0.0/16', Description: 'one' }]);
  const { PrefixLists = [] } = await ec2.describeManagedPrefixLists({});
  assert.equal(
    PrefixLists.map((it) => it.OwnerId),
    ['AWS', 'AWS', '123456789012'],
  );
  await ec2.deleteManagedPrefixList({ PrefixListId });
  const gone = await errorOf(ec2.deleteManagedPrefixList({ PrefixListId }));
  assert.is(gone.name, 'InvalidPrefixListID.NotFound');
});

test.run();
