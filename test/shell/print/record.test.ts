import '../../../helpers/awsh.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { width } from '../../../helpers/text/width.ts';
import { printValue } from '../../../shell/print/index.ts';
import { instance } from './instances.ts';

const shown = (value: unknown, columns?: number) =>
  printValue(value, { format: 'auto', width: columns, color: false });

test('a record is a tree with its values aligned, lists and records below their names', () => {
  const lines = shown(instance(1), 80).split('\n');
  assert.match(lines[5] ?? '', /^ {2}LaunchTime {11}2026-10-01 08:00:00Z · .* ago$/);
  lines.splice(5, 1);
  assert.equal(lines, [
    '  InstanceId           i-0a1b2c3d4e5f60711',
    '  ImageId              ami-0c12345',
    '  InstanceType         t3.micro',
    '  State                running (16)',
    '  PrivateIpAddress     10.0.1.11',
    '  Placement            AvailabilityZone us-east-1a · Tenancy default',
    '  EbsOptimized         false',
    '  ProductCodes         none',
    '  Tags',
    '    - Name = web-1',
    '    - owner = ada',
    '  BlockDeviceMappings',
    '    - DeviceName  /dev/xvda',
    '      Ebs         Status attached · VolumeId vol-0123 · Iops 3000',
  ]);
});

test('a record of a known kind begins with its id, wherever AWS puts that', () => {
  const { InstanceId, ...others } = instance(1);
  assert.match(shown({ Architecture: 'arm64', ...others, InstanceId }), /^InstanceId +i-0a1b/);
});

test('a long list shows its beginning and how many more there are', () => {
  const record = { Members: Array.from({ length: 47 }, (_, at) => ({ A: at, B: 1, C: 2, D: 3 })) };
  assert.match(shown(record, 80), /\n {4}… 37 more$/);
  assert.not.match(shown(record), /more/);
});

test('a circle ends', () => {
  const record: Record<string, unknown> = { Name: 'x', A: 1, B: 2, C: 3 };
  record.Self = record;
  record.All = [record];
  assert.match(shown(record, 80), /Self +\[Circular\]\n {2}All\n {4}- \[Circular\]$/);
});

for (const columns of [20, 40, 80, 200]) {
  test(`in ${columns} columns lines break between words, and no word is cut`, () => {
    const text = 'many short words 日本語 👍🏽 one after the other '.repeat(5).trim();
    const record = { Description: text, Policy: { Sid: text, A: 1, B: 2, C: { D: text } } };
    const lines = shown(record, columns).split('\n');
    for (const line of lines) assert.ok(width(line) <= columns, `${width(line)}: ${line}`);
    assert.not.match(lines.join(''), /…/);
  });
}

test('an id or a link stays in one piece, so that it can be copied', () => {
  const link = `https://example.com/${'path/'.repeat(20)}`;
  assert.ok(shown({ InstanceId: 'i-1', Link: link }, 40).includes(link));
});

test('lines of a text stay below its name', () => {
  const policy = '{\n  "Version": "2012-10-17"\n}';
  assert.is(
    shown({ Name: 'x', Policy: policy }),
    'Name    x\nPolicy  {\n          "Version": "2012-10-17"\n        }',
  );
});

test('empty values say what they are', () => {
  assert.is(
    shown({ A: '', B: null, C: [], D: {}, E: undefined }),
    "A  ''\nB  null\nC  none\nD  {}",
  );
});

test.run();
