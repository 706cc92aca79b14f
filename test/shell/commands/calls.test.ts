import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { Engine } from '../../../shell/engine.ts';

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.after(() => engine.close());

const lines: string[] = [];
const run = (source: string) =>
  engine.run(source, { onCall: ({ operation }) => lines.push(operation) });

test('without calls there is nothing to show', async () => {
  assert.is((await run('.calls')).text, 'no calls');
  assert.is((await run('.calls last')).text, 'no calls');
});

test('.calls lists what was called, by cell', async () => {
  const cell = engine.nextCell;
  await run('ec2.describeVpcs()');
  await run('ec2.createKeyPair({ KeyName: "k" })');
  const all = (await run('.calls')).value as Record<string, unknown>[];
  assert.equal(
    all.map(({ Cell, Operation, Effect, Status }) => [Cell, Operation, Effect, Status]),
    [
      [cell, 'EC2 DescribeVpcs', 'reads', 200],
      [cell + 1, 'EC2 CreateKeyPair', 'changes', 200],
    ],
  );
  const some = async (range: string) => (await run(`.calls ${range}`)).value as unknown[];
  assert.is((await some(`${cell}`)).length, 1);
  assert.is((await some(`${cell}-${cell + 1}`)).length, 2);
  assert.is((await some(`${cell + 1}-`)).length, 1);
});

test('.calls last shows one in full, without its secrets', async () => {
  await run('ec2.client.importKeyPair({ KeyName: "p", PublicKeyMaterial: "aGk=" }).catch(() => 0)');
  await run(
    'ec2.client.runInstances({ ImageId: "ami-x", MinCount: 1, MaxCount: 1, UserData: "aHVudGVyMg==" }).catch(() => 0)',
  );
  const shown = (await run('.calls last')).value as Record<string, unknown>;
  assert.is(shown.Operation, 'EC2 RunInstances');
  assert.is((shown.Input as { UserData: string }).UserData, '***');
  assert.ok(shown.RequestId);
  assert.ok(shown.Duration);
});

test('.calls off and on are about the line that each call gets', async () => {
  lines.length = 0;
  await run('.calls off');
  await run('ec2.describeVpcs()');
  assert.equal(lines, []);
  await run('.calls on');
  await run('ec2.describeVpcs()');
  assert.equal(lines, ['DescribeVpcs']);
});

test('.calls refuses other words', async () => {
  assert.match(String((await run('.calls loud')).error), /\.calls knows no loud/);
  assert.match(String((await run('.calls 1 2')).error), /takes one word/);
});

test('.readonly on refuses changes, in variables taken before as well', async () => {
  await run('const before = ec2');
  assert.is((await run('.readonly on')).text, 'read-only: nothing but reads is sent');
  for (const source of [
    'ec2.createVpc({ CidrBlock: "10.9.0.0/16" })',
    'before.deleteKeyPair({ KeyName: "k" })',
    'new Session({ sandbox: undefined, region: "us-east-1", endpoint: "http://127.0.0.1:9" }).service("ec2").deleteVpc({ VpcId: "vpc-1" })',
  ]) {
    assert.is(((await run(source)).error as { code?: string }).code, 'ReadOnly', source);
  }
  assert.is((await run('ec2.describeVpcs().Vpcs.length')).value, 3);
  assert.is((await run('.readonly')).text, 'read-only: nothing but reads is sent');
  assert.is((await run('.readonly off')).text, 'all calls are sent');
  assert.is((await run('before.deleteKeyPair({ KeyName: "k" }).Return')).status, 'ok');
});

test.run();
