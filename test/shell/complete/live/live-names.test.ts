import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadResources, Session } from '../../../../helpers/index.ts';
import { createSandbox } from '../../../../sandbox/index.ts';
import type { Candidate, Completion } from '../../../../shell/complete/completion.ts';
import { placeAt } from '../../../../shell/complete/document/place.ts';
import { LiveNames, withNames } from '../../../../shell/complete/live/live-names.ts';

const services: Readonly<Record<string, string>> = {
  ec2: 'ec2',
  s3: 's3',
  iam: 'iam',
  rds: 'rds',
  cloudformation: 'cloudformation',
};

/** What the cursor, written as `|`, is offered. */
async function offered(session: Session, marked: string, names = liveNames(session)) {
  const cursor = marked.indexOf('|');
  const source = marked.replace('|', '');
  return names.at(source, placeAt(source, cursor));
}

function liveNames(session: Session): LiveNames {
  return new LiveNames(
    () => session,
    (variable) => services[variable],
  );
}

function company() {
  const sandbox = createSandbox({ fixture: 'company' });
  return new Session({ sandbox: sandbox.link });
}

const situations: readonly (readonly [
  marked: string,
  value: RegExp | undefined,
  detail?: RegExp,
])[] = [
  ["ec2.Instance('|", /^i-/, /running|stopped/],
  ["ec2.Instance('|')", /^i-/],
  ["ec2.describeInstances({ InstanceIds: ['|", /^i-/],
  ["ec2.items.describeInstances({ InstanceIds: ['|'] })", /^i-/],
  ["ec2.instances.create({ SubnetId: '|", /^subnet-/],
  ["ec2.runInstances({ NetworkInterfaces: [{ SubnetId: '|' }] })", /^subnet-/],
  ["ec2.describeSubnets({ Filters: [{ Name: 'vpc-id', Values: ['|'] }] })", /^vpc-/],
  ["ec2.describeSubnets({ Filters: [{ Name: '|' }] })", undefined],
  ["ec2.runInstances({ ImageId: '|", /^ami-/, /al2023|ubuntu|windows/i],
  ["ec2.runInstances({ InstanceType: '|", /^\w+\.\w+$/, /^offered in us-east-1$/],
  ["ec2.createKeyPair({ KeyName: '|", undefined],
  ["web.attachVolume({ SubnetId: '|", /^subnet-/],
  ["console.log('|", undefined],
  ["const x = '|", undefined],
  ["iam.getRole({ RoleName: '|", /^reader$/],
];

test('strings that name something get the names in the account', async () => {
  const session = company();
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  });
  await loadResources('iam');
  await session.service('iam').createRole({ RoleName: 'reader', AssumeRolePolicyDocument });
  const before = session.calls.length;
  const names = liveNames(session);
  const wrong: string[] = [];
  for (const [marked, value, detail] of situations) {
    const [first] = await offered(session, marked, names);
    const fits = value ? value.test(first?.text ?? '') : first === undefined;
    if (!fits || (detail && !detail.test(first?.detail ?? ''))) {
      wrong.push(`${marked}: ${first?.text} ${first?.detail}`);
    }
  }
  assert.equal(wrong, []);
  assert.ok(session.calls.slice(before).every(({ effect }) => effect === 'reads'));
});

test('instance types are offered by size', async () => {
  const texts = (await offered(company(), "ec2.runInstances({ InstanceType: 'm5.|")).map(
    ({ text }) => text,
  );
  assert.equal(texts.slice(0, 3), ['m5.large', 'm5.xlarge', 'm5.2xlarge']);
});

test('a Name tag finds the id', async () => {
  const session = company();
  const [all] = await offered(session, "ec2.Instance('|");
  const name = all?.detail?.split(' · ')[0] ?? '';
  const [found] = await offered(session, `ec2.Instance('${name}|`);
  assert.is(found?.detail?.split(' · ')[0], name);
});

test('keys are offered folder by folder', async () => {
  const session = company();
  const s3 = session.service('s3');
  await s3.createBucket({ Bucket: 'shelf-of-names' });
  for (const Key of ['logs/a.txt', 'logs/b.txt', 'readme.md']) {
    await s3.putObject({ Bucket: 'shelf-of-names', Key, Body: 'x' });
  }
  const texts = async (marked: string) => (await offered(session, marked)).map(({ text }) => text);
  assert.equal(await texts("s3.getObject({ Bucket: 'shelf-of-names', Key: '|"), [
    'logs/',
    'readme.md',
  ]);
  assert.equal(await texts("s3.Object('shelf-of-names', 'logs/|"), ['logs/a.txt', 'logs/b.txt']);
  assert.ok((await texts("s3.Bucket('|")).includes('shelf-of-names'));
});

test('names are kept for a minute, and read anew after a change of the user', async () => {
  const session = company();
  const names = liveNames(session);
  await offered(session, "ec2.Vpc('|", names);
  const before = session.calls.length;
  await offered(session, "ec2.createSubnet({ VpcId: '|", names);
  assert.is(session.calls.length, before);
  const { Vpc } = await session.service('ec2').createVpc({ CidrBlock: '10.9.0.0/16' });
  const found = await offered(session, "ec2.Vpc('|", names);
  assert.ok(found.some(({ text }) => text === Vpc?.VpcId));
});

test('refusals are silent, and nothing is sent before a call of the user was answered', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(403, { 'content-type': 'text/xml' });
    response.end(
      '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>',
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const session = new Session({ endpoint, region: 'us-east-1' });
    assert.equal(await offered(session, "ec2.Instance('|"), []);
    assert.is(requests, 0);
    await session
      .service('ec2')
      .describeVpcs()
      .catch(() => undefined);
    assert.equal(await offered(session, "ec2.Instance('|"), []);
    assert.is(requests, 2);
  } finally {
    server.close();
  }
});

test('names that come late come as more, in front of what was there', async () => {
  const item = (text: string): Candidate => ({ text, kind: 'value' });
  const found: Completion = { from: 0, to: 0, items: [item('b'), item('a')] };
  const now = await withNames(Promise.resolve(found), Promise.resolve([item('a')]));
  assert.equal([now.items.map(({ text }) => text), now.more], [['a', 'b'], undefined]);
  let tell: (names: Candidate[]) => void = () => undefined;
  const late = new Promise<Candidate[]>((resolve) => {
    tell = resolve;
  });
  const first = await withNames(Promise.resolve(found), late);
  assert.equal(first.items.length, 2);
  tell([item('c')]);
  assert.equal(
    (await first.more)?.items.map(({ text }) => text),
    ['c', 'b', 'a'],
  );
});

test.run();
