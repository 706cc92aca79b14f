import { S3 } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SandboxOptions } from '../../../sandbox/index.ts';
import { ec2Of, errorOf } from '../clients.ts';
import { later, openStacks, template } from './open-stacks.ts';

const Bucket = 'templates';
const at = (key: string) => `https://${Bucket}.s3.us-east-1.amazonaws.com/${key}`;
const net = template(
  { Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { Ref: 'Range' } } } },
  {
    Parameters: { Range: { Type: 'String' } },
    Outputs: { Net: { Value: { Ref: 'Net' } } },
  },
);

/** An open sandbox with templates in a bucket. */
async function openWith(templates: Record<string, string>, options: SandboxOptions = {}) {
  const open = openStacks(options);
  const s3 = new S3({ ...open.link, forcePathStyle: true });
  await s3.createBucket({ Bucket });
  const put = (Key: string, Body: string) => s3.putObject({ Bucket, Key, Body });
  for (const [key, body] of Object.entries(templates)) await put(key, body);
  return { ...open, put };
}

function parentOf(Range: string, url = at('net.json')): string {
  return template(
    {
      Network: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: url, Parameters: { Range } },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: {
          VpcId: { 'Fn::GetAtt': ['Network', 'Outputs.Net'] },
          CidrBlock: { 'Fn::Select': [1, { 'Fn::Cidr': [Range, 4, 8] }] },
        },
      },
    },
    { Outputs: { Net: { Value: { 'Fn::GetAtt': 'Network.Outputs.Net' } } } },
  );
}

test('a template is read from a bucket of the sandbox, by either form of address', async () => {
  const { stacks, sandbox } = await openWith({ 'a/net.json': net });
  const Parameters = [{ ParameterKey: 'Range', ParameterValue: '10.9.0.0/16' }];
  const create = (StackName: string, TemplateURL: string) =>
    stacks.createStack({ StackName, TemplateURL, Parameters });
  await create('one', at('a/net.json'));
  await create('two', `https://s3.amazonaws.com/${Bucket}/a/net.json`);
  later(sandbox);
  const { Stacks = [] } = await stacks.describeStacks({});
  assert.equal(
    Stacks.map((it) => it.StackStatus),
    ['CREATE_COMPLETE', 'CREATE_COMPLETE'],
  );
  const message = async (call: Promise<unknown>) => (await errorOf(call)).message;
  assert.match(await message(create('three', at('nothing'))), /S3 error/);
  assert.match(await message(create('three', 'ftp://example.com/a')), /supported URL/);
  const { Parameters: declared } = await stacks.validateTemplate({ TemplateURL: at('a/net.json') });
  assert.is(declared?.[0]?.ParameterKey, 'Range');
});

for (const clock of ['manual', 'instant'] as const) {
  test(`a stack within a stack is made, changed and deleted with it, clock ${clock}`, async () => {
    const open = await openWith({ 'net.json': net }, { clock });
    const { stacks, sandbox, ec2 } = open;
    const wait = () => clock === 'manual' && later(sandbox);
    const parent = { StackName: 'parent' };
    await stacks.createStack({ ...parent, TemplateBody: parentOf('10.1.0.0/16') });
    wait();
    const { Stacks = [] } = await stacks.describeStacks({});
    const top = Stacks.find((it) => it.StackName === 'parent');
    const child = Stacks.find((it) => it.ParentId === top?.StackId);
    assert.is(top?.StackStatus, 'CREATE_COMPLETE');
    assert.is(child?.StackStatus, 'CREATE_COMPLETE');
    assert.match(child?.StackName ?? '', /^parent-Network-/);
    const VpcIds = [top?.Outputs?.[0]?.OutputValue ?? ''];
    assert.is((await ec2.describeVpcs({ VpcIds })).Vpcs?.[0]?.CidrBlock, '10.1.0.0/16');
    const { Subnets } = await ec2.describeSubnets({
      Filters: [{ Name: 'vpc-id', Values: VpcIds }],
    });
    assert.is(Subnets?.[0]?.CidrBlock, '10.1.1.0/24');

    await stacks.updateStack({ ...parent, TemplateBody: parentOf('10.2.0.0/16') });
    wait();
    const after = (await stacks.describeStacks(parent)).Stacks?.[0];
    assert.is(after?.StackStatus, 'UPDATE_COMPLETE');
    assert.is.not(after?.Outputs?.[0]?.OutputValue, VpcIds[0]);

    await stacks.deleteStack(parent);
    wait();
    assert.equal((await stacks.describeStacks({})).Stacks, []);
    assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  });
}

test('a stack rolls back with the stack within it that comes to nothing', async () => {
  const { stacks, sandbox, ec2 } = await openWith({ 'net.json': net });
  await stacks.createStack({ StackName: 'parent', TemplateBody: parentOf('10.0.0.0/8') });
  later(sandbox);
  const [top] = (await stacks.describeStacks({ StackName: 'parent' })).Stacks ?? [];
  assert.is(top?.StackStatus, 'ROLLBACK_COMPLETE');
  const { StackEvents = [] } = await stacks.describeStackEvents({ StackName: 'parent' });
  const failed = StackEvents.find((it) => it.ResourceStatus === 'CREATE_FAILED');
  assert.match(
    failed?.ResourceStatusReason ?? '',
    /^Embedded stack .* was not successfully created/,
  );
  assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
});

test('a template that names itself is not followed for ever', async () => {
  const endless = template({
    Again: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: at('endless') } },
  });
  const { stacks, sandbox } = await openWith({ endless });
  await stacks.createStack({ StackName: 'top', TemplateURL: at('endless') });
  later(sandbox);
  const [top] = (await stacks.describeStacks({ StackName: 'top' })).Stacks ?? [];
  assert.is(top?.StackStatus, 'ROLLBACK_COMPLETE');
});

test('faults strike the calls that stacks make', async () => {
  const { stacks, sandbox } = openStacks();
  const { Images = [] } = await openImages(sandbox);
  const Properties = { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' };
  const TemplateBody = template({ Web: { Type: 'AWS::EC2::Instance', Properties } });
  sandbox.faults.add({ kind: 'no-capacity', service: 'ec2' });
  await stacks.createStack({ StackName: 'web', TemplateBody });
  later(sandbox);
  const [stack] = (await stacks.describeStacks({ StackName: 'web' })).Stacks ?? [];
  assert.is(stack?.StackStatus, 'ROLLBACK_COMPLETE');
  const { StackEvents = [] } = await stacks.describeStackEvents({ StackName: 'web' });
  assert.ok(
    StackEvents.some((it) => /InsufficientInstanceCapacity/.test(it.ResourceStatusReason ?? '')),
  );
});

function openImages(sandbox: Parameters<typeof later>[0]) {
  return ec2Of(sandbox).describeImages({ Owners: ['amazon'] });
}

test.run();
