import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { highlight, over } from '../../../../shell/terminal/paint/highlight.ts';

const colors: Readonly<Record<string, string>> = {
  '35': 'keyword',
  '33': 'constant',
  '32': 'string',
  '90': 'comment',
  '36': 'pattern',
  '1;36': 'command',
  '1;31': 'stray',
  '1;4': 'match',
};
const isCommand = (name: string) => name === 'region';
const seen = (text: string, cursor = text.length + 1) =>
  highlight(text, cursor, isCommand).map(
    ({ from, to, sgr }) => `${colors[sgr]} ${text.slice(from, to)}`,
  );

test('keywords, strings, numbers, patterns and comments have colours', () => {
  assert.equal(seen("const a = 'x' // why"), ['keyword const', "string 'x'", 'comment // why']);
  assert.equal(seen('await f(0x1f, true, /a+/g)'), [
    'keyword await',
    'constant 0x1f',
    'constant true',
    'pattern /a+/g',
  ]);
});

test('TypeScript is coloured as well', () => {
  assert.equal(seen('interface A { b?: string }'), ['keyword interface']);
  assert.equal(seen('type Id = string'), ['keyword type']);
  assert.equal(seen('x as unknown as Id'), ['keyword as', 'keyword as']);
});

test('names that are keywords elsewhere have none', () => {
  assert.equal(seen('r.delete()'), []);
  assert.equal(seen('({ new: a, type: b })'), []);
  assert.equal(seen('type = x'), []);
});

test('what is still open is coloured already', () => {
  assert.equal(seen("f('abc"), ["string 'abc"]);
  assert.equal(seen('`a ${b'), ['string `a ${']);
  assert.equal(seen('/* a'), ['comment /* a']);
});

test('a known command is coloured, another is not', () => {
  assert.equal(seen('.region eu-west-1'), ['command .region', 'constant 1']);
  assert.equal(seen('.nosuch'), []);
});

test('the bracket at the cursor and its other half stand out', () => {
  assert.equal(seen('f(a[1])', 7), ['match (', 'constant 1', 'match )']);
  assert.equal(seen('f(a)', 1), ['match (', 'match )']);
  assert.equal(seen("f(')')", 6), ['match (', "string ')'", 'match )']);
});

test('a bracket that closes nothing is red', () => {
  assert.equal(seen('f(a))', 0), ['stray )']);
  assert.equal(seen('(]', 0), ['stray ]']);
  assert.equal(seen('f(', 0), []);
});

test('one colour can be laid over others', () => {
  const base = [{ from: 0, to: 10, sgr: 'a' }];
  assert.equal(over(base, [{ from: 4, to: 6, sgr: 'b' }]), [
    { from: 0, to: 4, sgr: 'a' },
    { from: 4, to: 6, sgr: 'b' },
    { from: 6, to: 10, sgr: 'a' },
  ]);
});

test('a very long text is shown without colours', () => {
  assert.equal(highlight('const a = 1\n'.repeat(5000), 0, isCommand), []);
});

test.run();
