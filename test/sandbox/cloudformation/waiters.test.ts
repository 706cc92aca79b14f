import {
  waitUntilChangeSetCreateComplete,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackExists,
  waitUntilStackRollbackComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { S3 } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { network, openStacks, template } from './open-stacks.ts';

const stack = { StackName: 'site' };
const fine = template({ Box: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'one-box' } } });
const other = template({ News: { Type: 'AWS::SNS::Topic' } });
const bad = template({ Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/8' } } });

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
  const client = open.stacks;
  const patience = { client, maxWaitTime: 60, minDelay: 0.001, maxDelay: 0.002 };
  return { ...open, patience };
}

test('StackCreateComplete succeeds as time goes by, and fails for a stack that rolls back', async () => {
  const { stacks, patience } = waiting();
  await stacks.createStack({ ...stack, TemplateBody: network });
  assert.is((await waitUntilStackCreateComplete(patience, stack)).state, 'SUCCESS');
  await stacks.createStack({ StackName: 'bad', TemplateBody: bad });
  const error = await errorOf(waitUntilStackCreateComplete(patience, { StackName: 'bad' }));
  assert.match(error.message, /FAILURE/);
  assert.match(error.message, /ROLLBACK_COMPLETE/);
});

test('StackExists succeeds for a stack', async () => {
  const { stacks, patience } = waiting();
  await stacks.createStack({ ...stack, TemplateBody: fine });
  assert.is((await waitUntilStackExists(patience, stack)).state, 'SUCCESS');
});

test('StackDeleteComplete fails for a stack that cannot go, and succeeds once it can', async () => {
  const { stacks, patience, link } = waiting();
  const s3 = new S3({ ...link, forcePathStyle: true });
  const object = { Bucket: 'one-box', Key: 'a' };
  await stacks.createStack({ ...stack, TemplateBody: fine });
  await waitUntilStackCreateComplete(patience, stack);
  await s3.putObject({ ...object, Body: 'b' });
  await stacks.deleteStack(stack);
  const error = await errorOf(waitUntilStackDeleteComplete(patience, stack));
  assert.match(error.message, /FAILURE/);
  await s3.deleteObject(object);
  await stacks.deleteStack(stack);
  assert.is((await waitUntilStackDeleteComplete(patience, stack)).state, 'SUCCESS');
});

test('StackUpdateComplete succeeds; StackRollbackComplete does for an update that failed', async () => {
  const { stacks, patience } = waiting();
  await stacks.createStack({ ...stack, TemplateBody: fine });
  await waitUntilStackCreateComplete(patience, stack);
  await stacks.updateStack({ ...stack, TemplateBody: other });
  assert.is((await waitUntilStackUpdateComplete(patience, stack)).state, 'SUCCESS');
  await stacks.updateStack({ ...stack, TemplateBody: bad });
  const error = await errorOf(waitUntilStackUpdateComplete(patience, stack));
  assert.match(error.message, /FAILURE/);
  assert.is((await waitUntilStackRollbackComplete(patience, stack)).state, 'SUCCESS');
});

test('ChangeSetCreateComplete succeeds, and fails for one without changes', async () => {
  const { stacks, patience } = waiting();
  await stacks.createStack({ ...stack, TemplateBody: fine });
  await waitUntilStackCreateComplete(patience, stack);
  const change = { ...stack, ChangeSetName: 'change' };
  await stacks.createChangeSet({ ...change, TemplateBody: other });
  assert.is((await waitUntilChangeSetCreateComplete(patience, change)).state, 'SUCCESS');
  const same = { ...stack, ChangeSetName: 'same' };
  await stacks.createChangeSet({ ...same, TemplateBody: fine });
  const error = await errorOf(waitUntilChangeSetCreateComplete(patience, same));
  assert.match(error.message, /FAILURE/);
});

test('on an instant clock stacks are complete, rolled back and gone at the first look', async () => {
  const { stacks, ec2 } = openStacks({ clock: 'instant' });
  const patience = { client: stacks, maxWaitTime: 60 };
  await stacks.createStack({ ...stack, TemplateBody: network });
  assert.is((await waitUntilStackCreateComplete(patience, stack)).state, 'SUCCESS');
  await stacks.deleteStack(stack);
  assert.is((await waitUntilStackDeleteComplete(patience, stack)).state, 'SUCCESS');
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  await stacks.createStack({ ...stack, TemplateBody: bad });
  const error = await errorOf(waitUntilStackCreateComplete(patience, stack));
  assert.match(error.message, /FAILURE/);
});

test.run();
