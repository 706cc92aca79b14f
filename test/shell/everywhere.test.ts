import '../helpers/support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadResources, originOf, Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';
import { printValue } from '../../shell/print/index.ts';

const sandbox = new Session({ sandbox: createSandbox().link });
const engine = new Engine({ session: sandbox });
const west = sandbox.with({ region: 'eu-west-1' });
test.before(async () => {
  await loadResources('ec2 s3');
  await west.service('ec2').createVpc({ CidrBlock: '10.9.0.0/16' });
  for (const session of [sandbox, west]) {
    const { region } = session;
    await session.service('s3').createBucket({
      Bucket: `everywhere-${region}`,
      ...(session === west
        ? { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' as const } }
        : {}),
    });
  }
});
test.before.each(async () => {
  await engine.run('.region us-east-1');
});
test.after(() => engine.close());

const run = (line: string) => engine.run(line);
const errorOf = async (line: string) => {
  const { error, calls } = await run(line);
  assert.is(calls.length, 0, line);
  return error as Error & { hint?: string };
};
const regionsOf = (found: unknown) => [
  ...new Set((found as object[]).map((item) => originOf(item)?.region)),
];
const printed = (value: unknown, format: 'auto' | 'csv' | 'json' = 'auto') =>
  printValue(value, { format, color: false });

test('.regions with a pattern sends listings to all of them, and .region goes back to one', async () => {
  const { text } = await run('.regions us-east-1,eu-west-*');
  assert.is(text, '4 regions · listings go to all, everything else needs one: .region us-east-1');
  assert.is(engine.places.length, 4);
  const { value, calls } = await run('ec2.items.describeVpcs()');
  assert.is(calls.length, 4);
  assert.equal(regionsOf(value), ['eu-west-1', 'eu-west-2', 'eu-west-3', 'us-east-1']);
  await run('.region us-east-1');
  assert.is(engine.places.length, 1);
  assert.is((await run('ec2.describeVpcs().Vpcs.length')).value, 3);
});

test('.regions * is the whole partition, and .regions marks those that are chosen', async () => {
  await run('.region *');
  assert.is(engine.places.length, sandbox.availableRegions().length);
  assert.is(engine.session.region, 'us-east-1');
  await run('.regions eu-west-1,us-east-1');
  const rows = (await run('.regions')).value as { region: string; current: string }[];
  assert.equal(
    rows.filter(({ current }) => current).map(({ region }) => region),
    ['eu-west-1', 'us-east-1'],
  );
  assert.is((await run('.regions eu-west-1')).text, 'eu-west-1');
  assert.is(engine.session.region, 'eu-west-1');
});

test('names and patterns that stand for nothing are refused, and change nothing', async () => {
  assert.is((await errorOf('.regions us-east-1,us-eest-2')).hint, 'did you mean us-east-2?');
  assert.match((await errorOf('.regions mars-*')).message, /no region is called like mars-\*/);
  assert.is((await errorOf('.regions us-east-9')).message, 'no region called us-east-9');
  assert.match((await errorOf('.profile *')).message, /no profile is called like \*/);
  assert.is(engine.places.length, 1);
});

test('collections list in all places, however they are narrowed', async () => {
  await run('.regions us-east-1,eu-west-1');
  assert.equal(regionsOf((await run('ec2.vpcs')).value), ['eu-west-1', 'us-east-1']);
  const made = await run(
    "ec2.vpcs.filter({ Filters: [{ Name: 'cidr', Values: ['10.9.0.0/16'] }] }).toArray()",
  );
  assert.equal(regionsOf(made.value), ['eu-west-1']);
  const { value } = await run(
    '[await ec2.vpcs.count(), (await ec2.vpcs.limit(2).toArray()).length, (await ec2.vpcs.where(v => v.cidrBlock === "10.9.0.0/16").first()).cidrBlock, [...(await ec2.vpcs.groupBy(v => originOf(v).region)).keys()].sort(), await ec2.items.describeVpcs({}, { limit: 1 }).count()]',
  );
  assert.equal(value, [5, 2, '10.9.0.0/16', ['eu-west-1', 'us-east-1'], 1]);
});

test('what is found knows its own place', async () => {
  await run('.regions us-east-1,eu-west-1');
  const { value } = await run(
    "const it = await ec2.vpcs.where(v => v.cidrBlock === '10.9.0.0/16').first(); await it.createTags({ Tags: [{ Key: 'Name', Value: 'far' }] }); 1",
  );
  assert.is(value, 1);
  const { Vpcs } = await west.service('ec2').describeVpcs({
    Filters: [{ Name: 'tag:Name', Values: ['far'] }],
  });
  assert.is(Vpcs?.length, 1);
});

test('a global service is asked once, S3 for the buckets of each region', async () => {
  await run('.regions us-east-1,eu-west-1');
  const users = await run('iam.users');
  assert.is(users.calls.length, 1);
  assert.is((await run('iam.listUsers()')).status, 'ok');
  const { value } = await run('s3.buckets');
  assert.equal(
    (value as { name: string }[]).map((bucket) => [bucket.name, originOf(bucket)?.region]),
    [
      ['everywhere-eu-west-1', 'eu-west-1'],
      ['everywhere-us-east-1', 'us-east-1'],
    ],
  );
});

test('tables, CSV and JSON say where each row is from', async () => {
  await run('.regions us-east-1,eu-west-1');
  for (const line of ['ec2.vpcs', 'ec2.items.describeVpcs()']) {
    const { value } = await run(line);
    assert.match(printed(value), /^ *region +id/);
    assert.match(printed(value), /\n *eu-west-1 +vpc-/);
    assert.match(printed(value, 'csv'), /^VpcId,region,.*\r\nvpc-[0-9a-f]+,eu-west-1,/);
    assert.is(JSON.parse(printed(value, 'json'))[0].region, 'eu-west-1');
  }
  await run('.region us-east-1');
  assert.match(printed((await run('ec2.vpcs')).value), /^ *id/);
});

test('what goes to one place is refused before anything is sent', async () => {
  await run('.regions us-east-1,eu-west-1');
  const { message, hint } = await errorOf('ec2.stopInstances({ InstanceIds: [] })');
  assert.is(message, 'ec2.stopInstances goes to one place, and 2 are chosen');
  assert.is(hint, '.region us-east-1 chooses one; listings go to all: ec2.items');
  assert.is(
    (await errorOf('ec2.describeInstances()')).hint,
    '.region us-east-1 chooses one; ec2.items.describeInstances() lists in all',
  );
  for (const line of [
    'ec2.wait.instanceRunning({})',
    'ec2.watch.instanceRunning({})',
    'ec2.client',
    'ec2.Instance("i-1")',
    'ec2.instances.terminate()',
    'ec2.operation("createVpc")',
    's3.presign("getObject", {})',
    'ec2.pages.describeVpcs({}, { limit: 1 })',
    'ec2.items.describeVpcs({}, { from: "x" })',
  ]) {
    assert.match((await errorOf(line)).message, /one place, and 2 are chosen/, line);
  }
  assert.is((await run('session.region')).value, 'us-east-1');
  assert.is(printed((await run('ec2')).value), 'EC2 in 2 regions');
});

test.run();
