/** Listings and waits against the sandbox's fixtures and its services' own lives. */
import './support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { outputs, Session, type WaitError } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';

type Options = Parameters<typeof createSandbox>[0];

function open(options: Options) {
  const sandbox = createSandbox(options);
  return { sandbox, session: new Session({ sandbox: sandbox.link }) };
}

test('ten thousand instances come once each, and a part of them without the rest', async () => {
  const { session } = open({ fixture: 'large', clock: 'manual' });
  const { items } = session.service('ec2');
  const ids = new Set<string | undefined>();
  const all = items.describeInstances({}, { pageSize: 1_000 });
  for await (const { InstanceId } of all) ids.add(InstanceId);
  assert.is(ids.size, 10_000);
  const some = items.describeInstances({}, { pageSize: 1_000, limit: 1_500 });
  assert.is(await some.count(), 1_500);
  const next = await items.describeInstances({}, { from: some.resumeToken ?? '' }).first();
  assert.is(next?.InstanceId, [...ids][1_500]);
});

test("the company's instances are the same in pages of any size", async () => {
  const { session } = open({ fixture: 'company', clock: 'manual' });
  const { items } = session.service('ec2');
  const whole = await items.describeInstances().query('InstanceId').toArray();
  assert.ok(whole.length > 20);
  for (const pageSize of [5, 7, 1_000]) {
    assert.equal(
      await items.describeInstances({}, { pageSize }).query('InstanceId').toArray(),
      whole,
    );
  }
});

test('2 500 keys of a bucket are listed by all three ways of asking', async () => {
  const { session } = open({ clock: 'manual' });
  const s3 = session.service('s3');
  const Bucket = 'many-keys';
  await s3.createBucket({ Bucket });
  const keys = Array.from({ length: 2_500 }, (_, index) => `key-${String(index).padStart(4, '0')}`);
  for (const Key of keys) await s3.putObject({ Bucket, Key, Body: '' });
  assert.equal(await s3.items.listObjectsV2({ Bucket }).query('Key').toArray(), keys);
  assert.equal(await s3.items.listObjects({ Bucket }).query('Key').toArray(), keys);
  assert.equal(await s3.items.listObjectVersions({ Bucket }).query('Key').toArray(), keys);
  const { Contents = [], KeyCount } = await s3.pages
    .listObjectsV2({ Bucket }, { limit: 1_001 })
    .fullResult();
  assert.is(Contents.length, 1_001);
  assert.is(KeyCount, undefined);
});

test('a database is waited for until it is available', async () => {
  const { session } = open({ clock: 'instant' });
  const rds = session.service('rds');
  const DBInstanceIdentifier = 'orders';
  await rds.createDBInstance({
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: 'not-a-secret-1',
  });
  const look = await rds.wait.dBInstanceAvailable({ DBInstanceIdentifier });
  assert.equal(look.states, { available: 1 });
});

const template = (resource: object) =>
  JSON.stringify({
    Resources: { It: resource },
    Outputs: { Name: { Value: { Ref: 'It' } } },
  });

test('a stack is waited for until it is complete, and one that fails fails its wait', async () => {
  const { session } = open({ clock: 'instant' });
  const cloudformation = session.service('cloudformation');
  const StackName = 'good';
  const good = template({ Type: 'AWS::S3::Bucket', Properties: { BucketName: 'a-stacks-bucket' } });
  await cloudformation.createStack({ StackName, TemplateBody: good });
  const look = await cloudformation.wait.stackCreateComplete({ StackName });
  assert.equal(look.states, { CREATE_COMPLETE: 1 });
  assert.equal(outputs(look.response ?? {}), { Name: 'a-stacks-bucket' });
  const Properties = { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.0.0/24' };
  const bad = template({ Type: 'AWS::EC2::Subnet', Properties });
  await cloudformation.createStack({ StackName: 'bad', TemplateBody: bad });
  const error: WaitError = await cloudformation.wait
    .stackCreateComplete({ StackName: 'bad' })
    .catch((e) => e);
  assert.is(error.code, 'WaitFailed');
  assert.match(error.message, /^StackCreateComplete can't be reached any more: ROLLBACK_/);
  assert.match(Object.keys(error.look.states)[0] ?? '', /^ROLLBACK_/);
});

test.run();
