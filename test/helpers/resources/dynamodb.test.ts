import '../support/environment.ts';
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Attr, type DynamoDbService, Key } from '../../../helpers/awsh.ts';
import { attributeOf, nativeOf } from '../../../helpers/resources/dynamodb/values.ts';
import { failureOf } from '../support/aws-home.ts';
import { type Script, scripted } from '../support/scripted.ts';

function open(script: Script = () => ({})) {
  const { handle, inputs, clock } = scripted('dynamodb', script);
  const dynamodb = handle as DynamoDbService;
  return { dynamodb, table: dynamodb.Table('books'), inputs, clock };
}

const values: readonly (readonly [string, unknown, object])[] = [
  ['text', 'a', { S: 'a' }],
  ['a number', 1.5, { N: '1.5' }],
  ['a big integer', 12345678901234567890n, { N: '12345678901234567890' }],
  ['true', true, { BOOL: true }],
  ['null', null, { NULL: true }],
  ['bytes', new Uint8Array([1, 2]), { B: new Uint8Array([1, 2]) }],
  ['a list', [1, 'a'], { L: [{ N: '1' }, { S: 'a' }] }],
  ['a map', { a: { b: 1 } }, { M: { a: { M: { b: { N: '1' } } } } }],
  ['a set of texts', new Set(['a']), { SS: ['a'] }],
  ['a set of numbers', new Set([1, 9007199254740993n]), { NS: ['1', '9007199254740993'] }],
  ['a set of bytes', new Set([new Uint8Array([1])]), { BS: [new Uint8Array([1])] }],
];

for (const [name, value, attribute] of values) {
  test(`${name} is kept and comes back as it was`, () => {
    assert.equal(attributeOf(value, 'x'), attribute);
    assert.equal(nativeOf(attribute as never), value);
  });
}

test('a number with more digits than JavaScript has comes back to the last one', () => {
  const digits = '0.12345678901234567890123456789';
  const number = nativeOf({ N: digits });
  assert.instance(number, NumberValue);
  assert.equal(attributeOf(number, 'x'), { N: digits });
  const huge = nativeOf({ N: '1E+100' });
  assert.equal(attributeOf(huge, 'x'), { N: '1E+100' });
});

test('buffers, maps and members that are undefined are taken as what they are', () => {
  assert.equal(attributeOf(new Uint16Array([1]), 'x'), { B: new Uint8Array([1, 0]) });
  assert.equal(attributeOf(new Map([['a', 1]]), 'x'), { M: { a: { N: '1' } } });
  assert.equal(attributeOf({ a: undefined }, 'x'), { M: {} });
});

test('an attribute with a name of JavaScript’s own is one like any other', () => {
  const item = nativeOf({ M: { ['__proto__']: { S: 'x' } } }) as object;
  assert.is(Object.getPrototypeOf(item), Object.prototype);
  assert.ok(Object.hasOwn(item, '__proto__'));
});

test('what DynamoDB has no type for is named by its place, before anything is sent', async () => {
  const { table, inputs } = open();
  const refused = async (Item: object) => (await failureOf(table.putItem({ Item }))).message;
  assert.is(await refused({ a: [() => 1] }), 'Item.a[0]: DynamoDB has no type for function');
  assert.match(await refused({ a: { b: 2 ** 60 } }), /^Item.a.b: \d+ may have lost digits/);
  assert.match(await refused({ a: Number.NaN }), /^Item.a: NaN is no number/);
  assert.match(await refused({ a: new Set() }), /^Item.a: a set has/);
  assert.match(await refused({ a: new URL('http://x') }), /^Item.a: DynamoDB has no type for URL/);
  assert.is(inputs.length, 0);
});

test('items go in and come out with JavaScript’s values', async () => {
  const { table, inputs } = open((input) => (input.Key ? { Item: { id: { S: 'a' } } } : {}));
  await table.putItem({ Item: { id: 'a', size: 3 } });
  const { Item } = await table.getItem({ Key: { id: 'a' } });
  assert.equal(Item, { id: 'a' });
  assert.equal(inputs, [
    { TableName: 'books', Item: { id: { S: 'a' }, size: { N: '3' } } },
    { TableName: 'books', Key: { id: { S: 'a' } } },
  ]);
});

