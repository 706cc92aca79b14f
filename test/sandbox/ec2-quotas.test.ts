import type { EC2 } from '@aws-sdk/client-ec2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

/** Calls until AWS refuses; gives how often it went well and the refusal. */
async function fill(call: (at: number) => Promise<unknown>, most = 600) {
  for (let at = 0; at < most; at += 1) {
    const error = await call(at).then(
      () => undefined,
      (refusal: Error) => refusal,
    );
    if (error) return { done: at, error };
  }
  throw new Error('there was no end to it');
}

async function imageIn(ec2: EC2): Promise<string | undefined> {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  return Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId;
}

test('a region has five VPCs, the default one included, until the quota is raised', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { done, error } = await fill(() => ec2.createVpc({ CidrBlock: '10.0.0.0/16' }));
  assert.is(done, 4);
  assert.is(error.name, 'VpcLimitExceeded');
  assert.is(error.message, 'The maximum number of VPCs has been reached.');

  const raised = openSandbox({ fixture: 'empty', quotas: { vpcs: 7 } });
  const more = await fill(() => raised.ec2.createVpc({ CidrBlock: '10.0.0.0/16' }));
  assert.is(more.done, 6);
  assert.is((await fill(() => raised.ec2.createInternetGateway({}))).done, 6);
});

test('a region has five internet gateways and five elastic addresses', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const gateways = await fill(() => ec2.createInternetGateway({}));
  assert.equal([gateways.done, gateways.error.name], [4, 'InternetGatewayLimitExceeded']);
  const addresses = await fill(() => ec2.allocateAddress({}));
  assert.equal([addresses.done, addresses.error.name], [5, 'AddressLimitExceeded']);
});

test('a VPC has two hundred subnets, route tables and network ACLs', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId = '' } = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc ?? {};
  const subnets = await fill((at) =>
    ec2.createSubnet({ VpcId, CidrBlock: `10.0.${Math.floor(at / 16)}.${(at % 16) * 16}/28` }),
  );
  assert.equal([subnets.done, subnets.error.name], [200, 'SubnetLimitExceeded']);
  const tables = await fill(() => ec2.createRouteTable({ VpcId }));
  assert.equal([tables.done, tables.error.name], [199, 'RouteTableLimitExceeded']);
  const acls = await fill(() => ec2.createNetworkAcl({ VpcId }));
  assert.equal([acls.done, acls.error.name], [199, 'NetworkAclLimitExceeded']);
});

test('a zone has five NAT gateways, of which deleted ones are none', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const [here, there] = (await ec2.describeSubnets({})).Subnets ?? [];
  const create = (SubnetId = here?.SubnetId) =>
    ec2.createNatGateway({ SubnetId, ConnectivityType: 'private' });
  const { done, error } = await fill(() => create());
  assert.equal([done, error.name], [5, 'NatGatewayLimitExceeded']);
  await create(there?.SubnetId);
  const [first] = (await ec2.describeNatGateways({})).NatGateways ?? [];
  await ec2.deleteNatGateway({ NatGatewayId: first?.NatGatewayId ?? '' });
  sandbox.clock.advance(120_000);
  await create();
});

test('a security group has sixty rules in each direction, IPv4 apart from IPv6', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty', lenient: true });
  const { GroupId } = await ec2.createSecurityGroup({ GroupName: 'web', Description: 'web' });
  const port = (at: number) => ({ IpProtocol: 'tcp', FromPort: 1000 + at, ToPort: 1000 + at });
  const IpRanges = [{ CidrIp: '10.0.0.0/8' }];
  const Ipv6Ranges = [{ CidrIpv6: 'fd00::/8' }];
  const lets = (permission: object) =>
    ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [permission] });
  const four = await fill((at) => lets({ ...port(at), IpRanges }));
  assert.equal([four.done, four.error.name], [60, 'RulesPerSecurityGroupLimitExceeded']);
  const six = await fill((at) => lets({ ...port(at), Ipv6Ranges }));
  assert.is(six.done, 60);
  const out = await fill((at) =>
    ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions: [{ ...port(at), IpRanges }] }),
  );
  assert.is(out.done, 59);
});

test('a rule that names a prefix list counts as many times as the list may have entries', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { GroupId } = await ec2.createSecurityGroup({ GroupName: 'web', Description: 'web' });
  const { PrefixList } = await ec2.createManagedPrefixList({
    ...{ PrefixListName: 'offices', AddressFamily: 'IPv4', MaxEntries: 61 },
  });
  const PrefixListIds = [{ PrefixListId: PrefixList?.PrefixListId }];
  const call = ec2.authorizeSecurityGroupIngress({
    ...{ GroupId, IpPermissions: [{ IpProtocol: '-1', PrefixListIds }] },
  });
  assert.is((await errorOf(call)).name, 'RulesPerSecurityGroupLimitExceeded');
});

