/** What users of EC2's resources pay for, counted in calls, on the sandbox. */
import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BatchReport, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';

function open() {
  const sandbox = createSandbox({ clock: 'instant' });
  const session = new Session({ sandbox: sandbox.link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  return { session, sandbox, ec2: session.service('ec2'), calls };
}

async function running() {
  const opened = open();
  const [web] = await opened.ec2.instances
    .filter({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] })
    .limit(1)
    .toArray();
  if (!web) throw new Error('nothing runs');
  opened.calls.length = 0;
  return { ...opened, web };
}

test('what is listed has its data: reading attributes costs no call', async () => {
  const { ec2, calls } = open();
  const vpcs = await ec2.vpcs.toArray();
  assert.ok(vpcs.every(({ cidrBlock, state, tags }) => cidrBlock && state && tags));
  assert.equal(calls, ['DescribeVpcs']);
});

test('references cost nothing until they are loaded', async () => {
  const { web, calls } = await running();
  const { vpc, subnet, image, securityGroups, networkInterfaces } = web;
  assert.equal(
    [vpc?.id, subnet?.id, image?.id],
    [web.data.VpcId, web.data.SubnetId, web.data.ImageId],
  );
  assert.equal([securityGroups.length, networkInterfaces.length], [1, 1]);
  assert.equal(calls, []);
  assert.throws(() => vpc?.cidrBlock, /is not loaded yet/);
  await vpc?.load();
  await vpc?.load();
  assert.ok(vpc?.cidrBlock);
  assert.equal(calls, ['DescribeVpcs']);
});

test('one walks from an instance to the instances beside it', async () => {
  const { web, calls } = await running();
  const beside = await web.subnet?.instances.toArray();
  assert.ok(beside?.some((other) => other.equals(web)));
  assert.ok(beside?.every(({ subnetId }) => subnetId === web.subnetId));
  assert.equal(calls, ['DescribeInstances']);
});

test('making one through another fills its identifier in, and gives it with its data', async () => {
  const { ec2, calls } = open();
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.77.0.0/16' });
  const subnet = await vpc.subnets.create({ CidrBlock: '10.77.1.0/24' });
  assert.equal([subnet.vpcId, subnet.cidrBlock], [vpc.id, '10.77.1.0/24']);
  const also = await vpc.createSubnet({ CidrBlock: '10.77.2.0/24' });
  assert.is(also.vpc?.id, vpc.id);
  assert.not(vpc.isStale, 'a subnet more changes nothing of what the VPC says');
  assert.equal(calls, ['CreateVpc', 'CreateSubnet', 'CreateSubnet']);
});

test('tagging gives the tags, and the data have them at once', async () => {
  const { ec2, calls } = open();
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.77.0.0/16' });
  const tags = await vpc.createTags({ Tags: [{ Key: 'Name', Value: 'lab' }] });
  assert.equal(tags.map(String), [`Tag ${vpc.id}/Name/lab`]);
  assert.equal([vpc.name, vpc.tags], ['lab', { Name: 'lab' }]);
  await vpc.deleteTags({ Tags: [{ Key: 'Name' }] });
  assert.equal([vpc.name, vpc.tags], [undefined, {}]);
  assert.equal(calls, ['CreateVpc', 'CreateTags', 'DeleteTags']);
});

test('data that may be wrong are not read silently', async () => {
  const { ec2, calls } = open();
  const vpc = await ec2.vpcs.create({ CidrBlock: '10.77.0.0/16' });
  await vpc.modifyTenancy({ InstanceTenancy: 'default' });
  assert.ok(vpc.isStale);
  assert.match(inspect(vpc), /changed since loaded/);
  assert.throws(
    () => vpc.instanceTenancy,
    /InstanceTenancy of Vpc vpc-\w+ is from before ModifyVpcTenancy/,
  );
  assert.is(vpc.data.CidrBlock, '10.77.0.0/16', 'as it was, for who asks for that');
  await vpc.load();
  assert.is(vpc.instanceTenancy, 'default');
  assert.equal(calls, ['CreateVpc', 'ModifyVpcTenancy', 'DescribeVpcs']);
});

test('many are stopped with one call, and know their state', async () => {
  const { ec2, calls } = open();
  const some = ec2.instances
    .filter({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] })
    .limit(3);
  const report = await some.stop();
  assert.instance(report, BatchReport);
  assert.equal([report.succeeded.length, report.failed.length], [3, 0]);
  assert.equal(calls, ['DescribeInstances', 'StopInstances']);
  assert.match(inspect(report), /done to 3 items/);
});

