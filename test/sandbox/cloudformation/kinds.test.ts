import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { later, openStacks, template } from './open-stacks.ts';

const StackName = 'site';
const Ref = (name: string) => ({ Ref: name });
const resource = (Type: string, Properties: object = {}) => ({ Type, Properties });

const Parameters = {
  Image: {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
  },
};

/** Makes a stack of these, which must succeed; gives the clients and the physical ids. */
async function made(Resources: object) {
  const open = openStacks();
  const { stacks, sandbox, link } = open;
  const TemplateBody = template(Resources, { Parameters });
  const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
  await stacks.createStack({ StackName, TemplateBody, Capabilities });
  later(sandbox);
  const { Stacks } = await stacks.describeStacks({ StackName });
  const { StackEvents = [] } = await stacks.describeStackEvents({ StackName });
  const why = StackEvents.find((it) => it.ResourceStatus?.endsWith('FAILED'));
  assert.is(Stacks?.[0]?.StackStatus, 'CREATE_COMPLETE', why?.ResourceStatusReason);
  const { StackResources = [] } = await stacks.describeStackResources({ StackName });
  const ids = new Map(StackResources.map((it) => [it.LogicalResourceId, it.PhysicalResourceId]));
  const id = (name: string) => ids.get(name) ?? '';
  return { ...open, id, iam: new IAM(link), s3: new S3(link), sns: new SNS(link) };
}

/** Deletes the stack, which must succeed. */
async function gone({ stacks, sandbox }: Awaited<ReturnType<typeof made>>) {
  const { Stacks } = await stacks.describeStacks({ StackName });
  const id = { StackName: Stacks?.[0]?.StackId };
  await stacks.deleteStack({ StackName });
  later(sandbox);
  const left = await stacks.describeStacks(id);
  const { StackEvents = [] } = await stacks.describeStackEvents(id);
  const why = StackEvents.find((it) => it.ResourceStatus?.endsWith('FAILED'));
  assert.is(left.Stacks?.[0]?.StackStatus, 'DELETE_COMPLETE', why?.ResourceStatusReason);
}

const Net = resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
const Subnet = resource('AWS::EC2::Subnet', { VpcId: Ref('Net'), CidrBlock: '10.0.1.0/24' });

test('a stack makes and removes what surrounds a network', async () => {
  const stack = await made({
    Net,
    Subnet,
    Routes: resource('AWS::EC2::RouteTable', { VpcId: Ref('Net') }),
    Endpoint: resource('AWS::EC2::VPCEndpoint', {
      VpcId: Ref('Net'),
      ServiceName: { 'Fn::Sub': 'com.amazonaws.$' + '{AWS::Region}.s3' },
      RouteTableIds: [Ref('Routes')],
    }),
    Wall: resource('AWS::EC2::NetworkAcl', { VpcId: Ref('Net') }),
    Hole: resource('AWS::EC2::NetworkAclEntry', {
      NetworkAclId: Ref('Wall'),
      RuleNumber: '100',
      Protocol: '6',
      RuleAction: 'allow',
      CidrBlock: '0.0.0.0/0',
      PortRange: { From: '443', To: '443' },
    }),
    Walled: resource('AWS::EC2::SubnetNetworkAclAssociation', {
      SubnetId: Ref('Subnet'),
      NetworkAclId: Ref('Wall'),
    }),
    Names: resource('AWS::EC2::DHCPOptions', {
      DomainName: 'example.com',
      DomainNameServers: ['AmazonProvidedDNS'],
    }),
    Named: resource('AWS::EC2::VPCDHCPOptionsAssociation', {
      VpcId: Ref('Net'),
      DhcpOptionsId: Ref('Names'),
    }),
  });
  const { ec2, id } = stack;
  const { VpcEndpoints } = await ec2.describeVpcEndpoints({ VpcEndpointIds: [id('Endpoint')] });
  assert.is(VpcEndpoints?.[0]?.VpcId, id('Net'));
  const { NetworkAcls } = await ec2.describeNetworkAcls({ NetworkAclIds: [id('Wall')] });
  assert.is(NetworkAcls?.[0]?.Associations?.[0]?.SubnetId, id('Subnet'));
  assert.ok(NetworkAcls?.[0]?.Entries?.some((it) => it.PortRange?.From === 443));
  const { Vpcs } = await ec2.describeVpcs({ VpcIds: [id('Net')] });
  assert.is(Vpcs?.[0]?.DhcpOptionsId, id('Names'));
  await gone(stack);
});

