/** What is called a mistake before it is sent, and that nothing which works is. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { Completer } from '../../../shell/complete/completer.ts';
import { mentionedIn } from '../../../shell/complete/document/names.ts';
import { tokensOf } from '../../../shell/complete/document/tokens.ts';
import { mistakesIn } from '../../../shell/complete/mistakes.ts';
import type { PastCell } from '../../../shell/complete/surroundings.ts';
import { Engine } from '../../../shell/engine.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const session = new Session({ region: 'eu-west-1' });
const cells: PastCell[] = [];
const helpers =
  'instances tags name filters query everywhere watch waitFor entries Key Attr policy';
const completer = new Completer({
  session: () => session,
  places: () => [session],
  commands: [],
  preloaded: helpers.split(' '),
  cells,
  names: async () => [],
  members: async () => [],
});
test.after(() => completer.close());

const patienceMs = 60_000;

async function messages(source: string, defined: readonly string[] = []): Promise<string[]> {
  const found = await mistakesIn(source, completer, defined, patienceMs);
  return found.map(({ message }) => message);
}

const wrong: readonly (readonly [source: string, message: string])[] = [
  [
    'ec2.describeInstances({ MaxResult: 5 })',
    'there is no member MaxResult; did you mean MaxResults?',
  ],
  ['ec2.descibeInstances()', 'there is no descibeInstances; did you mean describeInstances?'],
  ['ec2.runInstances({ ImageId: "ami-1" })', 'MaxCount, MinCount are required'],
  ['s3.getObject({ Bucket: "b" })', 'Key is required'],
  ['ec2.runInstances({ MinCount: "1", MaxCount: 1 })', 'it takes number, not string'],
  ['ec2.describeVpcs().Vpcs.map(v => v.VpcIdd)', 'there is no VpcIdd; did you mean VpcId?'],
  ['ec2.describeVpcs().Vpc', 'there is no Vpc; did you mean Vpcs?'],
  ['ec2.describeInstances({ InstanceIds: "i-1" })', 'it takes string[], not string'],
  ['ec2.terminateInstances({ InstanceIds: idz })', 'there is no idz'],
];

for (const [source, message] of wrong) {
  test(`${source}: ${message}`, async () => {
    assert.equal(await messages(source), [message]);
  });
}

const right = [
  'ec2.describeInstances().Reservations[0].Instances[0].State.Name',
  'const r = ec2.describeVpcs(); r.Vpcs.length',
  'const r = await ec2.describeVpcs(); r.Vpcs.length',
  'ec2.describeVpcs().then(v => v.Vpcs.length)',
  'const [a, b] = await Promise.all([ec2.describeVpcs(), ec2.describeSubnets()]); a.Vpcs; b.Subnets',
  'const both = Promise.all([ec2.describeVpcs(), ec2.describeSubnets()]); both.then(([a]) => a.Vpcs)',
  'ec2.DescribeInstances()',
  'ec2.describe_instances().Reservations',
  'let kind = "t3.micro"; ec2.runInstances({ MinCount: 1, MaxCount: 1, InstanceType: kind })',
  'const input = { MinCount: 1, MaxCount: 1, InstanceType: "t3.micro" }; ec2.runInstances(input)',
  'ec2.describeInstances({ Filters: filters({ "instance-state-name": "running" }) })',
  'const f = () => ec2.describeVpcs(); f().Vpcs',
  'async function g() { const { Vpcs } = await ec2.describeVpcs(); return Vpcs } g()',
  'for (const v of ec2.describeVpcs().Vpcs) console.log(v.VpcId)',
  'for await (const page of ec2.pages.describeInstances()) console.log(page.Reservations)',
  'ec2.Instance("i-1").stop()',
  'ec2.Instance("i-1").instanceType',
  'ec2.Instance("i-1").InstanceType',
  'unused = ec2.describeVpcs()',
  'ec2.describeVpcs({}).Vpcs?.[0]?.Tags?.find(t => t.Key === "Name")?.Value',
  'lambda.listFunctions().Functions',
  'iam.listRoles().Roles.map(({ RoleName }) => RoleName)',
  'import { readFileSync } from "node:fs"; s3.putObject({ Bucket: "b", Key: "k", Body: readFileSync("f") })',
  'globalThis.made = 1; ec2.describeVpcs(); made + 1',
  '{ vpcs: ec2.describeVpcs().Vpcs.length }',
];

for (const source of right) {
  test(`${source} is right`, async () => {
    assert.equal(await messages(source, ['made']), []);
  });
}

test('a name declared anew may have any other type', async () => {
  const ran = ['const x = 1', 'const x = ec2.describeVpcs()', 'let y = 2', 'y = { deep: true }'];
  for (const source of ran) {
    cells.push({ outcome: { cell: cells.length + 1, source, status: 'ok' } });
  }
  assert.equal(await messages('ec2.describeVpcs(); x.Vpcs.length; y.deep'), []);
});

test('what the documentation and the snippets show has no mistakes', async () => {
  const documents = ['README.md', ...within('docs').filter((path) => path.endsWith('.md'))];
  const shown = documents.flatMap((path) =>
    [...read(path).matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code),
  );
  const played = within('snippets')
    .filter((path) => path.endsWith('.ts'))
    .map(read);
  assert.ok(shown.length > 10 && played.length > 10);
  for (const source of [...shown, ...played]) {
    // Names from elsewhere in the page are taken for defined.
    assert.equal(await messages(source, [...mentionedIn(tokensOf(source))]), [], source);
  }
});

test('cells that send nothing are not looked at, nor any once it is turned off', async () => {
  const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
  const wrongOne = 'ec2.descibeInstances()';
  assert.equal(await engine.mistakes(wrongOne), [], 'the server has not answered yet');
  await engine.run('.type 1');
  assert.equal(await engine.mistakes('const text: number = "no"'), []);
  await engine.run('.complete mistakes off');
  assert.equal(await engine.mistakes(wrongOne), []);
  assert.match((await engine.run('.complete')).text ?? '', /mistakes: off/);
  engine.close();
});

function within(folder: string): string[] {
  const paths = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => `${folder}/${path}`);
}

function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

test.run();
