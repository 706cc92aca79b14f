/** What Tab offers where, through TypeScript's own server: the first entry, and one that isn't there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { type Candidate, Engine } from '../../../shell/engine.ts';

/** `|` is the cursor; without one it is at the end. */
type Situation = readonly [typed: string, first: string, not: string];

const folder = mkdtempSync(join(tmpdir(), 'awsh-situations-'));
mkdirSync(join(folder, 'lib'));
writeFileSync(join(folder, 'mine.ts'), 'export const answer = { deep: { number: 42 } };\n');
writeFileSync(join(folder, 'lib', 'tool.ts'), 'export function tool() {}\n');
const before = process.cwd();
process.chdir(folder);

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.before(async () => {
  for (const cell of cells) {
    const { status, error } = await engine.run(cell);
    assert.is(status, 'ok', `${cell}: ${error}`);
  }
});
test.after(() => {
  engine.close();
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const cells = [
  '.complete live off',
  'const r = ec2.describeInstances()',
  'const first = ec2.describeVpcs().Vpcs[0]',
  'let kept = { rows: [{ id: 1, label: "a" }] }',
  'let x = 1',
  'let x = { second: true }',
  'class Box { lid = "shut"; open() { return this.lid } }; const box = new Box()',
  'interface Shape { corners: number }',
  'import { answer } from "./mine.ts"',
  'rows = [{ made: 1 }]',
  'async function later() { return { inner: 1 } }',
  'const untyped = JSON.parse(\'{"found": {"below": 1}}\')',
  'ec2.describeSubnets()',
];

const situations: readonly Situation[] = [
  // Operations, resources and helpers of handles.
  ['ec2.', 'acceptAddressTransfer', 'then'],
  ['ec2.describeInst', 'describeInstances', 'runInstances'],
  ['ec2.descinst', 'describeInstances', 'runInstances'],
  ['ec2.RUNINST', 'runInstances', 'stopInstances'],
  ['ec2.Inst', 'Instance', 'describeInstances'],
  ['ec2.pag', 'pages', 'items'],
  ['ec2.pages.describeV', 'describeVpcs', 'createVpc'],
  ['ec2.wait.instanceR', 'instanceRunning', 'instanceStopped'],
  ['s3.listBu', 'listBuckets', 'listObjects'],
  ['dynamodb.putI', 'putItem', 'getItem'],
  ['iam.listRo', 'listRoles', 'getRole'],
  ['session.reg', 'region', 'profile'],
  ['ec2?.describeVpcs|', 'describeVpcs', 'runInstances'],
  // Members of inputs: what is required first.
  ['ec2.runInstances({ ', 'MaxCount', 'Reservations'],
  ['ec2.runInstances({ MaxCount: 1, ', 'MinCount', 'MaxCount'],
  ['ec2.runInstances({ Im', 'ImageId', 'InstanceType'],
  ['ec2.runInstances({ |})', 'MaxCount', 'Reservations'],
  ['s3.putObject({ ', 'Bucket', 'Contents'],
  ['ec2.runInstances({ Placement: { Av', 'AvailabilityZone', 'ImageId'],
  ['ec2.runInstances({ BlockDeviceMappings: [{ Ebs: { VolumeT', 'VolumeType', 'DeviceName'],
  [
    'ec2.runInstances({\n  ImageId: "ami-1",\n  Inst',
    'InstanceInitiatedShutdownBehavior',
    'ImageId',
  ],
  ['ec2.pages.describeInstances({ Max', 'MaxResults', 'NextTokenn'],
  // Values.
  ["ec2.runInstances({ InstanceType: 't3.m", 't3.micro', 't3a.micro'],
  ["ec2.runInstances({ InstanceType: 'm5.", 'm5.large', 'm6i.large'],
  ["ec2.runInstances({ InstanceType: 'm5.|' })", 'm5.large', 'm6i.large'],
  ['ec2.runInstances({ InstanceType: "c7g.met', 'c7g.metal', 'c7g.large'],
  ["s3.putObject({ StorageClass: 'GL", 'GLACIER', 'STANDARD'],
  ["ec2.createVolume({ VolumeType: '", 'gp2', 'a1.large'],
  ["ec2.describeInstances({ Filters: [{ Name: 'instance-st", 'instance-state-code', 'vpc-id'],
  [
    "ec2.describeInstances({ Filters: [{ Name: 'instance-state-name', Values: ['",
    'pending',
    'vpc-id',
  ],
  ["ec2.describeInstances({ Filters: [{ Name: 'architecture', Values: ['", 'i386', 'pending'],
  ["ec2.describeVolumes({ Filters: [{ Name: 'stat", 'status', 'instance-id'],
  ["ec2.describeVolumes({ Filters: [{ Name: 'status', Values: ['cr", 'creating', 'running'],
  // Attributes of answers and resources: awaited, as the prompt does.
  ['ec2.describeInstances().', 'NextToken', 'then'],
  ['ec2.describeInstances().Reservations[0].Inst', 'Instances', 'Reservations'],
  ['const { Vpcs } = ec2.describeVpcs(); Vpcs[0].Cidr', 'CidrBlock', 'then'],
  ["ec2.Instance('i-1').st", 'start', 'run'],
  ["ec2.Instance('i-1').stop().Stop", 'StoppingInstances', 'then'],
  ["s3.Bucket('b').acl", 'acl', 'then'],
  ['r.Res', 'Reservations', 'then'],
  ['first.Vpc', 'VpcId', 'SubnetId'],
  ['_.', 'NextToken', 'then'],
  ['.Sub', 'Subnets', 'NextToken'],
  ['Out[13].Sub', 'Subnets', 'NextToken'],
  ['ec2.describeVpcs().then(v => v.', 'NextToken', 'then'],
  ['r.Reservations.map(each => each.Own', 'OwnerId', 'Reservations'],
  ['later().', 'catch', 'inner'],
  // Variables of the session, with their newest types.
  ['kep', 'kept', 'keep'],
  ['kept.rows[0].', 'id', 'rows'],
  ['x.', 'second', 'toFixed'],
  ['box.', 'lid', 'open2'],
  ['new Bo', 'Box', 'box2'],
  ['const s: Shape = { ', 'corners', 'lid'],
  ['answer.deep.', 'number', 'deep'],
  ['rows[0].', 'made', 'id'],
  ['untyped.found.', 'below', 'found'],
  ['xs.map(instance => inst', 'instance', 'kept'],
  // Names from elsewhere.
  ['dynamod', 'dynamodb', 'dynamodbstreams2'],
  ['instan', 'instances', 'ec2'],
  ['fs.readFileS', 'readFileSync', 'readFile'],
  ['JSON.str', 'stringify', 'parse'],
  ['await ec2.describeVp', 'describeVpcs', 'await'],
  // Commands, files, modules.
  ['.reg', '.region', '.profile'],
  ['.region eu-c', 'eu-central-1', 'us-east-1'],
  ['.json ec2.describeVpcs().V', 'Vpcs', 'then'],
  ['.complete mis', 'mistakes', 'live'],
  ["import { x } from './mi", './mine.ts', './lib/'],
  ["import { x } from './lib/", './lib/tool.ts', './mine.ts'],
  ["import { readFile } from 'node:f", 'node:fs', 'node:path'],
  ["import { EC2 } from '@aws-sdk/client-ec2", '@aws-sdk/client-ec2', '@aws-sdk/client-s3'],
];

const nothing = ['"ec2.', '// ec2.', '/* ec2.', 'const text = `ec2.', '42.'];

async function offered(typed: string): Promise<readonly Candidate[]> {
  const cursor = typed.includes('|') ? typed.indexOf('|') : typed.length;
  const answer = await engine.complete(typed.replace('|', ''), cursor);
  return (await (answer.more ?? answer)).items;
}

for (const [typed, first, not] of situations) {
  test(`${typed} offers ${first} first, and no ${not}`, async () => {
    const texts = (await offered(typed)).map(({ text }) => text);
    assert.is(texts[0], first);
    assert.not.ok(texts.includes(not));
  });
}

for (const typed of nothing) {
  test(`${typed} offers nothing`, async () => {
    assert.equal(await offered(typed), []);
  });
}

test('an entry replaces what is typed of it, quotes left alone', async () => {
  const source = "ec2.runInstances({ InstanceType: 't3.mi', MinCount: 1 })";
  const cursor = source.indexOf("mi'") + 2;
  const { from, to, items } = await engine.complete(source, cursor);
  assert.is(source.slice(from, to), 't3.mi');
  assert.is(items[0]?.text, 't3.micro');
});

test('entries say what they are: an operation and its input, a member that is required', async () => {
  const [operation] = await offered('ec2.runInstances');
  assert.is(operation?.kind, 'operation');
  assert.is(operation?.label, 'runInstances(input)');
  const [needed, other] = await offered('ec2.runInstances({ MaxCount: 1, ');
  assert.ok(needed?.required);
  assert.not.ok(other?.required);
});

test('a chosen entry is described by its type and its first sentence', async () => {
  const answer = await engine.complete('ec2.runInstances({ ImageI');
  const { items, describe } = await (answer.more ?? answer);
  const [item] = items;
  assert.ok(item && describe);
  const { detail, documentation } = await describe(item);
  assert.is(detail, 'string');
  assert.is(documentation, 'The ID of the AMI.');
});

test('a thousand and more instance types are offered, and sorted as a person would', async () => {
  const items = (await offered("ec2.runInstances({ InstanceType: '")).map(({ text }) => text);
  assert.ok(items.length > 1000);
  assert.ok(items.indexOf('m5.2xlarge') < items.indexOf('m5.12xlarge'));
});

test.run();
