import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.after(() => engine.close());

test('an outcome has the value, the calls made and what was written', async () => {
  const outcome = await engine.run('console.log("hi"); ec2.describeVpcs().Vpcs.length');
  assert.is(outcome.status, 'ok');
  assert.is(outcome.value, 3);
  assert.is(outcome.output, 'hi\n');
  assert.equal(
    outcome.calls.map(({ service, operation, status }) => [service, operation, status]),
    [['EC2', 'DescribeVpcs', 200]],
  );
});

test('an outcome has the error that ended the cell', async () => {
  const outcome = await engine.run(
    'ec2.describeInstances({ InstanceIds: ["i-00000000000000000"] })',
  );
  assert.is(outcome.status, 'failed');
  assert.is((outcome.error as Error).name, 'InvalidInstanceID.NotFound');
});

test('a declaration that called AWS is worth a line', async () => {
  const outcome = await engine.run('const { Vpcs } = ec2.describeVpcs()');
  assert.ok(outcome.brief);
  assert.is((outcome.value as unknown[]).length, 3);
  assert.is((await engine.run('const n = 1')).value, undefined);
});

test('a signal stops the cell, and what it left behind calls AWS no more', async () => {
  const stop = new AbortController();
  const calls: string[] = [];
  const running = engine.run(
    'let after = "nothing"; (async () => { await new Promise(r => setTimeout(r, 50)); try { await ec2.describeVpcs() } catch (e) { after = e.name } })(); await new Promise(() => {})',
    { signal: stop.signal, onCall: ({ operation }) => calls.push(operation) },
  );
  stop.abort();
  assert.is((await running).status, 'interrupted');
  await engine.run('await new Promise(r => setTimeout(r, 120))');
  assert.is((await engine.run('after')).value, 'AbortError');
});

test('the same value comes back, not a copy', async () => {
  await engine.run('const made = { deep: [1n, -0, new Map()] }');
  const { value } = await engine.run('made');
  assert.is((await engine.run('made')).value, value);
  assert.is(Object.is((value as { deep: unknown[] }).deep[1], -0), true);
});

test('dates of the SDK are dates to a cell', async () => {
  const { value } = await engine.run(
    'instances(ec2.describeInstances())[0].LaunchTime instanceof Date',
  );
  assert.is(value, true);
});

test('services follow a change of region, values in variables do not', async () => {
  await engine.run('const before = ec2');
  await engine.run('.region eu-west-1');
  const { value } = await engine.run(
    '[await before.client.config.region(), await ec2.client.config.region()]',
  );
  assert.equal(value, ['us-east-1', 'eu-west-1']);
  await engine.run('.region us-east-1');
});

test('a preloaded name may be taken for something else', async () => {
  await engine.run('tags = 5');
  assert.is((await engine.run('tags')).value, 5);
});

test('completion knows operations, members, names and commands, and runs nothing', async () => {
  await engine.run(
    'let ran = 0; const trap = { get bomb() { ran += 1; return {} } }; const kept = { rows: [{ id: 1 }] }',
  );
  const items = async (source: string) =>
    (await engine.complete(source)).items.map(({ text }) => text);
  assert.equal(await items('ec2.describeInstanceSt'), ['describeInstanceStatus']);
  assert.ok((await items('ec2.pages.')).includes('describeInstances'));
  assert.equal(await items('const x = kept.rows[0].'), ['id']);
  assert.equal(await items('trap.bomb.'), []);
  assert.is((await engine.run('ran')).value, 0);
  assert.equal(await items('kep'), ['kept']);
  assert.equal(await items('.reg'), ['.region', '.regions']);
  assert.equal(await items('.region ap-northeast-'), [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
  ]);
  assert.equal(await items('"ec2.'), []);
});

test.run();
