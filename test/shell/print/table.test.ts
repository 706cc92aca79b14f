import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { width } from '../../../helpers/text/width.ts';
import { printValue } from '../../../shell/print/index.ts';
import { subnets } from './instances.ts';

const shown = (value: unknown, columns?: number) =>
  printValue(value, { format: 'auto', width: columns, color: false });
const titles = (text: string) => text.split('\n', 1)[0]?.trim().split(/ {2,}/) ?? [];

test('the id comes first, then the name, the state, the rest; constants and nested ones last', () => {
  assert.equal(titles(shown(subnets(3))), [
    'SubnetId',
    'Name',
    'State',
    'AvailabilityZone',
    'AvailableIpAddressCount',
    'CidrBlock',
    'DefaultForAz',
    'OwnerId',
    'VpcId',
    'MapPublicIpOnLaunch',
    'Tags',
  ]);
});

test('a column that is empty in every row is left out', () => {
  assert.not.ok(titles(shown(subnets(3))).includes('OutpostArn'));
});

test('a few columns stay in the order they were picked in', () => {
  const picked = [
    { type: 't3.micro', id: 'i-1', at: 3 },
    { type: 'm5.large', id: 'i-2', at: 12 },
  ];
  assert.is(shown(picked), 'type      id   at\nt3.micro  i-1   3\nm5.large  i-2  12');
});

for (const columns of [20, 40, 80, 200]) {
  test(`a table fits into ${columns} columns, with CJK and emoji in it`, () => {
    const rows = subnets(4).map((subnet, at) => ({
      ...subnet,
      Description: ['日本語のサブネット', '👨‍👩‍👧 family 👍🏽', 'plain', 'x'.repeat(300)][at],
    }));
    const lines = shown(rows, columns).split('\n');
    for (const line of lines) assert.ok(width(line) <= columns, `${width(line)}: ${line}`);
    assert.match(lines[0] ?? '', /^ {2}SubnetId/);
  });
}

test('columns line up below wide characters', () => {
  const text = shown([
    { Name: '日本', Zone: 'a' },
    { Name: 'plain', Zone: 'b' },
  ]);
  assert.is(text, 'Name   Zone\n日本   a\nplain  b');
});

test('what room there is goes to the first columns, and the others are named', () => {
  const text = shown(subnets(2), 60);
  assert.match(text, /subnet-0aa11bb22cc33dd40 {2}private-0 {2}available/);
  assert.match(text, /^ {2}not shown: AvailabilityZone, .*…$/m);
});

test('an id is cut only when it is alone and still too long', () => {
  assert.match(shown(subnets(1), 30), /subnet-0aa11bb22cc33dd40$/m);
  assert.match(shown(subnets(1), 20), /^ {2}subnet-0aa11bb22c…$/m);
});

test('long texts are cut before short ones', () => {
  const rows = [{ Id: 'x-1', Description: 'd'.repeat(100), Zone: 'us-east-1a' }];
  assert.match(shown(rows, 60), /^ {2}x-1 {2}d+… {2}us-east-1a$/m);
});

test('an ARN is cut at its beginning, where all are alike', () => {
  const rows = [
    { Name: 'a', Arn: `arn:aws:iam::123456789012:role/${'path/'.repeat(10)}admin`, Path: '/' },
  ];
  assert.match(shown(rows, 50), /…[\w/]*\/admin/);
});

test('dates are told in full, and by age where room is short', () => {
  const rows = [{ Id: 'x-1', CreateDate: new Date(Date.now() - 41.5 * 86_400_000) }];
  assert.match(shown(rows, 80), /x-1 {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/);
  assert.match(shown(rows, 24), /x-1 {2}41 d/);
});

test('lists and records in a cell are counted, small ones told', () => {
  const rows = [
    { Id: '1', Tags: [{ Key: 'a', Value: 'b' }], Ids: ['x', 'y'], State: { Name: 'on', Code: 1 } },
    { Id: '2', Tags: [{ Key: 'a' }, { Key: 'b' }], Ids: [], State: { Reason: 'why' } },
  ];
  const text = shown(rows, 80);
  assert.match(text, /1 +\{ a: 'b' \} +x, y +on/);
  assert.match(text, /2 +2 tags +\{…\}/);
});

test('a screen gets its fill of rows and the number of the others, a pipe gets all', () => {
  const rows = Array.from({ length: 1204 }, (_, at) => ({ Id: `x-${at}`, At: at }));
  assert.match(shown(rows, 80), /\n… 1,104 more$/);
  assert.is(shown(rows).split('\n').length, 1205);
  const table = printValue(rows, { format: 'table', width: 80, color: false });
  assert.is(table.split('\n').length, 1205);
});

test('off screen nothing is cut', () => {
  const long = 'd'.repeat(5_000);
  const text = shown([
    { Id: '1', Description: long, Zone: 'a' },
    { Id: '2', Description: 'short', Zone: 'b' },
  ]);
  assert.ok(text.includes(`${long}  a`));
  assert.ok(text.length < 5_400);
});

test('.table makes a table of whatever can be one', () => {
  const table = (value: unknown) => printValue(value, { format: 'table', color: false });
  assert.is(table(['a', 'b']), 'value\na\nb');
  assert.is(table({ a: 1, b: 'x' }), 'a  b\n1  x');
  assert.is(table(42), '42');
});

test.run();
