import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadNames, Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';

const rows: readonly (readonly [
  service: string,
  operation: string,
  member: string,
  kind?: string,
])[] = [
  ['ec2', 'DescribeInstances', 'InstanceIds', 'Instance id'],
  ['ec2', 'StopInstances', 'InstanceIds', 'Instance id'],
  ['ec2', 'RunInstances', 'SubnetId', 'Subnet id'],
  ['ec2', 'RunInstances', 'ImageId', 'Image id'],
  ['ec2', 'RunInstances', 'KeyName', 'KeyPairInfo name'],
  ['ec2', 'RunInstances', 'SecurityGroupIds', 'SecurityGroup id'],
  ['ec2', 'AuthorizeSecurityGroupIngress', 'GroupId', 'SecurityGroup id'],
  ['ec2', 'CreateSubnet', 'VpcId', 'Vpc id'],
  ['ec2', 'CreateVpcPeeringConnection', 'PeerVpcId', 'Vpc id'],
  ['ec2', 'AttachVolume', 'VolumeId', 'Volume id'],
  ['ec2', 'CopySnapshot', 'SourceSnapshotId', 'Snapshot id'],
  ['ec2', 'DeleteKeyPair', 'KeyName', 'KeyPairInfo name'],
  ['ec2', 'CreateKeyPair', 'KeyName'],
  ['ec2', 'DescribeInstances', 'MaxResults'],
  ['ec2', 'DescribeInstances', 'NextToken'],
  ['ec2', 'RunInstances', 'InstanceType'],
  ['s3', 'ListObjectsV2', 'Bucket', 'Bucket name'],
  ['s3', 'CreateBucket', 'Bucket'],
  ['iam', 'GetRole', 'RoleName', 'Role name'],
  ['iam', 'CreateRole', 'RoleName'],
  ['iam', 'AttachRolePolicy', 'PolicyArn', 'Policy arn'],
  ['iam', 'GetUser', 'UserName', 'User name'],
  ['rds', 'DescribeDBInstances', 'DBInstanceIdentifier', 'DBInstance id'],
  ['rds', 'CreateDBInstance', 'VpcSecurityGroupIds', 'SecurityGroup id'],
  ['cloudformation', 'DescribeStacks', 'StackName', 'Stack name'],
  ['dynamodb', 'DescribeTable', 'TableName', 'Table name'],
  ['dynamodb', 'CreateTable', 'TableName'],
  ['sqs', 'SendMessage', 'QueueUrl', 'Queue url'],
  ['sns', 'Publish', 'TopicArn', 'Topic arn'],
  ['lambda', 'Invoke', 'FunctionName', 'Function name'],
  ['lambda', 'CreateFunction', 'Role'],
  ['lambda', 'UpdateFunctionConfiguration', 'RoleArn', 'Role arn'],
  ['logs', 'FilterLogEvents', 'logGroupName', 'LogGroup name'],
];

test('members of inputs name resources of a kind', async () => {
  const wrong: string[] = [];
  for (const [service, operation, member, expected] of rows) {
    const { namedBy } = await loadNames(service);
    const named = namedBy(service, operation, member);
    const found = named && `${named.kind} ${named.property}`;
    if (found !== expected) wrong.push(`${operation} ${member}: ${found}, not ${expected}`);
  }
  assert.equal(wrong, []);
});

test('what a constructor takes first is named, and what a filter speaks of', async () => {
  const { namedFirst, memberOfFilter } = await loadNames('ec2');
  assert.is(namedFirst('ec2', 'Instance')?.collection, 'instances');
  assert.is(namedFirst('ec2', 'describeVpcs'), undefined);
  assert.is(memberOfFilter('attachment.instance-id'), 'InstanceId');
  await loadNames('s3');
  assert.is(namedFirst('s3', 'Object')?.kind, 'Bucket');
});

test('names come with what tells them apart, images those that a person would launch', async () => {
  const sandbox = createSandbox({ fixture: 'company' });
  const session = new Session({ sandbox: sandbox.link });
  const { namedFirst, namesOf } = await loadNames('ec2');
  const listed = async (kind: string) => {
    const named = namedFirst('ec2', kind);
    assert.ok(named);
    return namesOf(session, named, new AbortController().signal);
  };
  const instances = await listed('Instance');
  assert.ok(instances.length > 3);
  assert.ok(instances.every(({ value }) => /^i-[0-9a-f]{17}$/.test(value)));
  assert.ok(
    instances.some(({ note }) => /\w+ · [\w.]+ · running/.test(note)),
    instances[0]?.note,
  );
  const images = await listed('Image');
  assert.ok(
    images.some(({ note }) => /^al2023-ami/.test(note)),
    JSON.stringify(images),
  );
  assert.is(
    session.calls.every(({ effect }) => effect === 'reads'),
    true,
  );
});

test.run();
