import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { printValue } from '../../../shell/print/index.ts';
import { described, subnets } from './instances.ts';

const $metadata = { httpStatusCode: 200 };
const json = (value: unknown) => printValue(value, { format: 'json', color: true, width: 20 });
const yaml = (value: unknown, terminal = false) =>
  printValue(value, { format: 'yaml', color: true, terminal });
const csv = (value: unknown, terminal = false) =>
  printValue(value, { format: 'csv', color: true, terminal });

test('JSON says what the value says, in JSON', () => {
  const value = {
    $metadata,
    When: new Date('2026-11-22T15:04:05Z'),
    Body: new Uint8Array([1, 2, 3]),
    Count: 7n,
    Large: 2n ** 60n,
    Nothing: undefined,
    Never: Number.NaN,
    Tags: new Map([['owner', 'ada']]),
    Names: new Set(['a']),
  };
  assert.equal(JSON.parse(json(value)), {
    When: '2026-11-22T15:04:05.000Z',
    Body: 'AQID',
    Count: 7,
    Large: '1152921504606846976',
    Never: null,
    Tags: { owner: 'ada' },
    Names: ['a'],
  });
});

test('JSON and YAML keep the reservations: only $metadata goes', () => {
  const { Reservations } = described([2, 1]);
  const expected = JSON.parse(JSON.stringify({ Reservations }));
  assert.equal(JSON.parse(json(described([2, 1]))), expected);
  assert.equal(parse(yaml(described([2, 1]))), expected);
});

test('a member called __proto__ is a member', () => {
  const value = JSON.parse('{"Attributes":{"__proto__":"x","constructor":"y"}}');
  assert.match(json(value), /"__proto__": "x"/);
  assert.match(yaml(value), /__proto__: x/);
  assert.is(csv([JSON.parse('{"__proto__":"x","A":"y"}')]), '__proto__,A\r\nx,y');
});

test('a circle is named where it closes', () => {
  const value: Record<string, unknown> = { A: 1 };
  value.Self = value;
  assert.equal(JSON.parse(json(value)), { A: 1, Self: '[Circular]' });
});

test('control characters are escaped in JSON, also where JSON would not have to', () => {
  const text = json({ Name: '\x1b\x9b\u202e\u200b' });
  assert.is(text, '{\n  "Name": "\\u001b\\u009b\\u202e\\u200b"\n}');
});

test('YAML and CSV are exact in a file and safe on a terminal', () => {
  const value = [{ Name: 'a\u202eb' }];
  assert.is(yaml(value), '- Name: a\u202eb');
  assert.is(yaml(value, true), '- Name: a\\u202eb');
  assert.is(csv(value), 'Name\r\na\u202eb');
  assert.is(csv(value, true), 'Name\na\\u202eb');
});

test('nothing is cut, however long or narrow', () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ Id: at, Text: 'x'.repeat(300) }));
  assert.is(JSON.parse(json(rows)).length, 1_000);
  assert.is(csv(rows).split('\r\n').length, 1_001);
  assert.equal(parse(yaml(rows)), rows);
});

test('CSV has a header and a row a record, as RFC 4180 wants it', () => {
  const rows = [
    { Id: 'i-1', Size: 8, On: true, Note: 'a, "b"\nc' },
    { Id: 'i-2', Size: -12.5, Extra: { A: [1] } },
  ];
  assert.is(
    csv(rows),
    'Id,Size,On,Note,Extra\r\ni-1,8,true,"a, ""b""\nc",\r\ni-2,-12.5,,,"{""A"":[1]}"',
  );
});

test('an answer in CSV is its list, and that of DescribeInstances its instances', () => {
  const lines = csv(described([2, 1])).split('\r\n');
  assert.match(lines[0] ?? '', /^InstanceId,ImageId,InstanceType,PrivateIpAddress/);
  assert.is(lines.length, 4);
  assert.is(csv({ $metadata, Subnets: subnets(3) }).split('\r\n').length, 4);
  assert.is(csv({ $metadata, QueueUrls: ['a', 'b'] }), 'QueueUrls\r\na\r\nb');
});

test('CSV begins with what identifies and ends with what is nested', () => {
  const rows = [
    { Architecture: 'arm64', Tags: [{ Key: 'a', Value: 'b' }], Size: 1, ImageId: 'ami-1' },
    { Architecture: 'arm64', Tags: [], Size: 1, ImageId: 'ami-2' },
  ];
  assert.match(csv({ $metadata, Images: rows }), /^ImageId,Architecture,Size,Tags\r\n/);
});

test('a single record is one row, a list of names one column, an empty list nothing', () => {
  assert.is(csv({ A: 1, B: 'x' }), 'A,B\r\n1,x');
  assert.is(csv(['a', 'b']), 'value\r\na\r\nb');
  assert.is(csv([]), '');
});

for (const formula of ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1']) {
  test(`J3 ${JSON.stringify(formula)} is no formula in a spreadsheet`, () => {
    assert.match(csv([{ Name: formula }]), /^Name\r\n"?'/);
    assert.match(csv([{ [formula]: 1 }]), /^"?'/);
  });
}

test('numbers stay numbers', () => {
  assert.is(csv([{ A: -5, B: '-5', C: 1e21 }]), 'A,B,C\r\n-5,-5,1e+21');
});

test.run();