test('conditions become text, beside what the input says already', async () => {
  const { table, inputs } = open();
  await table.query({
    KeyConditionExpression: Key('id').eq('a'),
    FilterExpression: Attr('size').gt(3),
    ProjectionExpression: '#n0',
    ExpressionAttributeNames: { '#n0': 'name' },
  });
  assert.equal(inputs, [
    {
      TableName: 'books',
      KeyConditionExpression: '#n1 = :v0',
      FilterExpression: '#n2 > :v1',
      ProjectionExpression: '#n0',
      ExpressionAttributeNames: { '#n0': 'name', '#n1': 'id', '#n2': 'size' },
      ExpressionAttributeValues: { ':v0': { S: 'a' }, ':v1': { N: '3' } },
    },
  ]);
  await table.putItem({ Item: { id: 'a' }, ConditionExpression: Attr('id').notExists() });
  assert.is(inputs[1]?.ExpressionAttributeValues, undefined);
});

test('a condition on any attribute is refused where keys are meant', async () => {
  const KeyConditionExpression = Attr('id').eq('a');
  const failure = await failureOf(open().table.query({ KeyConditionExpression }));
  assert.is(failure.message, 'KeyConditionExpression takes conditions on keys');
});

test('a query is one page; its items are all of them', async () => {
  const { table, inputs } = open(({ ExclusiveStartKey }) =>
    ExclusiveStartKey
      ? { Items: [{ id: { S: 'b' } }], Count: 1 }
      : { Items: [{ id: { S: 'a' } }], Count: 1, LastEvaluatedKey: { id: { S: 'a' } } },
  );
  const KeyConditionExpression = Key('id').eq('a');
  const page = await table.query({ KeyConditionExpression });
  assert.equal([page.Items, page.LastEvaluatedKey], [[{ id: 'a' }], { id: 'a' }]);
  assert.is(inputs.length, 1);
  assert.equal(await table.items.query({ KeyConditionExpression }).toArray(), [
    { id: 'a' },
    { id: 'b' },
  ]);
  assert.is(inputs.length, 3);
  const pages = await table.pages.scan().toArray();
  assert.equal(
    pages.map(({ Items }) => Items),
    [[{ id: 'a' }], [{ id: 'b' }]],
  );
});

test('a table is made, listed, loaded and changed as any resource', async () => {
  const { dynamodb, inputs } = open((input) => {
    const TableDescription = { TableName: 'books', TableStatus: 'ACTIVE' };
    if (!input.TableName) return { TableNames: ['books', 'maps'] };
    return { Table: TableDescription, TableDescription };
  });
  const tables = await dynamodb.tables.toArray();
  assert.equal(tables.map(String), ['Table books', 'Table maps']);
  const table = await dynamodb.Table('books').load();
  assert.is(table.tableStatus, 'ACTIVE');
  const updated = await table.update({ BillingMode: 'PAY_PER_REQUEST' });
  assert.equal([updated.tableStatus, table.isStale], ['ACTIVE', false]);
  assert.is(inputs.length, 3);
  assert.is(table.arn, 'arn:aws:dynamodb:us-east-1:123456789012:table/books');
});

test('boto3’s resource object batches with JavaScript’s values; the handle stays raw', async () => {
  const { dynamodb, inputs } = open((input) =>
    input.RequestItems ? { Responses: { books: [{ id: { S: 'a' } }] } } : {},
  );
  const resource = dynamodb.session.resource('dynamodb');
  const RequestItems = { books: { Keys: [{ id: 'a' }] } };
  const { Responses } = await resource.batchGetItem({ RequestItems });
  assert.equal(Responses, { books: [{ id: 'a' }] });
  assert.equal(inputs[0]?.RequestItems, { books: { Keys: [{ id: { S: 'a' } }] } });
  await resource.batchWriteItem({
    RequestItems: { books: [{ PutRequest: { Item: { id: 'b', n: new Set([1]) } } }] },
  });
  assert.equal(inputs[1]?.RequestItems, {
    books: [{ PutRequest: { Item: { id: { S: 'b' }, n: { NS: ['1'] } } } }],
  });
  const raw = await dynamodb.batchGetItem({
    RequestItems: { books: { Keys: [{ id: { S: 'a' } }] } },
  });
  assert.equal(raw.Responses, { books: [{ id: { S: 'a' } }] });
});

test('a call that fails says so in AWS’s own error', async () => {
  const { table } = open(() => ({ code: 'ResourceNotFoundException', status: 400 }));
  assert.is(
    (await failureOf(table.getItem({ Key: { id: 'a' } }))).name,
    'ResourceNotFoundException',
  );
});

test.run();
