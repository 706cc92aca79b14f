import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { find } from '../../shell/play/library.ts';
import { readSnippet } from '../../shell/play/snippet.ts';
import { Stage } from './playing.ts';

/** Every bundled snippet, and the test below that plays it. */
const played = new Set<string>();
const stage = new Stage('company');
test.after(() => stage.engine.close());

function plays(name: string, behaviour: string, body: (name: string) => Promise<void>): void {
  played.add(name);
  test(`${name} ${behaviour}`, () => body(name));
}

type Row = Record<string, unknown>;

plays('untagged-instances', 'lists what lacks a tag, and what it lacks', async (name) => {
  const rows = await stage.rows(`${name} --wanted Name,owner`);
  assert.ok(rows.length > 100);
  assert.ok(rows.every(({ missing }) => /^(Name|owner|Name owner)$/.test(String(missing))));
  assert.is((await stage.rows(`${name} --wanted Name`)).length < rows.length, true);
});

plays('idle-instances', 'lists those stopped for long, the longest first', async (name) => {
  const rows = await stage.rows(name);
  const days = rows.map(({ stoppedDays }) => Number(stoppedDays));
  assert.equal(
    days,
    days.toSorted((a, b) => b - a),
  );
  assert.ok(days.every((each) => each >= 30) && (days[0] ?? 0) >= 400);
  assert.ok(rows.every(({ gib }) => Number(gib) > 0));
  assert.equal(await stage.rows(`${name} --days 5000`), []);
});

plays('open-security-groups', 'lists the rules that let anybody in', async (name) => {
  const rows = await stage.rows(name);
  const wizard = rows.filter((row) => row.name === 'launch-wizard-7');
  assert.ok(wizard.some(({ ports, from }) => ports === '22' && from === '0.0.0.0/0'));
  assert.ok(rows.every(({ ports }) => ports !== '443'));
  assert.ok((await stage.rows(`${name} --meant 22`)).some(({ ports }) => ports === '443'));
});

plays('unattached-volumes', 'lists free volumes, the biggest first', async (name) => {
  const sizes = (await stage.rows(name)).map(({ gib }) => Number(gib));
  assert.is(sizes.length, 14);
  assert.equal(
    sizes,
    sizes.toSorted((a, b) => b - a),
  );
});

plays('unattached-addresses', 'lists the addresses that nothing has', async (name) => {
  const rows = await stage.rows(name);
  assert.is(rows.length, 4);
  assert.ok(rows.every(({ id }) => String(id).startsWith('eipalloc-')));
});

plays('stop-by-tag', 'lists at first, and stops with --apply', async (name) => {
  const before = stage.sandbox.save();
  const listed = await stage.rows(`${name} --tag env --value ci`);
  assert.ok(listed.length > 10 && listed.every(({ done }) => done === 'nothing'));
  const stopped = await stage.rows(`${name} --tag env --value ci --apply`);
  assert.is(stopped.length, listed.length);
  assert.equal(await stage.rows(`${name} --tag env --value ci`), []);
  stage.sandbox.restore(before);
});

plays('launch-and-wait', 'asks at first, and launches with --apply', async (name) => {
  const before = stage.sandbox.save();
  const asked = await stage.play(name);
  assert.is(asked.whole.status, 'ok');
  assert.match(asked.cells.at(-1)?.output ?? '', 'could be launched');
  const [launched] = await stage.rows(
    `${name} --instance-name shop --instance-type t4g.micro --apply`,
  );
  assert.is(launched?.state, 'running');
  assert.is(await stage.run(`(await ec2.Instance('${launched?.id}').load()).name`), 'shop');
  stage.sandbox.restore(before);
});

plays(
  'rotate-key-pair',
  'keeps the new private key where only its owner reads it',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'awsh-keys-'));
    const before = stage.sandbox.save();
    try {
      await stage.run("ec2.createKeyPair({ KeyName: 'ops-2020-01-31' })");
      assert.equal(await stage.rows(`${name} --key-name ops-2020-01-31 --folder ${folder}`), []);
      assert.equal(readdirSync(folder), []);
      await stage.rows(`${name} --key-name ops-2020-01-31 --folder ${folder} --apply`);
      const [file = ''] = readdirSync(folder);
      assert.match(file, /^ops-\d{4}-\d\d-\d\d\.pem$/);
      assert.match(readFileSync(join(folder, file), 'utf8'), 'PRIVATE KEY');
      assert.is(statSync(join(folder, file)).mode & 0o777, 0o600);
    } finally {
      rmSync(folder, { recursive: true });
      stage.sandbox.restore(before);
    }
  },
);

