import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { later, network, openStacks, template } from './open-stacks.ts';

const StackName = 'site';

async function statusOf(stacks: ReturnType<typeof openStacks>['stacks'], name = StackName) {
  return (await stacks.describeStacks({ StackName: name })).Stacks?.[0]?.StackStatus;
}

async function eventsOf(stacks: ReturnType<typeof openStacks>['stacks'], name = StackName) {
  const { StackEvents = [] } = await stacks.describeStackEvents({ StackName: name });
  return StackEvents.reverse();
}

test('a stack makes a network with an instance in it, over minutes', async () => {
  const { sandbox, stacks, ec2 } = openStacks();
  await stacks.createStack({ StackName, TemplateBody: network });
  assert.is(await statusOf(stacks), 'CREATE_IN_PROGRESS');
  sandbox.clock.advance(20_000);
  assert.is(await statusOf(stacks), 'CREATE_IN_PROGRESS');
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 2);
  assert.is((await ec2.describeInstances({})).Reservations?.length, 0);
  sandbox.clock.advance(280_000);
  const { Reservations = [] } = await ec2.describeInstances({});
  const web = Reservations[0]?.Instances?.[0];
  assert.is(web?.State?.Name, 'running');
  assert.is(web?.InstanceType, 't3.micro');
  assert.is(web?.Placement?.AvailabilityZone, 'us-east-1b');
  assert.ok(web?.PublicIpAddress);
  const tags = Object.fromEntries((web?.Tags ?? []).map(({ Key = '', Value }) => [Key, Value]));
  assert.is(tags.Name, 'web-test');
  assert.is(tags['aws:cloudformation:logical-id'], 'Web');
  const { Stacks = [] } = await stacks.describeStacks({ StackName });
  assert.is(Stacks[0]?.StackStatus, 'CREATE_COMPLETE');
  assert.is(Stacks[0]?.Description, 'A network');
  assert.equal(
    Stacks[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    [
      ['WebId', web?.InstanceId],
      ['Zone', 'us-east-1b'],
      ['Size', 'small'],
    ],
  );
});

test('resources are made by others, also when nobody looks at the stack', async () => {
  const { sandbox, stacks, ec2 } = openStacks();
  await stacks.createStack({ StackName, TemplateBody: network });
  later(sandbox);
  const { Reservations = [] } = await ec2.describeInstances({});
  const started = Reservations[0]?.Instances?.[0]?.LaunchTime?.getTime() ?? 0;
  assert.ok(sandbox.clock.now() - started > 3_000_000, 'launched in its time, not when looked at');
});

test('events tell the order: what is needed comes first, the stack begins and ends', async () => {
  const { sandbox, stacks } = openStacks();
  await stacks.createStack({ StackName, TemplateBody: network });
  later(sandbox);
  const events = await eventsOf(stacks);
  const at = (id: string, status: string) =>
    events.findIndex((it) => it.LogicalResourceId === id && it.ResourceStatus === status);
  assert.is(at('site', 'CREATE_IN_PROGRESS'), 0);
  assert.is(at('site', 'CREATE_COMPLETE'), events.length - 1);
  for (const [first, then] of [
    ['Network', 'Subnet'],
    ['Hinge', 'Way'],
    ['Way', 'Web'],
  ] as const) {
    assert.ok(at(first, 'CREATE_COMPLETE') < at(then, 'CREATE_IN_PROGRESS'), `${first}, ${then}`);
  }
  const times = events.map(({ Timestamp }) => Timestamp?.getTime() ?? 0);
  assert.equal(
    times,
    [...times].sort((left, right) => left - right),
  );
  assert.ok((times.at(-1) ?? 0) - (times[0] ?? 0) > 60_000, 'over a minute at least');
});

test('a stack that goes takes everything with it, users before what they use', async () => {
  const { sandbox, stacks, ec2 } = openStacks();
  const { StackId = '' } = await stacks.createStack({ StackName, TemplateBody: network });
  later(sandbox);
  await stacks.deleteStack({ StackName });
  assert.is(await statusOf(stacks), 'DELETE_IN_PROGRESS');
  sandbox.clock.advance(300_000);
  const gone = await errorOf(stacks.describeStacks({ StackName }));
  assert.is(gone.name, 'ValidationError');
  assert.is(gone.message, 'Stack with id site does not exist');
  assert.is(await statusOf(stacks, StackId), 'DELETE_COMPLETE');
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  const { StackSummaries = [] } = await stacks.listStacks({});
  assert.is(StackSummaries[0]?.StackStatus, 'DELETE_COMPLETE');
});

test('a resource that fails rolls the stack back, with the reason among the events', async () => {
  const { sandbox, stacks, ec2 } = openStacks();
  const TemplateBody = template({
    Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Sub: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Net' }, CidrBlock: '192.168.0.0/24' },
    },
  });
  await stacks.createStack({ StackName, TemplateBody });
  later(sandbox);
  assert.is(await statusOf(stacks), 'ROLLBACK_COMPLETE');
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  const events = await eventsOf(stacks);
  const failure = events.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  assert.is(failure?.LogicalResourceId, 'Sub');
  assert.match(failure?.ResourceStatusReason ?? '', /InvalidSubnet\.Range/);
  const turn = events.find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS');
  assert.match(turn?.ResourceStatusReason ?? '', /failed to create: \[Sub\]/);
  await stacks.deleteStack({ StackName });
  later(sandbox);
  assert.is((await errorOf(statusOf(stacks))).name, 'ValidationError');
});

