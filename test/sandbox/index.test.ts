import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createSandbox } from '../../sandbox/index.ts';
import { ec2Of, errorOf, openSandbox, stsOf } from './clients.ts';

test('a sandbox is made without loading any package of the SDK', () => {
  const door = new URL('../../sandbox/index.js', import.meta.url).href;
  const script = `
    const { createRequire } = await import('node:module');
    const { createSandbox } = await import('${door}');
    createSandbox().summary();
    const loaded = Object.keys(createRequire('${door}').cache);
    console.log(JSON.stringify(loaded.filter((path) => /@(aws-sdk|smithy)/.test(path))));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  assert.equal(JSON.parse(String(stdout)), []);
});

test('the tutorial account has twelve named instances in seven reservations over three VPCs', async () => {
  const { sandbox, ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({});
  const all = Reservations.flatMap(({ Instances = [] }) => Instances);
  const name = (tags?: { Key?: string | undefined }[]) => tags?.find(({ Key }) => Key === 'Name');
  assert.is(all.length, 12);
  assert.is(all.filter(({ Tags }) => name(Tags)).length, 12);
  assert.is(Reservations.length, 7);
  assert.is(new Set(all.map(({ VpcId }) => VpcId)).size, 3);
  const { Vpcs = [] } = await ec2.describeVpcs({});
  assert.is(Vpcs.filter(({ Tags }) => name(Tags)).length, 3);
  assert.is(Vpcs.filter(({ IsDefault }) => IsDefault).length, 1);
  assert.equal(sandbox.summary(), {
    accountId: '123456789012',
    region: 'us-east-1',
    instances: 12,
    vpcs: 3,
  });
});

test('one reservation of the tutorial account holds no running instance', async () => {
  const { ec2 } = openSandbox();
  const { Reservations = [] } = await ec2.describeInstances({});
  const without = Reservations.filter(({ Instances = [] }) =>
    Instances.every(({ State }) => State?.Name !== 'running'),
  );
  assert.is(without.length, 1);
});

test('the empty account has a default VPC and nothing in it', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  assert.equal((await ec2.describeInstances({})).Reservations, []);
  assert.is(sandbox.summary().vpcs, 1);
});

test('the same seed gives the same ids, another seed others', async () => {
  const ids = async (seed: string) => {
    const { ec2 } = openSandbox({ seed });
    const { Vpcs = [] } = await ec2.describeVpcs({});
    return Vpcs.map(({ VpcId }) => VpcId);
  };
  assert.equal(await ids('a'), await ids('a'));
  assert.not.equal(await ids('a'), await ids('b'));
});

test('accounts and regions do not see each other', async () => {
  const { sandbox } = openSandbox();
  const credentials = { accessKeyId: '999999999999', secretAccessKey: 'x' };
  for (const other of [{ region: 'eu-west-1' }, { credentials }]) {
    const ec2 = ec2Of(sandbox, other);
    assert.equal((await ec2.describeInstances({})).Reservations, []);
    assert.is((await ec2.describeVpcs({})).Vpcs?.length, 1);
  }
});

test('the caller is told by the access key', async () => {
  const { sandbox } = openSandbox();
  const mine = await stsOf(sandbox).getCallerIdentity({});
  assert.is(mine.Account, '123456789012');
  assert.is(mine.Arn, 'arn:aws:iam::123456789012:user/sandbox');
  assert.is((await stsOf(sandbox, '999999999999').getCallerIdentity({})).Account, '999999999999');
});

test('reset brings the fixture back', async () => {
  const { sandbox } = openSandbox();
  sandbox.reset('empty');
  assert.is(sandbox.summary().instances, 0);
  sandbox.reset();
  assert.is(sandbox.summary().instances, 12);
});

test('an operation that is not built says which are, the nearest first', async () => {
  const { ec2 } = openSandbox();
  const error = await errorOf(ec2.describeFpgaImages({}));
  assert.is(error.name, 'InvalidAction');
  assert.match(error.message, /does not have EC2 DescribeFpgaImages\. It has .*DescribeImages/);
});

test('an aborted call ends as aborted', async () => {
  const { ec2 } = openSandbox();
  const stop = new AbortController();
  const call = ec2.describeVpcs({}, { abortSignal: stop.signal });
  stop.abort();
  assert.is((await errorOf(call)).name, 'AbortError');
});

test('a fixture that does not exist is refused by name', () => {
  assert.throws(
    () => createSandbox({ fixture: 'huge' as never }),
    /no fixture huge; there are empty, /,
  );
});

test.run();
