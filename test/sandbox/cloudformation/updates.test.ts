import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { later, openStacks, template } from './open-stacks.ts';

const StackName = 'site';

const net = (Properties: object = {}) => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock: '10.0.0.0/16', ...Properties },
});
const sub = (CidrBlock: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Net' }, CidrBlock },
});

/** A stack of a VPC and a subnet that has been made, and what is in it. */
async function made() {
  const open = openStacks();
  const { sandbox, stacks } = open;
  const TemplateBody = template({ Net: net(), Sub: sub('10.0.1.0/24') });
  await stacks.createStack({ StackName, TemplateBody });
  later(sandbox);
  const ids = async () => {
    const { StackResources = [] } = await stacks.describeStackResources({ StackName });
    return Object.fromEntries(
      StackResources.map((it) => [it.LogicalResourceId ?? '', it.PhysicalResourceId ?? '']),
    );
  };
  const status = async () => (await stacks.describeStacks({ StackName })).Stacks?.[0]?.StackStatus;
  const update = async (resources: object) => {
    await stacks.updateStack({ StackName, TemplateBody: template(resources) });
    later(sandbox);
  };
  return { ...open, TemplateBody, ids, status, update };
}

test('what can be changed is changed in place, the rest is left alone', async () => {
  const { ec2, ids, status, update, stacks } = await made();
  const before = await ids();
  const Tags = [{ Key: 'Name', Value: 'home' }];
  await update({ Net: net({ Tags, EnableDnsHostnames: true }), Sub: sub('10.0.1.0/24') });
  assert.is(await status(), 'UPDATE_COMPLETE');
  assert.equal(await ids(), before);
  const { Vpcs = [] } = await ec2.describeVpcs({ VpcIds: [before.Net ?? ''] });
  assert.ok(Vpcs[0]?.Tags?.some(({ Key, Value }) => Key === 'Name' && Value === 'home'));
  const { StackEvents = [] } = await stacks.describeStackEvents({ StackName });
  const updated = StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'UPDATE_COMPLETE');
  assert.equal(
    updated.map(({ LogicalResourceId }) => LogicalResourceId),
    ['site', 'Net'],
  );
});

test('what cannot be changed is made anew, and the old one removed in the end', async () => {
  const { ec2, ids, update } = await made();
  const before = await ids();
  await update({ Net: net(), Sub: sub('10.0.2.0/24') });
  const after = await ids();
  assert.is(after.Net, before.Net);
  assert.is.not(after.Sub, before.Sub);
  const { Subnets = [] } = await ec2.describeSubnets({
    Filters: [{ Name: 'vpc-id', Values: [after.Net ?? ''] }],
  });
  assert.equal(
    Subnets.map(({ SubnetId }) => SubnetId),
    [after.Sub],
  );
});

test('a replaced resource takes with it those that depend on it', async () => {
  const { ec2, ids, status, update } = await made();
  const before = await ids();
  await update({ Net: net({ CidrBlock: '10.0.0.0/17' }), Sub: sub('10.0.1.0/24') });
  const after = await ids();
  assert.is(await status(), 'UPDATE_COMPLETE');
  assert.is.not(after.Net, before.Net);
  assert.is.not(after.Sub, before.Sub);
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 2);
});

test('resources come and go with the template', async () => {
  const { ids, update, status } = await made();
  await update({ Net: net(), News: { Type: 'AWS::SNS::Topic' } });
  assert.is(await status(), 'UPDATE_COMPLETE');
  assert.equal(Object.keys(await ids()).sort(), ['Net', 'News']);
});

test('an update that fails goes back to how the stack was', async () => {
  const { ec2, ids, status, update, stacks, TemplateBody } = await made();
  const before = await ids();
  const Tags = [{ Key: 'Name', Value: 'home' }];
  const News = { Type: 'AWS::SNS::Topic' };
  await update({ Net: net({ Tags }), Sub: sub('10.9.0.0/24'), News });
  assert.is(await status(), 'UPDATE_ROLLBACK_COMPLETE');
  assert.equal(await ids(), before);
  const { Vpcs = [] } = await ec2.describeVpcs({ VpcIds: [before.Net ?? ''] });
  assert.not.ok(Vpcs[0]?.Tags?.some(({ Key }) => Key === 'Name'));
  assert.is((await stacks.getTemplate({ StackName })).TemplateBody, TemplateBody);
  const { StackEvents = [] } = await stacks.describeStackEvents({ StackName });
  assert.ok(
    StackEvents.some(({ ResourceStatusReason = '' }) => /InvalidSubnet/.test(ResourceStatusReason)),
  );
});

