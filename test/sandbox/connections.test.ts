import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

type Ec2 = ReturnType<typeof openSandbox>['ec2'];

async function network(ec2: Ec2) {
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' });
  return { VpcId, SubnetId: Subnet?.SubnetId ?? '' };
}

test('a gateway is attached to one VPC, and kept from deletion by it', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId } = await network(ec2);
  const { InternetGateway } = await ec2.createInternetGateway({});
  const InternetGatewayId = InternetGateway?.InternetGatewayId ?? '';
  await ec2.attachInternetGateway({ InternetGatewayId, VpcId });
  const codes = [
    (await errorOf(ec2.attachInternetGateway({ InternetGatewayId, VpcId }))).name,
    (await errorOf(ec2.deleteInternetGateway({ InternetGatewayId }))).name,
    (await errorOf(ec2.deleteVpc({ VpcId }))).name,
  ];
  assert.equal(codes, ['Resource.AlreadyAssociated', 'DependencyViolation', 'DependencyViolation']);
  await ec2.detachInternetGateway({ InternetGatewayId, VpcId });
  await ec2.deleteInternetGateway({ InternetGatewayId });
});

test('a route is made, replaced and deleted; the local one stays', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId, SubnetId } = await network(ec2);
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  const everywhere = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' };
  const GatewayId = (await ec2.createInternetGateway({})).InternetGateway?.InternetGatewayId ?? '';
  await ec2.attachInternetGateway({ VpcId, InternetGatewayId: GatewayId });
  await ec2.createRoute({ ...everywhere, GatewayId });
  const again = await errorOf(ec2.createRoute({ ...everywhere, GatewayId }));
  assert.is(again.name, 'RouteAlreadyExists');
  const { NatGateway } = await ec2.createNatGateway({ SubnetId, ConnectivityType: 'private' });
  const NatGatewayId = NatGateway?.NatGatewayId ?? '';
  await ec2.replaceRoute({ ...everywhere, NatGatewayId });
  const { RouteTables = [] } = await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] });
  assert.equal(
    RouteTables[0]?.Routes?.map((it) => it.NatGatewayId ?? it.GatewayId),
    ['local', NatGatewayId],
  );
  await ec2.deleteRoute(everywhere);
  const local = { RouteTableId, DestinationCidrBlock: '10.0.0.0/16' };
  assert.is((await errorOf(ec2.deleteRoute(local))).name, 'InvalidParameterValue');
});

test('a route table that a subnet uses cannot be deleted', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId, SubnetId } = await network(ec2);
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  const { AssociationId = '' } = await ec2.associateRouteTable({ RouteTableId, SubnetId });
  assert.is((await errorOf(ec2.deleteRouteTable({ RouteTableId }))).name, 'DependencyViolation');
  await ec2.disassociateRouteTable({ AssociationId });
  await ec2.deleteRouteTable({ RouteTableId });
});

test('an elastic address goes to an instance and is released after it was given back', async () => {
  const { ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [{ Name: 'tag:Name', Values: ['api-1'] }],
  });
  const InstanceId = Reservations[0]?.Instances?.[0]?.InstanceId ?? '';
  const { AllocationId = '', PublicIp } = await ec2.allocateAddress({ Domain: 'vpc' });
  const { AssociationId = '' } = await ec2.associateAddress({ AllocationId, InstanceId });
  const look = async () =>
    (await ec2.describeInstances({ InstanceIds: [InstanceId] })).Reservations?.[0];
  assert.is((await look())?.Instances?.[0]?.PublicIpAddress, PublicIp);
  assert.is((await errorOf(ec2.releaseAddress({ AllocationId }))).name, 'InvalidIPAddress.InUse');
  await ec2.disassociateAddress({ AssociationId });
  assert.is((await look())?.Instances?.[0]?.PublicIpAddress, undefined);
  await ec2.releaseAddress({ AllocationId });
  const gone = await errorOf(ec2.releaseAddress({ AllocationId }));
  assert.is(gone.name, 'InvalidAllocationID.NotFound');
});

test('a network interface gets addresses, is attached as a second card, and detached', async () => {
  const { ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [{ Name: 'tag:Name', Values: ['web-1'] }],
  });
  const { InstanceId = '', SubnetId = '' } = Reservations[0]?.Instances?.[0] ?? {};
  const { NetworkInterface } = await ec2.createNetworkInterface({
    SubnetId,
    SecondaryPrivateIpAddressCount: 2,
  });
  const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId ?? '';
  assert.is(NetworkInterface?.PrivateIpAddresses?.length, 3);
  const { AttachmentId = '' } = await ec2.attachNetworkInterface({
    NetworkInterfaceId,
    InstanceId,
    DeviceIndex: 1,
  });
  const used = await errorOf(ec2.deleteNetworkInterface({ NetworkInterfaceId }));
  assert.is(used.name, 'InvalidParameterValue');
  await ec2.detachNetworkInterface({ AttachmentId });
  await ec2.deleteNetworkInterface({ NetworkInterfaceId });
});

test('termination protection holds until it is taken off', async () => {
  const { ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({});
  const InstanceId = Reservations[0]?.Instances?.[0]?.InstanceId ?? '';
  await ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination: { Value: true } });
  const kept = await errorOf(ec2.terminateInstances({ InstanceIds: [InstanceId] }));
  assert.is(kept.name, 'OperationNotPermitted');
  await ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination: { Value: false } });
  await ec2.terminateInstances({ InstanceIds: [InstanceId] });
});

test('the type of an instance changes only while it is stopped', async () => {
  const { sandbox, ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({});
  const InstanceId = Reservations[0]?.Instances?.[0]?.InstanceId ?? '';
  const grow = () =>
    ec2.modifyInstanceAttribute({ InstanceId, InstanceType: { Value: 't3.large' } });
  assert.is((await errorOf(grow())).name, 'IncorrectInstanceState');
  await ec2.stopInstances({ InstanceIds: [InstanceId] });
  sandbox.clock.advance(60_000);
  await grow();
});

test('status checks are initializing for a while after a start', async () => {
  const { sandbox, ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [{ Name: 'tag:Name', Values: ['web-3'] }],
  });
  const InstanceIds = [Reservations[0]?.Instances?.[0]?.InstanceId ?? ''];
  const look = async () =>
    (await ec2.describeInstanceStatus({ InstanceIds })).InstanceStatuses?.[0]?.InstanceStatus
      ?.Status;
  assert.is(await look(), undefined);
  await ec2.startInstances({ InstanceIds });
  sandbox.clock.advance(60_000);
  assert.is(await look(), 'initializing');
  sandbox.clock.advance(120_000);
  assert.is(await look(), 'ok');
});

test('tags are listed with the type of what carries them, and deleted by key', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpcs = [] } = await ec2.describeVpcs({});
  const Resources = [Vpcs[0]?.VpcId ?? ''];
  await ec2.createTags({
    Resources,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  const { Tags = [] } = await ec2.describeTags({ Filters: [{ Name: 'key', Values: ['a'] }] });
  assert.equal(Tags, [{ ResourceId: Resources[0], ResourceType: 'vpc', Key: 'a', Value: '1' }]);
  await ec2.deleteTags({ Resources, Tags: [{ Key: 'a', Value: 'other' }, { Key: 'b' }] });
  assert.equal(
    (await ec2.describeTags({})).Tags?.map(({ Key }) => Key),
    ['a'],
  );
});

test.run();
