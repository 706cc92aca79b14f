import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Chart, chart, countBy } from '../../../helpers/index.ts';
import { width } from '../../../helpers/text/width.ts';
import { printValue, renderHtml, toBlocks } from '../../../shell/print/index.ts';

const shown = (value: unknown, columns?: number) =>
  printValue(value, { format: 'auto', width: columns, color: false });
const as = (format: 'json' | 'csv' | 'table', value: unknown) =>
  printValue(value, { format, color: false });
const hourly = (values: readonly number[], label = 'CPU') =>
  values.map((value, at) => ({
    time: new Date(Date.UTC(2026, 10, 22, at)),
    id: 'm1',
    label,
    value,
  }));

test('counts are bars, as long as they are many', () => {
  const states = ['running', 'stopped', 'running', 'running'];
  assert.is(
    shown(chart(countBy(states, (state) => state)), 40),
    `  running  3  ${'█'.repeat(26)}\n  stopped  1  ${'█'.repeat(8)}▋`,
  );
});

test('what is more than nothing is seen, and nothing is not', () => {
  const lines = shown(chart({ many: 100_000, one: 1, none: 0 }), 60).split('\n');
  assert.match(lines[0] ?? '', /^ {2}many {2}100,000 {2}█+$/);
  assert.match(lines[1] ?? '', / {2}▏$/);
  assert.match(lines[2] ?? '', /none +0$/);
});

test('one metric is drawn large, with an axis and what its numbers come to', () => {
  const text = shown(chart(hourly([1, 5, 3, 9, 2])), 60);
  const lines = text.split('\n');
  assert.is(lines[0], '  CPU');
  assert.ok(lines.length >= 10);
  assert.match(text, /9 [┤┼].*[╭╮│]/);
  assert.match(lines.at(-1) ?? '', /min 1 · max 9 · last 2 · 2026-11-22 00:00:00Z to 04:00:00Z$/);
});

test('several metrics are a small line each', () => {
  const rows = [...hourly([1, 2, 3], 'web-1'), ...hourly([5, 5, 5], 'web-2')];
  const lines = shown(chart(rows), 100).split('\n');
  assert.is(lines.length, 2);
  assert.match(lines[0] ?? '', /^ {2}web-1 {2}▁▅█ {2}min 1 · max 3 · last 3/);
  assert.match(lines[1] ?? '', /^ {2}web-2 {2}▁▁▁ {2}min 5/);
});

for (const columns of [10, 20, 40, 80, 200]) {
  test(`charts fit into ${columns} columns`, () => {
    const bars = chart({ 日本語の名前: 12, ['x'.repeat(300)]: 5, '👍🏽 ok': -3 });
    const many = Array.from({ length: 5_000 }, (_, at) => Math.sin(at / 50));
    const charts = [bars, chart(many), chart([...hourly(many, 'a'.repeat(99)), ...hourly(many)])];
    for (const one of charts) {
      for (const line of shown(one, columns).split('\n')) {
        assert.ok(width(line) <= Math.max(columns, 40), `${width(line)}: ${line}`);
      }
    }
  });
}

test('numbers of any size are drawn', () => {
  for (const numbers of [
    [1e308, -1e308],
    [5e-324, 0],
    [7],
    [],
    [0, 0],
    [1e15, 1e15 + 1],
    [0.5, 0.5],
  ]) {
    assert.type(shown(chart(numbers), 80), 'string');
  }
  const text = shown(chart([1, Number.NaN, Number.POSITIVE_INFINITY, 2]), 80);
  assert.match(text, /min 1 · max 2/);
});

test('a thousand bars show their beginning and how many more there are', () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ name: `n${at}`, size: at }));
  const lines = shown(chart(rows), 80).split('\n');
  assert.is(lines.length, 61);
  assert.match(lines[60] ?? '', /… 940 more$/);
});

test('the data are in every other format', () => {
  const bars = chart({ a: 1, b: 2 });
  assert.equal(JSON.parse(as('json', bars)), [
    { label: 'a', value: 1 },
    { label: 'b', value: 2 },
  ]);
  assert.is(as('csv', bars), 'label,value\r\na,1\r\nb,2');
  assert.is(as('table', bars), 'label  value\na          1\nb          2');
  assert.is(as('csv', chart(hourly([1]))), 'time,label,value\r\n2026-11-22T00:00:00.000Z,CPU,1');
});

test('in HTML bars are a table, lines a picture with its numbers in words', () => {
  const html = (value: Chart) => renderHtml(toBlocks(value));
  const bars = html(chart({ '<b>': 2 }));
  assert.match(bars, /<th scope="row">&lt;b&gt;<\/th><td class="awsh-number">2<\/td>/);
  assert.match(bars, /<rect width="300" height="14"/);
  const lines = html(chart(hourly([1, 3], '<i>')));
  assert.match(lines, /<polyline [^>]*points="0\.0,120\.0 600\.0,0\.0"\/>/);
  assert.match(lines, /<figcaption>&lt;i&gt; · min 1 · max 3/);
});

test('in a program, console.log draws', () => {
  assert.is(inspect(chart({ a: 2, b: 1 })), `a  2  ${'█'.repeat(40)}\nb  1  ${'█'.repeat(20)}`);
});

test('an empty chart says so', () => {
  assert.is(shown(chart([]), 80), 'no data to draw');
});

test.run();
