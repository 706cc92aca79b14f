import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { callsIn } from '../../../shell/play/calls-in.ts';
import type { Value } from '../../../shell/play/declared.ts';

const session = new Session({ region: 'us-east-1' });

async function calls(source: string, values: Record<string, Value> = {}): Promise<string[]> {
  const [found = []] = await callsIn([source], session, new Map(Object.entries(values)));
  return found.map(({ text, operations, effect }) =>
    [text, operations.length > 2 ? 'several' : operations.join(' or '), effect ?? 'unknown']
      .filter(Boolean)
      .join(' | '),
  );
}

test('operations, listings, waits and resources are found in the text of a cell', async () => {
  assert.equal(await calls('ec2.describeVpcs(); ec2.items.describeVolumes().take(2)'), [
    'ec2.describeVpcs | DescribeVpcs | reads',
    'ec2.items.describeVolumes | DescribeVolumes | reads',
  ]);
  assert.equal(await calls('await ec2.wait.instanceRunning({})'), [
    'ec2.wait.instanceRunning | reads',
  ]);
  assert.equal(await calls('(await ec2?.instances).map(({ id }) => id)'), [
    'ec2?.instances | DescribeInstances | reads',
  ]);
  assert.equal(await calls("ec2['terminateInstances']({})"), [
    "ec2['terminateInstances'] | TerminateInstances | destroys",
  ]);
  assert.equal(await calls("everywhere({}, (s) => s.service('s3').deleteBucket({}))"), [
    "s.service('s3').deleteBucket | DeleteBucket | destroys",
  ]);
});

test('a method of some resource is told by its name, and by its kind where that is known', async () => {
  assert.equal(await calls('ec2; for (const one of list) one.terminate()'), [
    'ec2, passed on | unknown',
    'one.terminate | TerminateInstances | destroys',
  ]);
  assert.equal(await calls("ec2.Volume('vol-1').delete()"), [
    "ec2.Volume('vol-1').delete | DeleteVolume | destroys",
    'ec2.Volume | DescribeVolumes | reads',
  ]);
  assert.equal(await calls('ec2.vpcs.create({ CidrBlock })'), [
    'ec2.vpcs.create | CreateVpc | changes',
    'ec2.vpcs | DescribeVpcs | reads',
  ]);
  assert.ok((await calls('ec2.vpcs; x.delete()')).includes('x.delete | several | destroys'));
});

test("JavaScript's own methods, keys and members of that name are no calls", async () => {
  assert.equal(
    await calls('const x = { ec2: 1, s3: [2] }; x.ec2; x.s3.map(String).filter(Boolean)'),
    [],
  );
});

test('what can not be told is unknown, and never nothing', async () => {
  for (const source of [
    'ec2[operation]()',
    'const { describeVpcs } = ec2',
    'doIt(ec2)',
    'ec2.client.send(command)',
    "session.service('ec2')",
    "import { EC2Client } from '@aws-sdk/client-ec2'",
    "import('node:fs')",
    "eval('1')",
    "fetch('https://example.com')",
    'const = broken',
  ]) {
    const found = await calls(source);
    assert.ok(
      found.some((each) => each.endsWith('| unknown')),
      `${source}: ${found.join(', ')}`,
    );
  }
});

test('what a parameter rules out is left out', async () => {
  const source = 'if (apply && ids.length > 0) ec2.stopInstances({}); else ec2.describeVpcs()';
  const [no, yes, perhaps] = [
    await calls(source, { apply: false }),
    await calls(source, { apply: true }),
    await calls(source),
  ];
  assert.equal(no, ['ec2.describeVpcs | DescribeVpcs | reads']);
  assert.is(yes.length, 2);
  assert.is(perhaps.length, 2);
  assert.equal(await calls('apply ? ec2.stopInstances({}) : 1', { apply: false }), []);
  assert.equal(await calls('!apply && ec2.stopInstances({})', { apply: true }), []);
  assert.equal(await calls('dry || ec2.stopInstances({})', { dry: true }), []);
});

test.run();
