import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { RDS } from '@aws-sdk/client-rds';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createSandbox, type SavedState } from '../../sandbox/index.ts';
import { ec2Of, openSandbox } from './clients.ts';

async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'awsh-state-'));
  try {
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what a command changed is told by table and id', async () => {
  const { sandbox, ec2 } = openSandbox();
  const before = sandbox.save();
  const { Vpcs = [] } = await ec2.describeVpcs({});
  assert.equal(sandbox.diff(before), []);

  const vpcId = Vpcs[0]?.VpcId ?? '';
  await ec2.createTags({ Resources: [vpcId], Tags: [{ Key: 'seen', Value: 'yes' }] });
  const { KeyPairId = '' } = await ec2.createKeyPair({ KeyName: 'mine' });
  const place = { account: '123456789012', region: 'us-east-1', service: 'ec2' };
  const found = sandbox.diff(before);
  assert.equal(
    found.find(({ table }) => table === 'tags'),
    { change: 'changed', ...place, table: 'tags', id: vpcId, fields: ['tags'] },
  );
  assert.ok(found.some(({ change, id }) => change === 'added' && id === KeyPairId));
  assert.is(found.length, 2);

  const after = sandbox.save();
  await ec2.deleteKeyPair({ KeyPairId });
  assert.equal(
    sandbox.diff(after).map(({ change, id }) => [change, id]),
    [['removed', KeyPairId]],
  );
});

test('what was due in a database or a stack is not taken for what came after', async () => {
  const { sandbox } = openSandbox({ fixture: 'empty' });
  const { requestHandler, credentials, region } = sandbox.link;
  const link = { requestHandler: requestHandler as never, credentials, region };
  const rds = new RDS(link);
  const stacks = new CloudFormation(link);
  const later = () => sandbox.clock.advance(3_600_000);
  await rds.createDBInstance({
    DBInstanceIdentifier: 'shop',
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    MasterUsername: 'admin',
    MasterUserPassword: 'correct-horse',
    AllocatedStorage: 20,
  });
  later();
  await rds.deleteDBInstance({ DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true });
  const Resources = { Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } } };
  await stacks.createStack({ StackName: 'net', TemplateBody: JSON.stringify({ Resources }) });
  later();
  const before = sandbox.save();
  await rds.describeDBInstances({});
  await stacks.describeStacks({});
  assert.equal(sandbox.diff(before), []);
  assert.is(sandbox.summary().vpcs, 2);
  assert.not.match(JSON.stringify(before), '"shop"');
});

test('a restored sandbox is as it was, and goes on with the ids it would have given', async () => {
  const { sandbox, ec2 } = openSandbox();
  const before = sandbox.save();
  const first = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
  sandbox.restore(before);
  assert.equal(sandbox.diff(before), []);
  assert.is(sandbox.summary().vpcs, 3);
  const second = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
  assert.is(second.Vpc?.VpcId, first.Vpc?.VpcId);
});

test('a saved state is plain JSON that later calls do not touch', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'company' });
  const saved = sandbox.save();
  const text = JSON.stringify(saved);
  assert.equal(JSON.parse(text), saved);
  const { Subnets = [] } = await ec2.describeSubnets({});
  await ec2.createNetworkInterface({ SubnetId: Subnets[0]?.SubnetId });
  assert.is(JSON.stringify(saved), text);
});

test('a state from a later time sets the clock forward, so that nothing is yet to come', () => {
  const later = createSandbox({ clock: 'manual', startAt: 2_000_000_000_000 }).save();
  const sandbox = createSandbox({ clock: 'manual', startAt: 1_900_000_000_000 });
  sandbox.restore(later);
  assert.is(sandbox.clock.now(), 2_000_000_000_000);
});

test('what is no saved state is refused, and the sandbox keeps its own', () => {
  const { sandbox } = openSandbox();
  const before = sandbox.save();
  const { realms } = before.store;
  for (const wrong of [
    null,
    [],
    'x',
    {},
    { ...before, version: 2 },
    { ...before, now: 'soon' },
    { ...before, store: {} },
    { ...before, store: { realms, keys: [] } },
    { ...before, store: { realms: { 'a/b/ec2': { tables: [], draws: 0 } }, keys: {} } },
    {
      ...before,
      store: { realms: { 'a/b/ec2': { tables: { x: { y: 1 } }, draws: 0 } }, keys: {} },
    },
  ]) {
    assert.throws(() => sandbox.restore(wrong as SavedState), /state/);
  }
  assert.equal(sandbox.diff(before), []);
});

test('a sandbox with a state file goes on where the last one ended', () =>
  inFolder(async (folder) => {
    const stateFile = join(folder, 'state.json');
    const one = createSandbox({ clock: 'manual', stateFile });
    const server = await one.listen();
    await ec2Of(one).createVpc({ CidrBlock: '10.9.0.0/16' });
    await server.close();
    assert.is(statSync(stateFile).mode & 0o777, 0o600);
    assert.equal(readdirSync(folder), ['state.json']);

    const two = createSandbox({ fixture: 'empty', clock: 'manual', stateFile });
    assert.is(two.summary().vpcs, 4);
    assert.equal(two.diff(one.save()), []);
  }));

test('a file that holds something else is refused and left as it is', () =>
  inFolder(async (folder) => {
    const stateFile = join(folder, 'notes.txt');
    for (const text of ['dear diary', '{}', '']) {
      writeFileSync(stateFile, text);
      assert.throws(() => createSandbox({ stateFile }), TypeError);
      assert.is(readFileSync(stateFile, 'utf8'), text);
    }
  }));

test.run();
