import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Attr, Key, Session } from '../../../helpers/awsh.ts';
import { failureOf } from '../support/aws-home.ts';
import { startMoto } from '../support/moto.ts';

const moto = await startMoto();
if (!moto) console.log('skip: moto_server is not on the PATH, so no DynamoDB was asked');
const check = moto ? test : test.skip;
test.after(() => moto?.stop());

async function open(name: string) {
  const session = new Session({ endpoint: moto?.url ?? '', region: 'us-east-1' });
  const table = await session.resource('dynamodb').createTable({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'shelf', KeyType: 'HASH' },
      { AttributeName: 'place', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'shelf', AttributeType: 'S' },
      { AttributeName: 'place', AttributeType: 'N' },
    ],
  });
  await table.waitUntilExists({ everyMs: 20 });
  return { session, table };
}

check('a table is made, listed, described and deleted', async () => {
  const { session, table } = await open('life');
  assert.is(table.tableStatus, 'ACTIVE');
  const names = (await session.service('dynamodb').tables.toArray()).map(({ name }) => name);
  assert.ok(names.includes('life'));
  await table.delete();
  await table.waitUntilNotExists({ everyMs: 20 });
  assert.is(await table.exists(), false);
});

check('items of all types come back as they went', async () => {
  const { table } = await open('types');
  const Key = { shelf: 'a', place: 1 };
  const Item = {
    ...Key,
    text: 'x',
    half: 0.5,
    big: 12345678901234567890n,
    yes: true,
    none: null,
    bytes: new Uint8Array([1, 2]),
    list: [1, 'a', { b: 2 }],
    texts: new Set(['a', 'b']),
    numbers: new Set([1, 2]),
  };
  await table.putItem({ Item });
  assert.equal((await table.getItem({ Key })).Item, Item);
  await table.updateItem({
    Key,
    UpdateExpression: 'SET half = half + :more',
    ExpressionAttributeValues: { ':more': 1 },
  });
  assert.is((await table.getItem({ Key })).Item?.half, 1.5);
  await table.deleteItem({ Key });
  assert.is((await table.getItem({ Key })).Item, undefined);
});

check('a hundred items are written in batches, queried and scanned by condition', async () => {
  const { table, session } = await open('many');
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  await table.batchWriter(async (batch) => {
    for (let place = 0; place < 100; place += 1) {
      await batch.putItem({
        Item: { shelf: place % 2 ? 'odd' : 'even', place, name: `n${place}` },
      });
    }
  });
  assert.equal(calls, Array(4).fill('BatchWriteItem'));

  const { Items = [] } = await table.query({
    KeyConditionExpression: Key('shelf').eq('odd').and(Key('place').between(10, 20)),
  });
  assert.equal(
    Items.map(({ place }) => place),
    [11, 13, 15, 17, 19],
  );
  calls.length = 0;
  const found = await table.items
    .scan({ FilterExpression: Attr('name').contains('9') }, { pageSize: 30 })
    .toArray();
  assert.is(found.length, 19);
  assert.equal(calls, Array(4).fill('Scan'));
});

check('every operator of conditions is understood', async () => {
  const { table } = await open('operators');
  const Item = { shelf: 'a', place: 5, name: 'moby', tags: ['x', 'y'], depth: { m: 3 } };
  await table.putItem({ Item });
  const conditions = {
    eq: Attr('name').eq('moby'),
    ne: Attr('name').ne('dick'),
    lt: Attr('place').lt(6),
    lte: Attr('place').lte(5),
    gt: Attr('place').gt(4),
    gte: Attr('place').gte(5),
    between: Attr('place').between(4, 6),
    isIn: Attr('place').isIn([4, 5]),
    beginsWith: Attr('name').beginsWith('mo'),
    contains: Attr('tags').contains('y'),
    exists: Attr('name').exists(),
    notExists: Attr('size').notExists(),
    attributeType: Attr('name').attributeType('S'),
    size: Attr('tags').size().eq(2),
    path: Attr('depth.m').eq(3),
    element: Attr('tags[1]').eq('y'),
    and: Attr('name').eq('moby').and(Attr('place').eq(5)),
    or: Attr('name').eq('dick').or(Attr('place').eq(5)),
    not: Attr('name').eq('dick').not(),
  };
  for (const [name, FilterExpression] of Object.entries(conditions)) {
    assert.is((await table.scan({ FilterExpression })).Count, 1, name);
    const { Count } = await table.scan({ FilterExpression: FilterExpression.not() });
    assert.is(Count, 0, `not ${name}`);
  }
  const failure = await failureOf(
    table.putItem({ Item, ConditionExpression: Attr('shelf').notExists() }),
  );
  assert.is(failure.name, 'ConditionalCheckFailedException');
});

test.run();