plays(
  'snapshot-and-prune',
  'makes one of each volume, and deletes what is too many',
  async (name) => {
    const before = stage.sandbox.save();
    await stage.run(
      "const some = await ec2.volumes.limit(2).toArray(); ec2.createTags({ Resources: some.map(v => v.id), Tags: [{ Key: 'backup', Value: 'daily' }] })",
    );
    const pick = (rows: Row[]) =>
      rows.map(({ made, deleted, tooMany }) => [made, deleted, tooMany]);
    assert.equal(pick(await stage.rows(`${name} --keep 2`)), [
      [0, 0, 0],
      [0, 0, 0],
    ]);
    await stage.rows(`${name} --keep 2 --apply`);
    await stage.rows(`${name} --keep 2 --apply`);
    const third = await stage.rows(`${name} --keep 2 --apply`);
    assert.equal(pick(third), [
      [1, 1, 1],
      [1, 1, 1],
    ]);
    const left = await stage.run(
      "ec2.snapshots.filter({ OwnerIds: ['self'], Filters: filters({ 'tag:made-by': 'snapshot-and-prune' }) }).count()",
    );
    assert.is(left, 4);
    stage.sandbox.restore(before);
  },
);

plays('instances-by-type', 'draws a chart', async (name) => {
  const { cells, last } = await stage.play(`${name} --most 3`);
  const rows = (last as { rows: Row[] }).rows;
  assert.equal(rows[0], { label: 'c6i.xlarge', value: 45 });
  assert.is(rows.length, 3);
  const states = cells.at(-2)?.value as { rows: Row[] };
  assert.ok(states.rows.some(({ label }) => label === 'running'));
});

plays('reservations-explained', 'opens the boxes', async (name) => {
  const { cells, whole } = await stage.play(name);
  assert.is(whole.status, 'ok');
  const boxes = cells.at(-3)?.value as Row[];
  const opened = cells.at(-2)?.value as Row[];
  assert.is(
    boxes.reduce((sum, { instances }) => sum + Number(instances), 0),
    opened.length,
  );
  assert.ok(boxes.length < opened.length);
});

plays('s3-largest-prefixes', 'adds up what is below each prefix', async (name) => {
  await stage.run(`s3.createBucket({ Bucket: 'big' });
    for (const [Key, size] of [['logs/a', 300_000], ['logs/b', 200_000], ['img/x/1', 700_000], ['top', 5]])
      await s3.putObject({ Bucket: 'big', Key, Body: Buffer.alloc(size) })`);
  assert.equal(await stage.rows(`${name} --bucket big`), [
    { prefix: 'img', objects: 1, bytes: 700_000 },
    { prefix: 'logs', objects: 2, bytes: 500_000 },
    { prefix: '(no folder)', objects: 1, bytes: 5 },
  ]);
  const [deep] = await stage.rows(`${name} --bucket big --depth 2 --prefix img/`);
  assert.is(deep?.prefix, 'x');
});

plays('bucket-exposure', 'tells a bucket open to all from one that is blocked', async (name) => {
  await stage.run(`s3.createBucket({ Bucket: 'open-one' });
    await s3.deletePublicAccessBlock({ Bucket: 'open-one' });
    await s3.putBucketPolicy({ Bucket: 'open-one', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::open-one/*' }] }) });
    await s3.createBucket({ Bucket: 'shut-one' })`);
  const rows = await stage.rows(name);
  assert.equal(rows[0], {
    bucket: 'open-one',
    exposed: true,
    blocked: 'nothing',
    policy: 'public',
    acl: 'private',
  });
  assert.is(rows.find(({ bucket }) => bucket === 'shut-one')?.exposed, false);
});

plays('rds-state', 'lists databases with their state', async (name) => {
  await stage.run(
    "rds.createDBInstance({ DBInstanceIdentifier: 'shop', Engine: 'postgres', DBInstanceClass: 'db.t3.micro', AllocatedStorage: 20, MasterUsername: 'ada', ManageMasterUserPassword: true })",
  );
  const [row] = await stage.rows(name);
  assert.is(row?.name, 'shop');
  assert.match(String(row?.engine), 'postgres');
  assert.is(row?.gib, 20);
});

plays('stack-events', 'tells what happened, and follows to the end', async (name) => {
  const template = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  await stage.run(
    `cloudformation.createStack({ StackName: 'web', TemplateBody: ${JSON.stringify(template)} })`,
  );
  const { cells, last } = await stage.play(`${name} --stack web --follow`);
  assert.is(last, 'CREATE_COMPLETE');
  const events = cells.at(-2)?.value as Row[];
  assert.is(events[0]?.resource, 'web');
});

