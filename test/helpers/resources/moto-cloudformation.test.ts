import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atMoto } from '../support/at-moto.ts';

const { check, open } = await atMoto();

const TemplateBody = JSON.stringify({
  Resources: { News: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'stack-news' } } },
  Outputs: { Arn: { Value: { Ref: 'News' } } },
});

check('a stack is created, waited for, listed, updated and deleted', async () => {
  const { session, calls } = open();
  const cloudformation = session.service('cloudformation');
  const stack = await cloudformation.stacks.create({ StackName: 'site', TemplateBody });
  assert.is(await stack.waitUntilCreateComplete({ everyMs: 20 }), stack);
  assert.is(stack.stackStatus, 'CREATE_COMPLETE');
  assert.is(stack.outputs?.[0]?.OutputKey, 'Arn');
  assert.equal(calls, ['CreateStack', 'DescribeStacks']);

  const [listed] = await cloudformation.stacks.toArray();
  assert.ok(listed?.equals(stack));
  assert.is(listed?.stackStatus, 'CREATE_COMPLETE');
  const tagged = [{ Key: 'team', Value: 'web' }];
  await stack.update({ TemplateBody, Tags: tagged });
  await stack.waitUntilUpdateComplete({ everyMs: 20 });
  assert.equal(stack.tags, { team: 'web' });
  await stack.delete();
  await stack.waitUntilDeleteComplete({ everyMs: 20 });
});

check('what a stack is made of and what happened to it are listed through it', async () => {
  const { session, calls } = open();
  const { stacks } = session.service('cloudformation');
  const stack = await stacks.create({ StackName: 'parts', TemplateBody });
  calls.length = 0;
  const [summary, ...more] = await stack.resourceSummaries.toArray();
  assert.is(more.length, 0);
  assert.is(summary?.resourceType, 'AWS::SNS::Topic');
  assert.is(summary?.stackName, 'parts');
  assert.equal(calls, ['ListStackResources']);
  const resource = summary?.Resource();
  await resource?.load();
  assert.is(resource?.physicalResourceId, summary?.physicalResourceId);
  assert.is(stack.Resource('News').Stack().name, 'parts');
  const [event] = await stack.events.toArray();
  assert.is(event?.stack?.name, 'parts');
  await stack.delete();
});

test.run();
