import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  attributeItem,
  attributes,
  attributeTexts,
  entries,
  filterObject,
  filters,
  metricRows,
  native,
  outputs,
  parameterList,
  parameters,
  policy,
  tagList,
  tags,
} from '../../../helpers/flatten.ts';

test('tags are found under every name that services give them, and become a list again', () => {
  const all = { Name: 'web-1', owner: 'ann' };
  assert.equal(tags({ TagList: tagList(all) }), all);
  assert.equal(tags({ TagSet: tagList(all) }), all);
  assert.equal(tags({ Tags: [{ TagKey: 'a', TagValue: 'b' }] }), { a: 'b' });
  assert.equal(tags({ tags: [{ key: 'a', value: 'b' }] }), { a: 'b' });
  assert.equal(tags({ tags: { a: 'b' } }), { a: 'b' });
});

test('filters are an object and a list by turns', () => {
  const list = filters({
    'instance-state-name': 'running',
    'tag:owner': ['ann', 'bob'],
    'vpc-id': undefined,
  });
  assert.equal(list, [
    { Name: 'instance-state-name', Values: ['running'] },
    { Name: 'tag:owner', Values: ['ann', 'bob'] },
  ]);
  assert.equal(filterObject(list), {
    'instance-state-name': ['running'],
    'tag:owner': ['ann', 'bob'],
  });
});

test("a queue's attributes are what they mean, and texts again", () => {
  const Attributes = {
    VisibilityTimeout: '30',
    FifoQueue: 'true',
    CreatedTimestamp: '1700000000',
    QueueArn: 'arn:aws:sqs:us-east-1:123456789012:jobs',
    Policy: '{"Statement":[]}',
    Owner: '123456789012',
  };
  const read = attributes({ Attributes });
  assert.equal(read, {
    VisibilityTimeout: 30,
    FifoQueue: true,
    CreatedTimestamp: new Date(1_700_000_000_000),
    QueueArn: 'arn:aws:sqs:us-east-1:123456789012:jobs',
    Policy: { Statement: [] },
    Owner: '123456789012',
  });
  assert.equal(attributeTexts(read), Attributes);
  assert.equal(attributes({}), {});
});

test("a message's times are milliseconds", () => {
  const { SentTimestamp } = attributes({ Attributes: { SentTimestamp: '1700000000123' } });
  assert.equal(SentTimestamp, new Date(1_700_000_000_123));
});

test('metrics are rows, oldest first, from both operations', () => {
  const [early, late] = [new Date(1000), new Date(2000)];
  assert.equal(
    metricRows({
      MetricDataResults: [{ Id: 'm1', Label: 'CPU', Timestamps: [late, early], Values: [2, 1] }],
    }),
    [
      { time: early, id: 'm1', label: 'CPU', value: 1 },
      { time: late, id: 'm1', label: 'CPU', value: 2 },
    ],
  );
  const Datapoints = [
    { Timestamp: late, Average: 2, ExtendedStatistics: { p99: 9 } },
    { Timestamp: early, Average: 0 },
  ];
  assert.equal(
    metricRows({ Datapoints, Label: 'CPU' }).map(({ id, value }) => [id, value]),
    [
      ['Average', 0],
      ['Average', 2],
      ['p99', 9],
    ],
  );
});

test("DynamoDB's values are JavaScript's, and its own again", () => {
  const item = {
    id: { S: 'a' },
    size: { N: '3' },
    tags: { SS: ['x', 'y'] },
    more: { M: { on: { BOOL: true }, none: { NULL: true }, list: { L: [{ N: '1.5' }] } } },
    bytes: { B: new Uint8Array([1]) },
  };
  const read = native(item);
  assert.equal(read, {
    id: 'a',
    size: 3,
    tags: new Set(['x', 'y']),
    more: { on: true, none: null, list: [1.5] },
    bytes: new Uint8Array([1]),
  });
  assert.equal(attributeItem(read), item);
  assert.equal(native({ Items: [item] }), [read]);
  assert.equal(native([item]), [read]);
});

test('a number that JavaScript can not hold stays the text that it is', () => {
  const long = '12345678901234567890';
  assert.equal(native({ n: { N: long }, m: { N: '1000000000000000000000' } }), {
    n: long,
    m: 1e21,
  });
});

test('what DynamoDB has no type for is refused by name', () => {
  for (const value of [new Set(), Number.NaN, () => 1]) {
    try {
      attributeItem({ odd: value });
      assert.unreachable();
    } catch (error) {
      assert.is((error as Error).message, 'odd has a value that DynamoDB has no type for');
    }
  }
});

test('a folder of a bucket is listed by name, folders first', () => {
  const modified = new Date(0);
  const page = {
    Prefix: '2026/',
    CommonPrefixes: [{ Prefix: '2026/photos/' }],
    Contents: [
      { Key: '2026/', Size: 0 },
      { Key: '2026/cat.jpg', Size: 3, LastModified: modified },
    ],
  };
  assert.equal(entries(page), [
    { name: 'photos/', key: '2026/photos/', kind: 'folder' },
    { name: 'cat.jpg', key: '2026/cat.jpg', kind: 'object', size: 3, modified },
  ]);
  assert.equal(entries({}), []);
});

test("a stack's outputs and parameters are objects", () => {
  const Stacks = [
    {
      StackName: 's',
      CreationTime: undefined,
      StackStatus: undefined,
      Outputs: [{ OutputKey: 'VpcId', OutputValue: 'vpc-1' }],
      Parameters: [
        { ParameterKey: 'Size', ParameterValue: 't3' },
        { ParameterKey: 'Image', ParameterValue: '/ami', ResolvedValue: 'ami-1' },
      ],
    },
  ];
  assert.equal(outputs({ Stacks }), { VpcId: 'vpc-1' });
  assert.equal(parameters({ Stacks }), { Size: 't3', Image: 'ami-1' });
  assert.equal(parameterList({ Count: 3 }), [{ ParameterKey: 'Count', ParameterValue: '3' }]);
  assert.equal(outputs({ Stacks: [] }), {});
});

test('policy documents are read as IAM encodes them and as others write them', () => {
  const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*' } };
  const read = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*' }] };
  const encoded = encodeURIComponent(JSON.stringify(document));
  assert.equal(policy(encoded), read);
  assert.equal(policy({ Policy: JSON.stringify(document) }), read);
  assert.equal(policy({ Role: { RoleName: 'r', AssumeRolePolicyDocument: encoded } }), read);
  assert.throws(() => policy({ Role: {} }), 'there is no policy document in that');
});

test('names called __proto__ are names like any other', () => {
  const odd = '__proto__';
  const made = [
    tags([{ Key: odd, Value: 'x' }]),
    filterObject([{ Name: odd, Values: ['x'] }]),
    native(JSON.parse('{"__proto__": {"S": "x"}}')),
    outputs({ Outputs: [{ OutputKey: odd, OutputValue: 'x' }] } as never),
  ];
  for (const one of made) {
    assert.equal(Object.keys(one), [odd]);
    assert.is(Object.getPrototypeOf(one), Object.prototype);
  }
});

test.run();
