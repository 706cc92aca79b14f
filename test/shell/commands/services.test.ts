import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { Engine } from '../../../shell/engine.ts';

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.after(() => engine.close());

type Row = Record<string, string>;
const rowsOf = async (line: string) => (await engine.run(line)).value as Row[];
const textOf = async (line: string) => (await engine.run(line)).text;
const errorOf = async (line: string) =>
  (await engine.run(line)).error as Error & { hint?: string; code?: string };

test('.services lists all, with package, what is here and whether the region has it', async () => {
  const rows = await rowsOf('.services');
  assert.is(rows.length, 424);
  const named = (name: string) => rows.find((row) => row.name === name);
  assert.equal(named('ec2'), {
    name: 'ec2',
    title: 'Amazon Elastic Compute Cloud',
    here: 'bundled',
    region: 'yes',
    package: '@aws-sdk/client-ec2',
  });
  assert.is(named('lambda')?.here, 'installed');
  assert.is(named('kafka')?.here, '');
  assert.is(named('iam')?.region, 'global');
  assert.is(named('bedrock-agentcore')?.region, '?');
});

test('.services with a word finds names, titles and packages', async () => {
  const names = (await rowsOf('.services queue')).map(({ name }) => name);
  assert.ok(names.includes('sqs'));
  assert.match((await errorOf('.services zzz')).message, /no service has zzz/);
});

test('.regions lists places and marks the current one; a service is looked up', async () => {
  const rows = await rowsOf('.regions');
  assert.equal(
    rows.filter(({ current }) => current),
    [{ region: 'us-east-1', place: 'US East (N. Virginia)', current: 'current' }],
  );
  const some = await rowsOf('.regions ecr-public');
  assert.equal(
    some.map(({ region }) => region),
    ['us-east-1', 'us-west-2'],
  );
  assert.match((await textOf('.regions iam')) ?? '', /is global/);
  assert.match((await textOf('.regions bedrock-agentcore')) ?? '', /newer than the table/);
  assert.is((await errorOf('.regions lamda')).hint, 'did you mean lambda?');
});

test('.use knows what is here, and what it needs to be told', async () => {
  assert.is(await textOf('.use ec2 lambda'), 'ec2 comes with awsh\nlambda is here already');
  assert.match((await errorOf('.use')).message, /takes the name of a service/);
  assert.is((await errorOf('.use lamda')).hint, 'did you mean lambda?');
});

test('a service that is not installed can be looked at, and is refused once it is used', async () => {
  assert.is((await engine.run('typeof kafka')).value, 'object');
  assert.is((await engine.run('JSON.stringify({ kafka })')).value, '{"kafka":{}}');
  for (const line of [
    'kafka.listClusters()',
    'kafka.pages.listClusters({})',
    'session.service("kafka")',
  ]) {
    const { code, hint = '' } = await errorOf(line);
    assert.is(code, 'NotInstalled', line);
    assert.match(hint, /^\.use kafka installs @aws-sdk\/client-kafka/);
  }
});

test("a name that is no JavaScript is a global in camelCase, and a user's own hides it", async () => {
  assert.is((await engine.run('typeof cognitoIdp')).value, 'object');
  await engine.run('const kafka = 5; mq = 6');
  assert.equal((await engine.run('[kafka, mq]')).value, [5, 6]);
});

test('completion has services by their names, and the operations of those that are here', async () => {
  const items = async (source: string) =>
    (await engine.complete(source)).items.map(({ text }) => text);
  assert.equal(await items('cognitoId'), ['cognitoIdentity', 'cognitoIdp']);
  assert.ok((await items('lambda.listF')).includes('listFunctions'));
  assert.equal(await items('eks.'), []);
  assert.equal(await items('.use lamb'), ['lambda']);
});

test.run();