test('more than a call takes are done in several, all listed before', async () => {
  const sandbox = createSandbox({ clock: 'instant', fixture: 'company' });
  const session = new Session({ sandbox: sandbox.link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  const report = await session.service('ec2').instances.pageSize(60).monitor();
  const { length } = report.succeeded;
  assert.ok(length > 200);
  const chunks = Math.ceil(length / 100);
  assert.equal(calls.slice(-chunks), Array(chunks).fill('MonitorInstances'));
  assert.is(calls.indexOf('MonitorInstances'), calls.length - chunks);
});

test('what read-only mode refuses is refused once, not reported item by item', async () => {
  const { session, ec2 } = open();
  session.readOnly = true;
  const error = await ec2.instances
    .limit(2)
    .stop()
    .catch((refused) => refused);
  assert.match(String(error.message), /StopInstances/);
  assert.is(error.code, 'ReadOnly');
});

test('what would destroy all there is has to be said in full', async () => {
  const { ec2, calls } = open();
  const error = await ec2.instances.terminate().catch((refused) => refused);
  assert.match(error.message, /TerminateInstances would be done to all instances there are/);
  assert.match(error.hint, /\{ all: true \}/);
  assert.equal(calls, []);
});

test('a call that fails for some says so for each of them', async () => {
  const { ec2 } = open();
  const report = await ec2.instances
    .filter({ Filters: [{ Name: 'instance-state-name', Values: ['running', 'stopped'] }] })
    .start({ DryRun: true });
  assert.is(report.succeeded.length, 0);
  assert.ok(report.failed.length > 1);
  assert.ok(report.failed.every(({ error }) => error.name === 'DryRunOperation'));
});

test('whether something is there is asked of AWS', async () => {
  const { ec2, calls } = open();
  const [vpc] = await ec2.vpcs.limit(1).toArray();
  calls.length = 0;
  assert.is(await ec2.Vpc(vpc?.id ?? '').exists(), true);
  assert.is(await ec2.Vpc('vpc-0123456789abcdef0').exists(), false);
  assert.equal(calls, ['DescribeVpcs', 'DescribeVpcs']);
});

test('the same thing is equal, whoever named it', async () => {
  const { web, ec2, session } = await running();
  assert.ok(ec2.Instance(web.id).equals(web));
  assert.not(ec2.Instance('i-0123456789abcdef0').equals(web));
  assert.not(session.with({ region: 'eu-west-1' }).service('ec2').Instance(web.id).equals(web));
});

test('an ARN and a page in the console are known without a call', async () => {
  const { web } = await running();
  assert.is(web.arn, `arn:aws:ec2:us-east-1:123456789012:instance/${web.id}`);
  assert.match(web.consoleUrl ?? '', /^https:\/\/us-east-1\.console\.aws\.amazon\.com\/ec2\/home/);
});

test('waiting looks with the identifier filled in, and takes over what it saw', async () => {
  const { web, calls } = await running();
  await web.stop();
  const states: Record<string, number>[] = [];
  for await (const look of web.watch.stopped()) states.push({ ...look.states });
  assert.is(web.state, 'stopped');
  assert.equal(states.at(-1), { stopped: 1 });
  assert.ok(calls.every((call) => ['StopInstances', 'DescribeInstances'].includes(call)));
});

test("boto3's resource object makes resources where the handle answers as AWS does", async () => {
  const { session, ec2 } = open();
  const raw = await ec2.createVpc({ CidrBlock: '10.78.0.0/16' });
  assert.ok(raw.Vpc?.VpcId);
  const vpc = await session.resource('ec2').createVpc({ CidrBlock: '10.79.0.0/16' });
  assert.is(vpc.cidrBlock, '10.79.0.0/16');
  assert.is(session.resource('ec2').meta.serviceName, 'ec2');
  assert.is(session.resource('ec2').Vpc(vpc.id).id, vpc.id);
  assert.throws(() => session.resource('sts'), /sts has no resources/);
});

test('an identifier that is none is refused before it becomes a question for everything', () => {
  const { ec2 } = open();
  assert.throws(() => ec2.Vpc('' as string), /takes its id as a string/);
  assert.throws(() => ec2.Vpc(undefined as unknown as string), /takes its id as a string/);
});

test.run();
