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
    "  Tags                 { Name: 'web-1', owner: 'ada' }",
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

const tree = (value: unknown, columns?: number) =>
  printValue(value, { format: 'tree', width: columns, color: false });
const hollow = {
  A: '',
  B: null,
  C: [],
  D: {},
  E: undefined,
  F: false,
  G: { H: [{}], I: '' },
  J: 0,
};

test('empty members are left out; null, false and 0 say something', () => {
  assert.is(shown(hollow), 'B  null\nF  false\nG\n  H  [ {} ]\nJ  0');
});

test('.tree shows the empty members too, and says what they are', () => {
  assert.is(
    tree(hollow),
    "A  ''\nB  null\nC  none\nD  {}\nF  false\nG\n  H  [ {} ]\n  I  ''\nJ  0",
  );
});

test('a record of nothing but empty members says so', () => {
  assert.is(shown({ Groups: [], Reason: '' }, 80), 'nothing but empty members: Groups, Reason');
});

test('tags are one object, wherever they stand and however AWS spells them', () => {
  const Tags = [
    { Key: 'Name', Value: 'web' },
    { Key: "aws:it's", Value: 'a"b' },
  ];
  assert.is(shown({ Id: 'i-1', Tags }), `Id    i-1\nTags  { Name: 'web', "aws:it's": 'a"b' }`);
  const tags = [{ key: 'team', value: 'blue' }];
  assert.match(shown({ Box: { A: 1, B: 2, C: 3, tags } }), /tags {2}\{ team: 'blue' \}/);
  assert.match(shown({ Rules: [{ Key: 'a', Value: 1 }] }), /^Rules\n {2}- a = 1$/);
});

test('a large answer is shown as deep as fits, what lies deeper as what it is made of', () => {
  const leaf = { A: 1, B: 2, C: 3, D: [1, 2], E: { F: 1, G: 2, H: 3, I: 4 } };
  const wide = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`Part${at}`, { Leaf: leaf, X: 1, Y: 2, Z: 3 }]),
  );
  const text = shown({ Name: 'x', ...wide }, 80);
  assert.ok(text.split('\n').length <= 100, text);
  assert.match(text, /Part29 +\{ Leaf, X, Y, Z \}$/);
  assert.match(shown({ Name: 'x', Part: wide.Part0 }, 80), /H {2}3/);
  assert.ok(shown({ Name: 'x', ...wide }).split('\n').length > 300);
});

test('.tree makes a tree of a list', () => {
  assert.is(tree([{ Id: 'a', Name: 'x' }, { Id: 'b' }]), '- Id a · Name x\n- Id b');
});

test('.tree begins every element with its id', () => {
  const { InstanceId, ...others } = instance(1);
  const lines = tree([{ Architecture: 'arm64', ...others, InstanceId }], 80).split('\n');
  assert.match(lines[0] ?? '', /^ {2}- InstanceId +i-0a1b/);
});

test('sizes are told as people read them on a screen, and as they are elsewhere', () => {
  const volume = { VolumeId: 'vol-1', Size: 8, VolumeType: 'gp3', Encrypted: false };
  assert.match(shown(volume, 80), /Size +8 GiB/);
  assert.match(shown([volume], 80), /8 GiB/);
  assert.match(shown([volume]), / 8 /);
  assert.match(shown({ CodeSize: 1536, Runtime: 'x', A: 1, B: 2 }, 80), /CodeSize +1\.5 KiB/);
  assert.match(printValue([volume], { format: 'csv', color: false, width: 80 }), /,8,/);
});

test.run();