test('a stack makes rules of security groups, launch templates and addresses of their own', async () => {
  const stack = await made({
    Net,
    Subnet,
    Group: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'x', VpcId: Ref('Net') }),
    In: resource('AWS::EC2::SecurityGroupIngress', {
      GroupId: Ref('Group'),
      IpProtocol: 'tcp',
      FromPort: '80',
      ToPort: '80',
      SourceSecurityGroupId: Ref('Group'),
    }),
    Out: resource('AWS::EC2::SecurityGroupEgress', {
      GroupId: Ref('Group'),
      IpProtocol: 'udp',
      FromPort: 53,
      ToPort: 53,
      CidrIp: '10.0.0.0/8',
    }),
    Plan: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 't3.small', EbsOptimized: 'true' },
    }),
    Door: resource('AWS::EC2::InternetGateway'),
    Hinge: resource('AWS::EC2::VPCGatewayAttachment', {
      VpcId: Ref('Net'),
      InternetGatewayId: Ref('Door'),
    }),
    Address: resource('AWS::EC2::EIP'),
    Web: {
      DependsOn: 'Hinge',
      ...resource('AWS::EC2::Instance', {
        ImageId: Ref('Image'),
        SubnetId: Ref('Subnet'),
      }),
    },
    Link: resource('AWS::EC2::EIPAssociation', {
      AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
      InstanceId: Ref('Web'),
    }),
  });
  const { ec2, id } = stack;
  const { SecurityGroupRules = [] } = await ec2.describeSecurityGroupRules({
    SecurityGroupRuleIds: [id('In'), id('Out')],
  });
  assert.equal(SecurityGroupRules.map(({ IsEgress }) => IsEgress).sort(), [false, true]);
  const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions({
    LaunchTemplateId: id('Plan'),
  });
  assert.is(LaunchTemplateVersions?.[0]?.LaunchTemplateData?.EbsOptimized, true);
  const { Addresses } = await ec2.describeAddresses({ PublicIps: [id('Address')] });
  assert.is(Addresses?.[0]?.InstanceId, id('Web'));
  await gone(stack);
});

const statement = (more: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...more }],
});

test('a stack makes roles, instance profiles and policies', async () => {
  const PolicyDocument = statement({ Action: 's3:*', Resource: '*' });
  const stack = await made({
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: statement({
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      Policies: [{ PolicyName: 'own', PolicyDocument }],
    }),
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: [Ref('Role')] }),
    More: resource('AWS::IAM::Policy', {
      PolicyName: 'more',
      PolicyDocument,
      Roles: [Ref('Role')],
    }),
    Managed: resource('AWS::IAM::ManagedPolicy', { PolicyDocument, Roles: [Ref('Role')] }),
  });
  const { iam, id } = stack;
  const RoleName = id('Role');
  assert.equal((await iam.listRolePolicies({ RoleName })).PolicyNames, ['more', 'own']);
  assert.is((await iam.listAttachedRolePolicies({ RoleName })).AttachedPolicies?.length, 2);
  const profile = await iam.getInstanceProfile({ InstanceProfileName: id('Profile') });
  assert.is(profile.InstanceProfile?.Roles?.[0]?.RoleName, RoleName);
  await gone(stack);
  assert.equal((await iam.listRoles({})).Roles, []);
});

test('a stack subscribes to its topic and says who may use its bucket', async () => {
  const stack = await made({
    Topic: resource('AWS::SNS::Topic'),
    Listener: resource('AWS::SNS::Subscription', {
      TopicArn: Ref('Topic'),
      Protocol: 'email',
      Endpoint: 'ann@example.com',
      FilterPolicy: { colour: ['red'] },
    }),
    Box: resource('AWS::S3::Bucket'),
    Rules: resource('AWS::S3::BucketPolicy', {
      Bucket: Ref('Box'),
      PolicyDocument: statement({
        Principal: { AWS: 'arn:aws:iam::210987654321:root' },
        Action: 's3:GetObject',
        Resource: { 'Fn::Sub': '$' + '{Box.Arn}/*' },
      }),
    }),
  });
  const { s3, sns, id } = stack;
  const { Attributes } = await sns.getSubscriptionAttributes({ SubscriptionArn: id('Listener') });
  assert.equal(JSON.parse(Attributes?.FilterPolicy ?? ''), { colour: ['red'] });
  const { Policy } = await s3.getBucketPolicy({ Bucket: id('Box') });
  assert.match(Policy ?? '', new RegExp(`arn:aws:s3:::${id('Box')}/`));
  await gone(stack);
});

test.run();