test('a failed stack can be left as it is, or deleted at once', async () => {
  const { sandbox, stacks } = openStacks();
  const Bad = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/8' } };
  const TemplateBody = template({ Bad });
  await stacks.createStack({ StackName: 'kept', TemplateBody, DisableRollback: true });
  const { StackId = '' } = await stacks.createStack({
    StackName,
    TemplateBody,
    OnFailure: 'DELETE',
  });
  later(sandbox);
  assert.is(await statusOf(stacks, 'kept'), 'CREATE_FAILED');
  assert.is(await statusOf(stacks, StackId), 'DELETE_COMPLETE');
});

test('buckets, topics, volumes, keys and addresses are made and removed', async () => {
  const { sandbox, stacks, link, ec2 } = openStacks();
  const TemplateBody = template(
    {
      Box: { Type: 'AWS::S3::Bucket' },
      News: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } },
      Disk: { Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: 'us-east-1a', Size: '9' } },
      Key: { Type: 'AWS::EC2::KeyPair', Properties: { KeyName: 'mine' } },
      Ip: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
    },
    {
      Outputs: {
        Box: { Value: { 'Fn::GetAtt': ['Box', 'Arn'] } },
        News: { Value: { Ref: 'News' } },
      },
    },
  );
  const s3 = new S3({ ...link, forcePathStyle: true });
  const sns = new SNS(link);
  const count = async () => [
    (await s3.listBuckets({})).Buckets?.length,
    (await sns.listTopics({})).Topics?.length,
    (await ec2.describeVolumes({})).Volumes?.length,
    (await ec2.describeKeyPairs({})).KeyPairs?.length,
    (await ec2.describeAddresses({})).Addresses?.length,
  ];
  await stacks.createStack({ StackName, TemplateBody });
  later(sandbox);
  assert.equal(await count(), [1, 1, 1, 1, 1]);
  const { Stacks = [] } = await stacks.describeStacks({ StackName });
  const [box, news] = Stacks[0]?.Outputs ?? [];
  assert.match(box?.OutputValue ?? '', /^arn:aws:s3:::site-box-[0-9a-f]{12}$/);
  assert.is(news?.OutputValue, 'arn:aws:sns:us-east-1:123456789012:news');
  await stacks.deleteStack({ StackName });
  later(sandbox);
  assert.equal(await count(), [0, 0, 0, 0, 0]);
});

test('a bucket with something in it keeps its stack from going, until it may stay', async () => {
  const { sandbox, stacks, link } = openStacks();
  const Box = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'full-box' } };
  await stacks.createStack({ StackName, TemplateBody: template({ Box }) });
  later(sandbox);
  const s3 = new S3({ ...link, forcePathStyle: true });
  await s3.putObject({ Bucket: 'full-box', Key: 'a', Body: 'b' });
  await stacks.deleteStack({ StackName });
  later(sandbox);
  assert.is(await statusOf(stacks), 'DELETE_FAILED');
  await stacks.deleteStack({ StackName, RetainResources: ['Box'] });
  later(sandbox);
  assert.is((await errorOf(statusOf(stacks))).name, 'ValidationError');
  assert.is((await s3.listBuckets({})).Buckets?.length, 1);
});

test('resources of a stack are listed with their physical ids', async () => {
  const { sandbox, stacks } = openStacks();
  await stacks.createStack({ StackName, TemplateBody: network });
  later(sandbox);
  const { StackResources = [] } = await stacks.describeStackResources({ StackName });
  assert.is(StackResources.length, 9);
  const { StackResourceSummaries = [] } = await stacks.listStackResources({ StackName });
  assert.is(StackResourceSummaries.length, 9);
  const LogicalResourceId = 'Hinge';
  const one = await stacks.describeStackResource({ StackName, LogicalResourceId });
  assert.match(one.StackResourceDetail?.PhysicalResourceId ?? '', /^IGW\|vpc-/);
  const { Exports = [] } = await stacks.listExports({});
  assert.is(Exports[0]?.Name, 'site-zone');
});

test('names that are taken and stacks that are protected or unknown are refused', async () => {
  const { sandbox, stacks } = openStacks();
  const TemplateBody = template({ Box: { Type: 'AWS::S3::Bucket' } });
  await stacks.createStack({ StackName, TemplateBody, EnableTerminationProtection: true });
  const twice = await errorOf(stacks.createStack({ StackName, TemplateBody }));
  assert.is(twice.name, 'AlreadyExistsException');
  later(sandbox);
  const safe = await errorOf(stacks.deleteStack({ StackName }));
  assert.match(safe.message, 'TerminationProtection');
  await stacks.updateTerminationProtection({ StackName, EnableTerminationProtection: false });
  await stacks.deleteStack({ StackName });
  await stacks.deleteStack({ StackName: 'unknown' });
  const bad = await errorOf(stacks.createStack({ StackName: '1', TemplateBody }));
  assert.match(bad.message, 'stackName');
  const unknown = await errorOf(stacks.describeStackEvents({ StackName: 'unknown' }));
  assert.is(unknown.name, 'ValidationError');
});

test.run();
