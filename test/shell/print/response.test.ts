import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printBrief, printValue, toBlocks } from '../../../shell/print/index.ts';
import { described, subnets } from './instances.ts';

const $metadata = { httpStatusCode: 200, requestId: '6f1c' };
const shown = (value: unknown, width?: number) =>
  printValue(value, { format: 'auto', width, color: false });

test('DescribeInstances shows the instances of all reservations, and says how they lay', () => {
  const text = shown(described([2, 1]), 120);
  assert.match(text, /i-0a1b2c3d4e5f60710 +web-0/);
  assert.match(text, /i-0a1b2c3d4e5f60712 +web-2/);
  assert.match(text, /\n3 instances in 2 reservations · instances\(r\) opens the boxes$/);
  assert.not.match(text, /metadata/);
});

test('an answer with one list is that list, counted', () => {
  const text = shown({ $metadata, Subnets: subnets(3) }, 120);
  assert.match(text, /^ {2}SubnetId/);
  assert.match(text, /\n3 subnets$/);
});

test('a list of names is one name a line', () => {
  const text = shown({ $metadata, TableNames: ['users', 'orders'] });
  assert.is(text, 'TableNames\nusers\norders\n2 table names');
});

test('what else the answer says is named beside the count', () => {
  const answer = { $metadata, Contents: [{ Key: 'a', Size: 1 }], Name: 'bucket', Owner: undefined };
  assert.match(shown(answer), /\n1 content · also Name$/);
});

test('that there is another page is said, its token is not shown', () => {
  const text = shown({ $metadata, Subnets: subnets(1), NextToken: 'eyJ2IjoiMiJ9' }, 80);
  assert.match(text, /\nmore on the next page \(NextToken\)$/);
  assert.not.match(text, /eyJ2/);
});

test("a credential's token is no page", () => {
  const text = shown({ $metadata, Credentials: { SessionToken: 'FwoG', AccessKeyId: 'ASIA' } });
  assert.match(text, /SessionToken FwoG/);
  assert.not.match(text, /next page/);
});

test('an empty list says what there is none of', () => {
  assert.is(shown({ $metadata, Subnets: [] }, 80), 'no subnets');
  assert.is(shown(described([]), 80), 'no instances');
  assert.is(
    shown({ $metadata, SecurityGroups: [], NextToken: undefined }, 80),
    'no security groups',
  );
});

test('empty lists beside a filled one do not hide it', () => {
  const text = shown({
    $metadata,
    failures: [],
    services: [{ serviceName: 'web', status: 'ACTIVE' }],
  });
  assert.is(text, 'serviceName  status\nweb          ACTIVE\n1 service');
});

test('an answer without a list, or with several, is a tree', () => {
  assert.is(
    shown({ $metadata, UserId: 'AIDA', Account: '123456789012' }),
    'UserId   AIDA\nAccount  123456789012',
  );
  assert.match(shown({ $metadata, A: [{ X: 1 }], B: [{ Y: 1 }] }), /^A\n {2}- X 1\nB\n {2}- Y 1$/);
});

test('an answer without members says so', () => {
  assert.is(shown({ $metadata }, 80), 'done; the answer has no members');
});

test('blocks know no screen: their text is as it came', () => {
  const blocks = toBlocks({ $metadata, Subnets: [{ SubnetId: '\x1b[2J' }] }, { width: 80 });
  assert.equal(
    blocks.map(({ kind }) => kind),
    ['table', 'note'],
  );
  const [table] = blocks;
  assert.is(table?.kind === 'table' && table.rows[0]?.[0]?.text, '\x1b[2J');
});

test('what else can be done is offered at the end of the closing note, where there is room', () => {
  const offered = (width: number, value: unknown = { $metadata, Subnets: subnets(3) }) =>
    printValue(value, {
      format: 'auto',
      width,
      color: false,
      label: '[1]',
      offer: '.json  Out[1]',
    });
  const note = offered(80).split('\n').at(-1) ?? '';
  assert.match(note, /^\[1\] 3 subnets {50,}\.json {2}Out\[1\]$/);
  assert.is(note.length, 80);
  assert.match(offered(25), /\n\[1\] 3 subnets$/);
  assert.is(offered(80, 5), '[1] 5');
});

test('in one line, an answer tells what it is made of', () => {
  const brief = (value: unknown) => printBrief(value, { width: 120, color: false });
  assert.is(
    brief(described([2, 1])),
    '{ Reservations: 2 × { ReservationId, OwnerId, Instances } }  instances(r) opens the boxes',
  );
  assert.is(brief({ $metadata, Vpcs: [], NextToken: '' }), '{}');
  assert.is(
    brief({ $metadata, NextToken: 'eyJ2', Vpcs: [{ VpcId: 'vpc-1' }] }),
    '{ Vpcs: 1 × { VpcId }, NextToken }',
  );
  assert.is(brief(['i-1', 'i-2']), "[ 'i-1', 'i-2' ]");
  assert.is(brief('abcdefghi'.split('')), "9 × 'a', 'b', 'c', 'd', 'e', …");
  assert.is(brief(5), '5');
  assert.is(printBrief(described([1]), { width: 30, color: false }).length, 30);
});

test.run();
