import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { awaitCalls } from '../../../shell/complete/document/await-calls.ts';
import { EditedText } from '../../../shell/complete/document/edited-text.ts';
import { tokensOf } from '../../../shell/complete/document/tokens.ts';

function awaited(source: string): string {
  const text = new EditedText(source);
  awaitCalls(tokensOf(source), text, new Set(['later']));
  return text.text();
}

const rows: readonly (readonly [source: string, shown: string])[] = [
  ['ec2.a().b', '(await ec2.a()).b'],
  ['ec2.a().b().c.', '(await (await ec2.a()).b()).c.'],
  ['f(g(1))', '(await f((await g(1))))'],
  ['const x = ec2.a()', 'const x = (await ec2.a())'],
  ['ec2.a({ b: [c(', 'ec2.a({ b: [c('],
  ['xs.map(x => ec2.a(x))', '(await xs.map(x => ec2.a(x)))'],
  ['xs.map((x) => { return ec2.a(x) })', '(await xs.map((x) => { return ec2.a(x) }))'],
  ['function f() { ec2.a() }', 'function f() { ec2.a() }'],
  [
    'async function f(a: string): Promise<void> { ec2.a() }',
    'async function f(a: string): Promise<void> { ec2.a() }',
  ],
  ['class A { b() { c() } }', 'class A { b() { c() } }'],
  ['({ b() { c() } })', '({ b() { c() } })'],
  ['if (a()) b()', 'if ((await a())) (await b())'],
  ['for await (const x of a()) b(x)', 'for await (const x of (await a())) (await b(x))'],
  ['new Date().toISOString()', '(await new Date().toISOString())'],
  ['a?.b().c()', '(await a?.b().c())'],
  ['ec2.a().then(r => r.b)', 'ec2.a().then(r => r.b)'],
  ['Promise.all([ec2.a(), ec2.b()])', 'Promise.all([ec2.a(), ec2.b()])'],
  ['fetch("x").then', 'fetch("x").then'],
  ['later().', 'later().'],
  ['import("x")', 'import("x")'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a cell
  ['`${f()} g()`', '`${(await f())} g()`'],
  ['/f()/.test(a)', '(await /f()/.test(a))'],
  ['"f()"; // g()', '"f()"; // g()'],
  ['const f = x => g(x)\nec2.a()', 'const f = x => g(x)\n(await ec2.a())'],
  ['a!.b()', '(await a!.b())'],
  ['!a()', '!(await a())'],
];

for (const [source, shown] of rows) {
  test(`${source} is seen as ${shown}`, () => {
    assert.is(awaited(source), shown);
  });
}

test('offsets lead there and back', () => {
  const source = 'ec2.a().b().c';
  const text = new EditedText(source);
  awaitCalls(tokensOf(source), text);
  for (let at = 0; at <= source.length; at += 1) {
    assert.is(text.toSource(text.toText(at)), at, String(at));
  }
  assert.is(text.text().slice(text.toText(source.length)), '');
});

test.run();
