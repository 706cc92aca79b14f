import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CellSyntaxError } from '../../../shell/cell/parse.ts';
import { isIncomplete, transformCell } from '../../../shell/cell/transform.ts';

const answered = (call: string) => `__awsh.asks(${call}) ? await __awsh.answer : __awsh.answer`;

test('types go and values stay', () => {
  assert.is(code('const n: number = 1 as number'), 'let n = 1;');
  assert.is(code('interface A { b: string }'), '');
  assert.match(code('enum Color { Red }'), /Color\[Color\["Red"\] = 0\]/);
});

test('an object literal at the start of a cell is an object', () => {
  assert.is(code('{ a: 1 }').replace(/\s+/g, ''), '({a:1});');
  assert.match(code('{ let a = 1; a }'), /^\{\s*let a = 1;/);
});

test('a call outside functions is awaited when its answer asks for it', () => {
  assert.is(code('f()'), `${answered('f()')};`);
  assert.is(code('const r = f()'), `let r = ${answered('f()')};`);
  assert.is(code('f().Reservations'), `(${answered('f()')}).Reservations;`);
  assert.is(code('g(f())'), `${answered(`g(${answered('f()')})`)};`);
});

test('a call inside a function is left to its author', () => {
  assert.is(code('const h = () => f()'), 'let h = ()=>(__awsh.enter(), f());');
  assert.not.match(code('class A { m() { return f() } }'), /asks/);
});

test('promises that the author handles stay promises', () => {
  assert.match(code('f().then(g)'), /asks\(f\(\)\.then\(g\)\)/);
  assert.match(
    code('Promise.all([a(), b()])').replace(/\s+/g, ''),
    /Promise\.all\(\[a\(\),b\(\)\]\)/,
  );
});

test('an optional chain is awaited as a whole', () => {
  assert.is(code('a?.b().c()'), `${answered('a?.b().c()')};`);
});

test('a line that begins with a call does not call the line before', () => {
  assert.is(code('let a = 1\nf()'), `let a = 1;\n${answered('f()')};`);
  assert.is(code('f().g()'), `${answered(`(${answered('f()')}).g()`)};`);
  assert.match(code('if (x) f(); else g()'), /^if \(x\) __awsh.*\nelse __awsh/);
});

test('every loop has a checkpoint', () => {
  for (const loop of [
    'while (true);',
    'for (;;) x',
    'do { x } while (true)',
    'for (const a of b) {}',
  ]) {
    assert.match(code(loop), /\{\s*__awsh\.check\(\);/, loop);
  }
  assert.match(code('const spin = () => { for (;;) {} }'), /__awsh\.check/);
});

test('every function that could go on for long has a checkpoint', () => {
  const entry = /\{\s*__awsh\.enter\(\);/;
  for (const source of [
    'function f(n) { return n && f(n - 1) }',
    'const f = async function* () { yield 1 }',
    'const f = () => { return g() }',
    'class A { constructor() { super() } }',
    'class A { get b() { return c } }',
    '({ m() { return 1 } })',
  ]) {
    assert.match(code(source), entry, source);
  }
  assert.not.match(code('x.map((each) => each.name)'), 'enter');
  assert.not.match(code('function f() { "use strict"; return 1 }'), 'enter');
});

test('imports become awaited constants', () => {
  assert.match(
    code('import d, { a as b, type T } from "x"').replace(/\s+/g, ' '),
    /let \{ "default": d, "a": b \} = await __awsh\.import\("x", \[ "default", "a" \]\);/,
  );
  assert.is(code('import * as x from "x"'), 'let x = await __awsh.import("x", []);');
  assert.is(code('import type { T } from "x"').replace(';', ''), '');
  assert.match(code('await import("x")'), /await __awsh\.import\("x"\)/);
});

test('a declaration copied from a module loses its export', () => {
  assert.is(code('export const a = 1'), 'let a = 1;');
  assert.is(code('export default 3'), '3;');
});

test('text that is not ASCII keeps its place', () => {
  assert.is(code('é = "ü" + f("日本")'), `é = "ü" + (${answered('f("日本")')});`);
});

test('the names that a last declaration binds are known', () => {
  const names = (source: string) => transformCell(source, 'In[1]').declares;
  assert.equal(names('const r = 1'), ['r']);
  assert.equal(names('const { a, b: { c }, ...d } = x, [e = 1, f] = y'), ['a', 'c', 'd', 'e', 'f']);
  assert.equal(names('const r = 1; r'), []);
});

test('input that lacks its end is incomplete, wrong input is not', () => {
  for (const source of [
    'f({',
    'if (x) {',
    '`a',
    '/* a',
    'a ?',
    'const x =',
    '[1,',
    'x =>',
    '{ a: [',
  ]) {
    assert.ok(isIncomplete(source), source);
  }
  for (const source of ['f(1)', 'const x = ;', 'a b', '}', '"abc', 'f(;']) {
    assert.not.ok(isIncomplete(source), source);
  }
});

test('a syntax error points at its line and column', () => {
  try {
    transformCell('const a = 1\nconst x = ;', 'In[1]');
    assert.unreachable();
  } catch (error) {
    assert.instance(error, CellSyntaxError);
    assert.is((error as CellSyntaxError).line, 2);
    assert.is((error as CellSyntaxError).column, 11);
    assert.is((error as CellSyntaxError).hint, `const x = ;\n${' '.repeat(10)}^`);
  }
});

function code(source: string): string {
  return transformCell(source, 'In[1]')
    .code.replace(/\n\/\/# sourceURL.*$/, '')
    .trim();
}

test.run();
