import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

test('a running machine has a screen, and UEFI data when it booted that way', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const launch = async (architecture: string, InstanceType: 't3.micro' | 't4g.micro') => {
    const image = Images.find(({ Architecture }) => Architecture === architecture);
    const { Instances } = await ec2.runInstances({
      ...{ ImageId: image?.ImageId, InstanceType, MinCount: 1, MaxCount: 1 },
    });
    return Instances?.[0]?.InstanceId ?? '';
  };
  const InstanceId = await launch('x86_64', 't3.micro');
  const early = await errorOf(ec2.getConsoleScreenshot({ InstanceId }));
  assert.is(early.name, 'IncorrectInstanceState');
  sandbox.clock.advance(60_000);
  const { ImageData = '' } = await ec2.getConsoleScreenshot({ InstanceId });
  const picture = Buffer.from(ImageData, 'base64').toString('hex');
  assert.ok(picture.startsWith('ffd8') && picture.endsWith('ffd9'));
  assert.is((await errorOf(ec2.getInstanceUefiData({ InstanceId }))).name, 'UnsupportedOperation');
  const arm = await launch('arm64', 't4g.micro');
  assert.ok((await ec2.getInstanceUefiData({ InstanceId: arm })).UefiData);
});

test('a VPC remembers what it was told of ClassicLink', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const VpcId = Vpc?.VpcId ?? '';
  const enabled = async () => {
    const Filters = [{ Name: 'is-classic-link-enabled', Values: ['true'] }];
    return (await ec2.describeVpcClassicLink({ Filters })).Vpcs?.map((one) => one.VpcId);
  };
  assert.equal(await enabled(), []);
  assert.is((await ec2.enableVpcClassicLink({ VpcId })).Return, true);
  assert.is((await ec2.enableVpcClassicLinkDnsSupport({ VpcId })).Return, true);
  assert.equal(await enabled(), [VpcId]);
  const dns = await ec2.describeVpcClassicLinkDnsSupport({ VpcIds: [VpcId] });
  assert.is(dns.Vpcs?.[0]?.ClassicLinkDnsSupported, true);
  await ec2.disableVpcClassicLinkDnsSupport({ VpcId });
  await ec2.disableVpcClassicLink({ VpcId });
  assert.equal(await enabled(), []);
  const unknown = ec2.enableVpcClassicLink({ VpcId: 'vpc-12345678' });
  assert.is((await errorOf(unknown)).name, 'InvalidVpcID.NotFound');
});

test('an endpoint to a service that wants to be asked waits until it is accepted or rejected', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const { VpcId } = (await ec2.describeVpcs({})).Vpcs?.[0] ?? {};
  const balancer =
    'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/0123456789abcdef';
  const { ServiceConfiguration } = await ec2.createVpcEndpointServiceConfiguration({
    ...{ NetworkLoadBalancerArns: [balancer], AcceptanceRequired: true },
  });
  const { ServiceId, ServiceName } = ServiceConfiguration ?? {};
  const connect = async () => {
    const made = await ec2.createVpcEndpoint({
      ...{ VpcId, ServiceName, VpcEndpointType: 'Interface', PrivateDnsEnabled: false },
    });
    return made.VpcEndpoint?.VpcEndpointId ?? '';
  };
  const [welcome, unwelcome] = [await connect(), await connect()];
  const states = async () => {
    sandbox.clock.advance(120_000);
    const { VpcEndpointConnections = [] } = await ec2.describeVpcEndpointConnections({});
    return VpcEndpointConnections.map(({ VpcEndpointState }) => VpcEndpointState as string);
  };
  assert.equal(await states(), ['pendingAcceptance', 'pendingAcceptance']);
  await ec2.acceptVpcEndpointConnections({ ServiceId, VpcEndpointIds: [welcome] });
  const rejected = await ec2.rejectVpcEndpointConnections({
    ...{ ServiceId, VpcEndpointIds: [unwelcome, 'vpce-0123456789abcdef0'] },
  });
  assert.is(rejected.Unsuccessful?.[0]?.Error?.Code, 'InvalidVpcEndpoint.NotFound');
  assert.equal(await states(), ['available', 'rejected']);
});

test.run();