plays('strays-everywhere', 'finds what is left behind, in its region', async (name) => {
  const rows = await stage.rows(`${name} --regions us-east-1,eu-*`);
  const whats = new Set(rows.map(({ what }) => what));
  assert.ok(whats.has('volume') && whats.has('address') && whats.has('stopped'));
  assert.ok(rows.every(({ region }) => typeof region === 'string'));
});

plays('whoami-everywhere', 'tells who one is here when there is no profile', async (name) => {
  const [row] = await stage.rows(name);
  assert.is(row?.account, '123456789012');
});

plays('quotas', 'lists what is used beside what may be, the fullest first', async (name) => {
  const rows = await stage.rows(name);
  const percents = rows.map(({ percent }) => Number(percent));
  assert.equal(
    percents,
    percents.toSorted((a, b) => b - a),
  );
  assert.ok(rows.some(({ what, used }) => what === 'EC2 addresses' && used === 6));
});

plays('console-output-tail', 'shows the last lines', async (name) => {
  const id = await stage.run("(await ec2.instances.where(i => i.state === 'running').first()).id");
  const { last, whole } = await stage.play(`${name} --instance-id ${id} --lines 3`);
  assert.is(whole.status, 'ok');
  assert.ok(String(last).split('\n').length <= 3);
});

plays('copy-image-and-wait', 'looks at first, and copies with --apply', async (name) => {
  const before = stage.sandbox.save();
  const image = await stage.run(
    "(await session.with({ region: 'eu-west-1' }).service('ec2').describeImages({ Owners: ['amazon'] })).Images[0].ImageId",
  );
  const words = `${name} --image-id ${image} --source-region eu-west-1 --image-name mine`;
  assert.equal(await stage.rows(words), []);
  const [copy] = await stage.rows(`${words} --apply`);
  assert.is(copy?.Name, 'mine');
  assert.is(copy?.State, 'available');
  stage.sandbox.restore(before);
});

plays('vpc-map', 'shows networks with their subnets and what runs there', async (name) => {
  const rows = await stage.rows(name);
  assert.is(rows.length, 3);
  const subnets = rows.flatMap(({ subnets }) => subnets as Row[]);
  const all = subnets.reduce((sum, { instances }) => sum + Number(instances), 0);
  assert.ok(all > 200);
  assert.is((await stage.rows(`${name} --vpc-ids ${rows[0]?.vpc}`)).length, 1);
});

plays('key-pairs-unused', 'lists those that no instance was given', async (name) => {
  await stage.run("ec2.createKeyPair({ KeyName: 'forgotten' })");
  assert.ok((await stage.rows(name)).some(({ KeyName }) => KeyName === 'forgotten'));
});

plays('default-vpcs', 'shows those of every region, the used ones first', async (name) => {
  const rows = await stage.rows(name);
  assert.ok(rows.length > 20);
  assert.is(rows[0]?.region, 'us-east-1');
  assert.ok(Number(rows[0]?.interfaces) > 0);
  assert.is((await stage.rows(`${name} --regions eu-west-*`)).length, 3);
});

plays('access-keys-old', 'lists keys by age, and when they were used', async (name) => {
  await stage.run("iam.createUser({ UserName: 'ada' }); iam.createAccessKey({ UserName: 'ada' })");
  const rows = await stage.rows(`${name} --days 0`);
  assert.equal(
    rows.map(({ user, lastUsed }) => [user, lastUsed]),
    [['ada', 'never']],
  );
  assert.match(String(rows[0]?.key), /^….{4}$/);
  assert.equal(await stage.rows(name), []);
});

/** Not in the sandbox: `test/snippets/cpu-sparkline.test.ts` plays it against a server of its own. */
played.add('cpu-sparkline');

const folder = fileURLToPath(new URL('../../../snippets/', import.meta.url));
const all = readdirSync(folder).flatMap((file) => /^(.+)\.ts$/.exec(file)?.[1] ?? []);

test('every bundled snippet is played by a test', () => {
  assert.equal(all.toSorted(), [...played].sort());
  assert.ok(all.length >= 22);
});

for (const name of all) {
  test(`${name} says what it does and what each value is`, async () => {
    const snippet = readSnippet(await find(name));
    const { title, description, tags, parameters, steps, declarations } = snippet;
    const text = [declarations, ...steps.map(({ source }) => source)].join('\n');
    for (const [, made = ''] of text.matchAll(/^(?:const|let|function) (\w+)/gm)) {
      assert.not(made in globalThis, `${made} would hide what the session has under that name`);
    }
    assert.ok(title.length > 10 && title.length < 80, title);
    assert.ok(tags.length > 0);
    assert.ok(description.length > 0);
    assert.ok(steps.every((step) => step.title !== ''));
    for (const { description: about, required, default: value } of parameters) {
      assert.ok(about !== '' && (required || value !== undefined));
    }
  });
}

test.run();