test('an update can be cancelled while it goes on', async () => {
  const { ids, status, stacks, sandbox } = await made();
  const before = await ids();
  const TemplateBody = template({ Net: net(), Sub: sub('10.0.2.0/24') });
  await stacks.updateStack({ StackName, TemplateBody });
  sandbox.clock.advance(6_000);
  await stacks.cancelUpdateStack({ StackName });
  later(sandbox);
  assert.is(await status(), 'UPDATE_ROLLBACK_COMPLETE');
  assert.equal(await ids(), before);
});

test('an update without changes is refused, and one of a stack that is at work', async () => {
  const { stacks, TemplateBody } = await made();
  const same = await errorOf(stacks.updateStack({ StackName, TemplateBody }));
  assert.match(same.message, 'No updates are to be performed.');
  await stacks.updateStack({ StackName, TemplateBody: template({ Net: net() }) });
  const busy = await errorOf(stacks.updateStack({ StackName, TemplateBody }));
  assert.match(busy.message, /UPDATE_IN_PROGRESS state and can not be updated/);
  const deletion = await errorOf(stacks.deleteStack({ StackName }));
  assert.match(deletion.message, 'cannot be deleted while in status UPDATE_IN_PROGRESS');
});

test('a stack that cannot go on fails by itself and leaves other calls alone', async () => {
  const { sandbox, stacks, ec2 } = openStacks();
  const Box = { Type: 'AWS::S3::Bucket' };
  const Outputs = { It: { Value: 'yes', Export: { Name: 'flag' } } };
  await stacks.createStack({ StackName: 'base', TemplateBody: template({ Box }, { Outputs }) });
  later(sandbox);
  const Conditions = { On: { 'Fn::Equals': [{ 'Fn::ImportValue': 'flag' }, 'yes'] } };
  const News = { Type: 'AWS::SNS::Topic', Condition: 'On' };
  const TemplateBody = template({ News, Box }, { Conditions });
  await stacks.createStack({ StackName, TemplateBody });
  await stacks.deleteStack({ StackName: 'base' });
  later(sandbox);
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  const { Stacks = [] } = await stacks.describeStacks({ StackName });
  assert.match(Stacks[0]?.StackStatus ?? '', /_(COMPLETE|FAILED)$/);
});

test('a change set says what would be done, and does it when executed', async () => {
  const { stacks, sandbox, ids, status } = await made();
  const change = { StackName, ChangeSetName: 'next' };
  const News = { Type: 'AWS::SNS::Topic' };
  const TemplateBody = template({ Net: net({ CidrBlock: '10.0.0.0/17' }), News });
  await stacks.createChangeSet({ ...change, TemplateBody });
  assert.is((await stacks.describeChangeSet(change)).Status, 'CREATE_PENDING');
  const early = await errorOf(stacks.executeChangeSet(change));
  assert.is(early.name, 'InvalidChangeSetStatusException');
  sandbox.clock.advance(10_000);
  const { Changes = [], ExecutionStatus } = await stacks.describeChangeSet(change);
  assert.is(ExecutionStatus, 'AVAILABLE');
  assert.equal(
    Changes.map(({ ResourceChange: it }) => [it?.Action, it?.LogicalResourceId, it?.Replacement]),
    [
      ['Modify', 'Net', 'True'],
      ['Add', 'News', undefined],
      ['Remove', 'Sub', undefined],
    ],
  );
  await stacks.executeChangeSet(change);
  later(sandbox);
  assert.is(await status(), 'UPDATE_COMPLETE');
  assert.equal(Object.keys(await ids()).sort(), ['Net', 'News']);
});

test('a change set can begin a stack', async () => {
  const { stacks, sandbox } = openStacks();
  const change = { StackName, ChangeSetName: 'first' };
  const TemplateBody = template({ Net: net() });
  await stacks.createChangeSet({ ...change, ChangeSetType: 'CREATE', TemplateBody });
  const status = async () => (await stacks.describeStacks({ StackName })).Stacks?.[0]?.StackStatus;
  assert.is(await status(), 'REVIEW_IN_PROGRESS');
  sandbox.clock.advance(10_000);
  await stacks.executeChangeSet(change);
  later(sandbox);
  assert.is(await status(), 'CREATE_COMPLETE');
  await stacks.deleteChangeSet(change);
  const gone = await errorOf(stacks.describeChangeSet(change));
  assert.is(gone.name, 'ChangeSetNotFoundException');
});

test.run();
