/** Cells as programs: what the shell does by itself is written out. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { finishedPieces, namedPieces } from '../../../shell/recording/program/program-pieces.ts';

const program = (...sources: string[]): string[] =>
  finishedPieces(namedPieces(sources.map((source, at) => ({ source, number: at + 1 })))).map(
    ({ source }) => source,
  );
const one = (source: string): string => program(source)[0] ?? '';

test('what calls AWS is awaited, what answers at once is not', () => {
  assert.is(one('const r = ec2.describeVpcs()'), 'const r = await ec2.describeVpcs()');
  assert.is(one('ec2.describeVpcs().Vpcs.length'), '(await ec2.describeVpcs()).Vpcs.length');
  assert.is(one('f(ec2.describeVpcs())'), 'f(await ec2.describeVpcs())');
  assert.is(
    one('instances(ec2.describeInstances()).map(i => i.x())'),
    'instances(await ec2.describeInstances()).map(i => i.x())',
  );
  assert.is(one('ec2.wait.instanceRunning({})'), 'await ec2.wait.instanceRunning({})');
  assert.is(one("ec2.Instance('i-1').stop()"), "await ec2.Instance('i-1').stop()");
  for (const same of [
    'console.log(1)',
    'ec2.instances.filter({}).limit(2)',
    "const i = ec2.Instance('i-1')",
    'for await (const page of ec2.pages.describeVpcs()) page',
    'await ec2.describeVpcs()',
    'const f = () => ec2.describeVpcs()',
    '[1].map(String)',
    'Math.max(1, 2)',
  ]) {
    assert.is(one(same), same);
  }
});

test('values that came from AWS call it by their methods', () => {
  assert.equal(
    program('const [web] = ec2.createInstances({})', 'web.terminate()', 'web.id.toUpperCase()'),
    [
      'const [web] = await ec2.createInstances({})',
      'await web.terminate()',
      'web.id.toUpperCase()',
    ],
  );
  assert.equal(
    program('const stop = (id) => ec2.stopInstances({ InstanceIds: [id] })', 'stop("i-1")')[1],
    'await stop("i-1")',
  );
  assert.is(
    one('for (const i of ec2.instances.toArray()) { i.stop() }'),
    'for (const i of await ec2.instances.toArray()) { await i.stop() }',
  );
});

test('side by side stays side by side', () => {
  assert.is(
    one('Promise.all([ec2.describeVpcs(), ec2.describeSubnets()])'),
    'await Promise.all([ec2.describeVpcs(), ec2.describeSubnets()])',
  );
});

test('a chain with a question mark is awaited as a whole', () => {
  assert.is(one('const x = ec2?.describeVpcs()'), 'const x = await ec2?.describeVpcs()');
});

test('results that are gone on with get names', () => {
  assert.equal(program('ec2.instances', '.map(i => i.id)', '_[0]', 'Out[1].length'), [
    'const out1 = await ec2.instances.toArray();',
    'const out2 = out1.map(i => i.id);',
    'out2[0]',
    'out1.length',
  ]);
});

test('names declared twice are told apart, shorthands included', () => {
  assert.equal(
    program('const a = 1', 'f({ a, b: a.a })', 'const a = a + 1', 'const { a = 2 } = x; a'),
    ['const a1 = 1', 'f({ a: a1, b: a1.a })', 'const a2 = a1 + 1', 'const { a = 2 } = x; a'],
  );
});

test('a variable that is only assigned is declared; an object alone is one', () => {
  assert.equal(program('x = 1', 'x = 2', '{ a: 1 }'), ['let x = 1', 'x = 2', '({ a: 1 });']);
});

test('what is no TypeScript becomes a comment; commands stay', () => {
  assert.equal(program('const = 1', '.region eu-west-1'), ['// const = 1', '.region eu-west-1']);
});

test.run();