test('an interface has five security groups, however it is given them', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const ids: string[] = [];
  for (const GroupName of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const { GroupId = '' } = await ec2.createSecurityGroup({ GroupName, Description: GroupName });
    ids.push(GroupId);
  }
  const launch = { ImageId: await imageIn(ec2), MinCount: 1, MaxCount: 1 };
  const { Instances } = await ec2.runInstances({ ...launch, SecurityGroupIds: ids.slice(1) });
  const { InstanceId = '', SubnetId, NetworkInterfaces } = Instances?.[0] ?? {};
  const NetworkInterfaceId = NetworkInterfaces?.[0]?.NetworkInterfaceId;
  for (const call of [
    ec2.runInstances({ ...launch, SecurityGroupIds: ids }),
    ec2.modifyInstanceAttribute({ InstanceId, Groups: ids }),
    ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups: ids }),
    ec2.createNetworkInterface({ SubnetId, Groups: ids }),
  ]) {
    assert.is((await errorOf(call)).name, 'SecurityGroupsPerInterfaceLimitExceeded');
  }
});

test('a network ACL has twenty rules each way, the last one included; a table has 500 routes', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId } = (await ec2.describeVpcs({})).Vpcs?.[0] ?? {};
  const { NetworkAclId } = (await ec2.createNetworkAcl({ VpcId })).NetworkAcl ?? {};
  const rules = await fill((at) =>
    ec2.createNetworkAclEntry({
      ...{ NetworkAclId, RuleNumber: at + 1, Egress: false, RuleAction: 'allow' },
      ...{ Protocol: '-1', CidrBlock: '10.0.0.0/8' },
    }),
  );
  assert.equal([rules.done, rules.error.name], [19, 'NetworkAclEntryLimitExceeded']);

  const { RouteTableId } = (await ec2.createRouteTable({ VpcId })).RouteTable ?? {};
  const [gateway] = (await ec2.describeInternetGateways({})).InternetGateways ?? [];
  const routes = await fill((at) =>
    ec2.createRoute({
      ...{ RouteTableId, GatewayId: gateway?.InternetGatewayId },
      DestinationCidrBlock: `10.${Math.floor(at / 256)}.${at % 256}.0/24`,
    }),
  );
  assert.equal([routes.done, routes.error.name], [499, 'RouteLimitExceeded']);
});

test('a launch is refused, or made smaller, by the vCPUs of its group of families', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty', quotas: { standardVcpus: 8, pVcpus: 0 } });
  const ImageId = await imageIn(ec2);
  const run = (InstanceType: 't3.micro' | 'm5.large' | 'p4d.24xlarge' | 'g4dn.xlarge', count = 1) =>
    ec2.runInstances({ ImageId, InstanceType, MinCount: 1, MaxCount: count });
  assert.is((await run('t3.micro', 3)).Instances?.length, 3);
  const cut = await run('m5.large', 5);
  assert.is(cut.Instances?.length, 1);
  const error = await errorOf(run('t3.micro'));
  assert.is(error.name, 'VcpuLimitExceeded');
  assert.match(error.message, /current vCPU limit of 8 allows/);
  assert.is((await errorOf(run('p4d.24xlarge'))).name, 'VcpuLimitExceeded');
  await run('g4dn.xlarge');
});

test('stopped instances take no vCPUs, and are not started when too few are left', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty', quotas: { standardVcpus: 2 } });
  const launch = { InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const;
  const ImageId = await imageIn(ec2);
  const { Instances } = await ec2.runInstances({ ...launch, ImageId });
  const InstanceIds = [Instances?.[0]?.InstanceId ?? ''];
  sandbox.clock.advance(60_000);
  await ec2.stopInstances({ InstanceIds });
  sandbox.clock.advance(60_000);
  await ec2.runInstances({ ...launch, ImageId });
  const error = await errorOf(ec2.startInstances({ InstanceIds }));
  assert.is(error.name, 'VcpuLimitExceeded');
});

test('a lenient sandbox counts nothing that an account has a quota of', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty', lenient: true });
  for (let at = 0; at < 8; at += 1) {
    await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    await ec2.allocateAddress({});
  }
  const ImageId = await imageIn(ec2);
  await ec2.runInstances({ ImageId, InstanceType: 'p4d.24xlarge', MinCount: 4, MaxCount: 4 });
});

test('an account tells its quotas, and the large one has vCPUs for what it runs', async () => {
  const { ec2 } = openSandbox({ fixture: 'large', quotas: { addresses: 12 } });
  const { AccountAttributes = [] } = await ec2.describeAccountAttributes({});
  const told = AccountAttributes.map(({ AttributeName, AttributeValues }) => [
    AttributeName,
    AttributeValues?.[0]?.AttributeValue,
  ]);
  const { 'default-vpc': _, ...values } = Object.fromEntries(told);
  assert.equal(values, {
    'supported-platforms': 'VPC',
    'vpc-max-security-groups-per-interface': '5',
    'max-elastic-ips': '12',
    'vpc-max-elastic-ips': '12',
    'max-instances': '20',
  });
  const ImageId = await imageIn(ec2);
  await ec2.runInstances({ ImageId, InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 });
});

test.run();
