import * as sdk from '@aws-sdk/client-cloudformation';
import { S3 } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { later, openStacks, template } from './open-stacks.ts';

const topicOf = (TopicName: string) => ({ Type: 'AWS::SNS::Topic', Properties: { TopicName } });
const boxOf = (BucketName: string) => ({
  Type: 'AWS::S3::Bucket',
  DeletionPolicy: 'Retain',
  Properties: { BucketName },
});

/** An open sandbox in which 15 seconds go by at every call, and how the waiters wait in it. */
function waiting() {
  const open = openStacks();
  open.stacks.middlewareStack.add(
    (next) => (args) => {
      open.sandbox.clock.advance(15_000);
      return next(args);
    },
    { step: 'initialize' },
  );
  const patience = { client: open.stacks, maxWaitTime: 60, minDelay: 0.001, maxDelay: 0.002 };
  const s3 = new S3({ ...open.link, forcePathStyle: true });
  return { ...open, s3, patience };
}

async function fails(wait: Promise<unknown>): Promise<string> {
  const { message } = await errorOf(wait);
  assert.match(message, /FAILURE/);
  return message;
}

test('StackImportComplete succeeds for a bucket that was there, and fails for one that goes', async () => {
  const { stacks, s3, patience } = waiting();
  const importing = async (StackName: string, BucketName: string) => {
    await s3.createBucket({ Bucket: BucketName });
    await stacks.createChangeSet({
      StackName,
      ChangeSetName: 'take-in',
      ChangeSetType: 'IMPORT',
      TemplateBody: template({ Box: boxOf(BucketName) }),
      ResourcesToImport: [
        {
          ResourceType: 'AWS::S3::Bucket',
          LogicalResourceId: 'Box',
          ResourceIdentifier: { BucketName },
        },
      ],
    });
    const change = { StackName, ChangeSetName: 'take-in' };
    await sdk.waitUntilChangeSetCreateComplete(patience, change);
    const { Changes } = await stacks.describeChangeSet(change);
    assert.is(Changes?.[0]?.ResourceChange?.Action, 'Import');
    await stacks.executeChangeSet(change);
    return { StackName };
  };
  const kept = await importing('kept', 'a-box');
  assert.is((await sdk.waitUntilStackImportComplete(patience, kept)).state, 'SUCCESS');
  const { StackResources } = await stacks.describeStackResources(kept);
  assert.is(StackResources?.[0]?.PhysicalResourceId, 'a-box');

  const lost = await importing('lost', 'b-box');
  await s3.deleteBucket({ Bucket: 'b-box' });
  assert.match(await fails(sdk.waitUntilStackImportComplete(patience, lost)), /IMPORT_ROLLBACK/);
});

test('the waiters for stack refactors reach success and failure', async () => {
  const { stacks, sandbox, patience } = waiting();
  const [news, mail] = [topicOf('news'), topicOf('mail')];
  const create = (StackName: string, Resources: object) =>
    stacks.createStack({ StackName, TemplateBody: template(Resources) });
  await create('one', { News: news, Mail: mail });
  await create('two', { Other: topicOf('other') });
  later(sandbox);
  const refactor = async (two: object) =>
    (
      await stacks.createStackRefactor({
        StackDefinitions: [
          { StackName: 'one', TemplateBody: template({ News: news }) },
          { StackName: 'two', TemplateBody: template(two) },
        ],
        ResourceMappings: [
          {
            Source: { StackName: 'one', LogicalResourceId: 'Mail' },
            Destination: { StackName: 'two', LogicalResourceId: 'Post' },
          },
        ],
      })
    ).StackRefactorId ?? '';

  const wrong = { StackRefactorId: await refactor({ Other: topicOf('other') }) };
  await fails(sdk.waitUntilStackRefactorCreateComplete(patience, wrong));
  const both = { Other: topicOf('other'), Post: mail };
  const [right, again] = [
    { StackRefactorId: await refactor(both) },
    { StackRefactorId: await refactor(both) },
  ];
  const made = await sdk.waitUntilStackRefactorCreateComplete(patience, right);
  assert.is(made.state, 'SUCCESS');
  const { StackRefactorActions } = await stacks.listStackRefactorActions(right);
  assert.match(StackRefactorActions?.[0]?.PhysicalResourceId ?? '', /:mail$/);
  await stacks.executeStackRefactor(right);
  const done = await sdk.waitUntilStackRefactorExecuteComplete(patience, right);
  assert.is(done.state, 'SUCCESS');
  const { StackResourceSummaries = [] } = await stacks.listStackResources({ StackName: 'two' });
  assert.equal(StackResourceSummaries.map((it) => it.LogicalResourceId).sort(), ['Other', 'Post']);

  await stacks.executeStackRefactor(again);
  const late = await fails(sdk.waitUntilStackRefactorExecuteComplete(patience, again));
  assert.match(late, /does not have the resources/);
});

test('TypeRegistrationComplete succeeds for a package in a bucket, and fails without one', async () => {
  const { stacks, s3, patience } = waiting();
  await s3.createBucket({ Bucket: 'packages' });
  await s3.putObject({ Bucket: 'packages', Key: 'type.zip', Body: 'zip' });
  const register = async (key: string) => {
    const { RegistrationToken = '' } = await stacks.registerType({
      TypeName: 'Acme::Garden::Gnome',
      SchemaHandlerPackage: `s3://packages/${key}`,
    });
    return { RegistrationToken };
  };
  const fine = await register('type.zip');
  assert.is((await sdk.waitUntilTypeRegistrationComplete(patience, fine)).state, 'SUCCESS');
  const { TypeSummaries } = await stacks.listTypes({});
  assert.equal(
    TypeSummaries?.map((it) => it.TypeName),
    ['Acme::Garden::Gnome'],
  );
  const bad = await register('nothing.zip');
  await fails(sdk.waitUntilTypeRegistrationComplete(patience, bad));
});

// There is no state in which this one fails: it waits for what is not there.
test('StackExists ends by time for a stack that is not there', async () => {
  const { patience } = waiting();
  const hasty = { ...patience, maxWaitTime: 0.02 };
  const error = await errorOf(sdk.waitUntilStackExists(hasty, { StackName: 'nobody' }));
  assert.is(error.name, 'TimeoutError');
});

test('StackRollbackComplete fails for a stack that is deleted in vain', async () => {
  const { stacks, s3, patience, sandbox } = waiting();
  const stack = { StackName: 'box' };
  const Box = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'full-box' } };
  await stacks.createStack({ ...stack, TemplateBody: template({ Box }) });
  later(sandbox);
  await s3.putObject({ Bucket: 'full-box', Key: 'a', Body: 'b' });
  await stacks.deleteStack(stack);
  assert.match(await fails(sdk.waitUntilStackRollbackComplete(patience, stack)), /DELETE_FAILED/);
});

test('no waiter of the SDK is left out', () => {
  const waiters = Object.keys(sdk).filter((name) => name.startsWith('waitUntil'));
  const known = [
    ...['StackCreateComplete', 'StackDeleteComplete', 'StackExists', 'StackImportComplete'],
    ...['StackRefactorCreateComplete', 'StackRefactorExecuteComplete', 'StackRollbackComplete'],
    ...['StackUpdateComplete', 'ChangeSetCreateComplete', 'TypeRegistrationComplete'],
  ];
  assert.equal(waiters.sort(), known.map((name) => `waitUntil${name}`).sort());
});

test.run();
