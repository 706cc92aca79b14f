import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { outputs, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

function open() {
  const session = new Session({ sandbox: createSandbox({ clock: 'instant' }).link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  return { session, stacks: session.service('cloudformation').stacks, calls };
}

const template = (CidrBlock: string) =>
  JSON.stringify({
    Resources: {
      Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock } },
      News: { Type: 'AWS::SNS::Topic' },
    },
    Outputs: { Net: { Value: { Ref: 'Net' } } },
  });

const TemplateBody = template('10.7.0.0/16');

test('a stack is named when it is created, and has data once it was waited for', async () => {
  const { stacks, calls, session } = open();
  const stack = await stacks.create({ StackName: 'site', TemplateBody });
  assert.is(stack.name, 'site');
  assert.equal(calls, ['CreateStack']);
  assert.throws(() => stack.stackStatus, /not loaded yet/);
  await stack.waitUntilCreateComplete();
  assert.is(stack.stackStatus, 'CREATE_COMPLETE');
  assert.is(inspect(stack), 'Stack site · CREATE_COMPLETE');
  const vpc = session.service('ec2').Vpc(outputs(stack.data).Net ?? '');
  assert.ok(await vpc.exists());
});

test('listed stacks have their data, events and resources are listed through one', async () => {
  const { stacks, calls } = open();
  await (await stacks.create({ StackName: 'site', TemplateBody })).waitUntilCreateComplete();
  calls.length = 0;
  const site = await stacks.where(({ name }) => name === 'site').first();
  assert.is(site?.stackStatus, 'CREATE_COMPLETE');
  const summaries = await site?.resourceSummaries.toArray();
  assert.equal(
    summaries?.map(({ logicalId, resourceStatus }) => [logicalId, resourceStatus]).sort(),
    [
      ['Net', 'CREATE_COMPLETE'],
      ['News', 'CREATE_COMPLETE'],
    ],
  );
  const newest = await site?.events.first();
  assert.is(newest?.resourceStatus, 'CREATE_COMPLETE');
  assert.is(newest?.logicalResourceId, 'site');
  assert.is(newest?.stack?.name, 'site');
  assert.equal(calls, ['DescribeStacks', 'ListStackResources', 'DescribeStackEvents']);
  const net = await site?.Resource('Net').load();
  assert.is(net?.resourceType, 'AWS::EC2::VPC');
});

test('waiting for one that fails says so', async () => {
  const { stacks } = open();
  const stack = await stacks.create({ StackName: 'bad', TemplateBody: template('10.0.0.0/8') });
  const error = await stack.waitUntilCreateComplete().catch((e) => e);
  assert.match(error.message, /ROLLBACK/);
  assert.match((await stack.reload()).stackStatus ?? '', /^ROLLBACK_/);
  const failed = await stack.events.where((e) => e.resourceStatus === 'CREATE_FAILED').toArray();
  assert.ok(failed.some(({ logicalResourceId }) => logicalResourceId === 'Net'));
});

test('after an update or a deletion nothing old is shown', async () => {
  const { stacks } = open();
  const stack = await stacks.create({ StackName: 'site', TemplateBody });
  await stack.waitUntilCreateComplete();
  await stack.update({ TemplateBody: template('10.6.0.0/16') });
  assert.throws(() => stack.stackStatus, /StackStatus of Stack site is from before UpdateStack/);
  await stack.waitUntilUpdateComplete();
  assert.is(stack.stackStatus, 'UPDATE_COMPLETE');
  const { stackId } = stack;
  await stack.delete();
  await stack.waitUntilDeleteComplete();
  assert.is(await stack.exists(), false);
  const gone = await stacks.filter({ StackName: stackId ?? '' }).first();
  assert.is(gone?.stackStatus, 'DELETE_COMPLETE', 'by its ARN it is still told of');
});

test.run();
