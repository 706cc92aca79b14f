import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printValue } from '../../../shell/print/index.ts';

const shown = (value: unknown) => printValue(value, { format: 'auto', width: 80, color: false });

test('nothing is printed for undefined, in any format', () => {
  for (const format of ['auto', 'table', 'json', 'yaml', 'csv'] as const) {
    assert.is(printValue(undefined, { format, color: false }), '');
  }
});

test("primitives and the user's own objects are shown as JavaScript", () => {
  assert.is(shown('it'), "'it'");
  assert.is(shown(42), '42');
  assert.is(shown(null), 'null');
  assert.is(shown(true), 'true');
  assert.is(shown(7n), '7n');
  assert.is(shown({ a: 1, b: ['x'] }), "{ a: 1, b: [ 'x' ] }");
  assert.is(shown([]), '[]');
  assert.is(shown({}), '{}');
  assert.is(shown(new Map([['a', { b: 1 }]])), "Map(1) { 'a' => { b: 1 } }");
  assert.is(shown(new Set([1])), 'Set(1) { 1 }');
  assert.is(
    shown(function named() {}),
    '[Function: named]',
  );
});

test('a list of names stays a list, in columns that fit', () => {
  assert.is(shown(['i-1', 'i-2']), "[ 'i-1', 'i-2' ]");
  const many = shown(Array.from({ length: 137 }, (_, at) => `i-0a1b2c3d${at}`));
  assert.match(many, /… 37 more items|\.\.\. 37 more items/);
  assert.ok(many.split('\n').every((line) => line.length <= 80));
});

test('bytes are counted and begun', () => {
  assert.is(shown(new Uint8Array([1, 255])), 'Uint8Array of 2 B: 01 ff');
  assert.match(shown(Buffer.alloc(3 * 1024 * 1024)), /^Buffer of 3 MiB: 00 00 .* …$/);
});

test('a date is readable, and tells its age', () => {
  const hourAgo = new Date(Date.now() - 3_600_500);
  assert.match(shown(hourAgo), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ · 60 min ago$|· 1 h ago$/);
});

test('off screen a text is printed whole', () => {
  const text = 'x'.repeat(50_000);
  assert.is(printValue(text, { format: 'auto', color: false }).length, 50_002);
  assert.ok(shown(text).length < 11_000);
});

test('off screen a list is printed whole, and as deep as it is', () => {
  const list = Array.from({ length: 500 }, (_, at) => `n${at}`);
  const printed = printValue(list, { format: 'auto', color: false });
  assert.match(printed, /'n499'\n\]$/);
  assert.not.match(printed, /more/);
  const deep = { a: { b: { c: { d: { e: { f: { g: 'end' } } } } } } };
  assert.match(printValue(deep, { format: 'auto', color: false }), /'end'/);
});

test('an object of another realm is a record too', async () => {
  const { runInNewContext } = await import('node:vm');
  assert.match(
    shown(runInNewContext('({ VpcId: "vpc-1", State: "available" })')),
    /^ {2}VpcId +vpc-1$/m,
  );
});

test.run();
