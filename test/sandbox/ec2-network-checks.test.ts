import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

const nameOf = async (call: Promise<unknown>) => (await errorOf(call)).name;

async function network() {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  return { ec2, VpcId };
}

async function subnetIn(ec2: EC2, VpcId: string, CidrBlock: string, AvailabilityZone: string) {
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock, AvailabilityZone });
  return Subnet?.SubnetId ?? '';
}

test('a prefix list takes ranges of its family, goes back, and stays while it is named', async () => {
  const { ec2 } = await network();
  const wish = { PrefixListName: 'homes', MaxEntries: 3, AddressFamily: 'IPv4' };
  const create = (...cidrs: string[]) =>
    ec2.createManagedPrefixList({ ...wish, Entries: cidrs.map((Cidr) => ({ Cidr })) });
  assert.is(await nameOf(create('2001:db8::/32')), 'InvalidParameterValue');
  assert.is(await nameOf(create('10.0.0.0/8', '10.0.0.0/8')), 'InvalidParameterValue');
  const PrefixListId = (await create('10.0.0.0/8')).PrefixList?.PrefixListId ?? '';
  const AddEntries = [{ Cidr: '192.0.2.0/24' }];
  await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 1, AddEntries });
  const back = { PrefixListId, PreviousVersion: 1 };
  const late = ec2.restoreManagedPrefixListVersion({ ...back, CurrentVersion: 1 });
  assert.is(await nameOf(late), 'PrefixListVersionMismatch');
  const { PrefixList } = await ec2.restoreManagedPrefixListVersion({ ...back, CurrentVersion: 2 });
  assert.is(PrefixList?.Version, 3);
  assert.is(PrefixList?.State, 'restore-complete');
  const { Entries } = await ec2.getManagedPrefixListEntries({ PrefixListId });
  assert.equal(
    Entries?.map(({ Cidr }) => Cidr),
    ['10.0.0.0/8'],
  );
  const { GroupId } = await ec2.createSecurityGroup({ GroupName: 'a', Description: 'one' });
  const IpPermissions = [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId }] }];
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions });
  const { PrefixListAssociations } = await ec2.getManagedPrefixListAssociations({ PrefixListId });
  assert.equal(
    PrefixListAssociations?.map(({ ResourceId }) => ResourceId),
    [GroupId],
  );
  const kept = ec2.deleteManagedPrefixList({ PrefixListId });
  assert.is(await nameOf(kept), 'DependencyViolation');
});

test('an endpoint has a type and policy that its service takes, and one subnet a zone', async () => {
  const { ec2, VpcId } = await network();
  const SubnetIds = [
    await subnetIn(ec2, VpcId, '10.0.1.0/24', 'us-east-1a'),
    await subnetIn(ec2, VpcId, '10.0.2.0/24', 'us-east-1a'),
  ];
  const make = (service: string, fields: object) =>
    ec2.createVpcEndpoint({ VpcId, ServiceName: `com.amazonaws.us-east-1.${service}`, ...fields });
  const VpcEndpointType = 'Interface';
  assert.is(await nameOf(make('sqs', { VpcEndpointType: 'Gateway' })), 'InvalidParameter');
  assert.is(await nameOf(make('s3', { PolicyDocument: 'yes' })), 'InvalidPolicyDocument');
  assert.is(await nameOf(make('s3', { SubnetIds })), 'InvalidParameter');
  const crowded = make('sqs', { VpcEndpointType, SubnetIds });
  assert.is(await nameOf(crowded), 'DuplicateSubnetsInSameZone');
  const { VpcEndpoint } = await make('sqs', { VpcEndpointType, SubnetIds: SubnetIds.slice(1) });
  const VpcEndpointId = VpcEndpoint?.VpcEndpointId ?? '';
  const more = ec2.modifyVpcEndpoint({ VpcEndpointId, AddSubnetIds: SubnetIds.slice(0, 1) });
  assert.is(await nameOf(more), 'DuplicateSubnetsInSameZone');
  await ec2.modifyVpcEndpoint({
    VpcEndpointId,
    AddSubnetIds: SubnetIds.slice(0, 1),
    RemoveSubnetIds: SubnetIds.slice(1),
  });
});

test('flow logs are of what they say, and go where their kind goes', async () => {
  const { ec2, VpcId } = await network();
  const wish = {
    ResourceIds: [VpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::logs',
  } as const;
  const make = (fields: object) => ec2.createFlowLogs({ ...wish, ResourceIds: [VpcId], ...fields });
  assert.is(await nameOf(make({ ResourceType: 'Subnet' })), 'InvalidParameter');
  assert.is(await nameOf(make({ TrafficType: undefined })), 'MissingParameter');
  assert.is(await nameOf(make({ LogDestination: 'arn:aws:sns:::logs' })), 'InvalidParameter');
  assert.is((await make({})).FlowLogIds?.length, 1);
});

test('hosts are in a zone that there is', async () => {
  const { ec2 } = await network();
  const wish = { InstanceType: 'm5.large', Quantity: 1 };
  const nowhere = ec2.allocateHosts({ ...wish, AvailabilityZone: 'us-east-1z' });
  assert.is(await nameOf(nowhere), 'InvalidParameterValue');
  const { HostIds = [] } = await ec2.allocateHosts({ ...wish, AvailabilityZoneId: 'use1-az2' });
  const { Hosts } = await ec2.describeHosts({ HostIds });
  assert.is(Hosts?.[0]?.AvailabilityZone, 'us-east-1b');
});

test.run();
