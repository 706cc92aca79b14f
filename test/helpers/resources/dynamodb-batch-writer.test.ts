import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BatchWriter, type DynamoDbService } from '../../../helpers/awsh.ts';
import { failureOf } from '../support/aws-home.ts';
import { type Script, scripted } from '../support/scripted.ts';

interface Write {
  readonly PutRequest?: { readonly Item: Readonly<Record<string, { readonly S: string }>> };
  readonly DeleteRequest?: { readonly Key: Readonly<Record<string, { readonly S: string }>> };
}

const writesIn = (input: Readonly<Record<string, unknown>> = {}) =>
  (input.RequestItems as { books: Write[] }).books;
const idsIn = (input?: Readonly<Record<string, unknown>>) =>
  writesIn(input).map(({ PutRequest, DeleteRequest }) =>
    PutRequest ? PutRequest.Item.id?.S : `-${DeleteRequest?.Key.id?.S}`,
  );

function open(script: Script = () => ({})) {
  const { handle, inputs, clock } = scripted('dynamodb', script);
  return { table: (handle as DynamoDbService).Table('books'), inputs, clock };
}

test('writes go 25 a call, the rest at the end', async () => {
  const { table, inputs } = open();
  await table.batchWriter(async (batch) => {
    for (let index = 0; index < 60; index += 1) await batch.putItem({ Item: { id: `${index}` } });
    assert.equal(
      inputs.map((input) => writesIn(input).length),
      [25, 25],
    );
    assert.is(batch.pending, 10);
  });
  assert.equal(
    inputs.map((input) => writesIn(input).length),
    [25, 25, 10],
  );
});

test('nobody has to await each write', async () => {
  const { table, inputs } = open();
  const batch = table.batchWriter();
  assert.instance(batch, BatchWriter);
  for (let index = 0; index < 30; index += 1) batch.putItem({ Item: { id: `${index}` } });
  batch.deleteItem({ Key: { id: 'x' } });
  await batch.close();
  assert.equal(
    inputs.map((input) => writesIn(input).length),
    [25, 6],
  );
  assert.is(idsIn(inputs[1]).at(-1), '-x');
  assert.throws(() => batch.putItem({ Item: { id: 'late' } }), /is closed/);
});

test('it is closed at the end of its block', async () => {
  const { table, inputs } = open();
  {
    await using batch = table.batchWriter();
    await batch.putItem({ Item: { id: 'a' } });
  }
  assert.equal(
    inputs.map((input) => idsIn(input)),
    [['a']],
  );
});

test('what is left unwritten is sent again, after longer and longer pauses', async () => {
  const { table, inputs, clock } = open((input, number) =>
    number <= 2 ? { UnprocessedItems: { books: writesIn(input).slice(1) } } : {},
  );
  await table.batchWriter((batch) => {
    for (const id of ['a', 'b', 'c']) batch.putItem({ Item: { id } });
  });
  assert.equal(
    inputs.map((input) => idsIn(input)),
    [['a', 'b', 'c'], ['b', 'c'], ['c']],
  );
  const [first = 0, second = 0] = clock.slept;
  assert.ok(first >= 50 && first <= 100);
  assert.ok(second >= 100 && second <= 200);
});

test('a table that takes nothing at all is given up on, and what is left can be sent later', async () => {
  let isDown = true;
  const { table, inputs } = open((input) =>
    isDown ? { UnprocessedItems: { books: writesIn(input) } } : {},
  );
  const batch = table.batchWriter();
  batch.putItem({ Item: { id: 'a' } });
  const failure = await failureOf(batch.flush());
  assert.is(failure.message, 'DynamoDB leaves 1 item unwritten');
  assert.is(inputs.length, 11);
  assert.is(batch.pending, 1);
  isDown = false;
  await batch.close();
  assert.is(batch.pending, 0);
});

test('of several writes to one item only the last is sent, when keys are named', async () => {
  const { table, inputs } = open();
  await table.batchWriter(
    (batch) => {
      batch.putItem({ Item: { id: 'a', version: '1' } });
      batch.putItem({ Item: { id: 'b' } });
      batch.deleteItem({ Key: { id: 'a' } });
    },
    { overwriteByKeys: ['id'] },
  );
  assert.equal(
    inputs.map((input) => idsIn(input)),
    [['b', '-a']],
  );
});

test('a newer write is not overwritten by an older one that was left', async () => {
  const { table, inputs } = open((input, number) => {
    if (number > 1) return {};
    batch.putItem({ Item: { id: 'a', version: 'new' } });
    return { UnprocessedItems: { books: writesIn(input) } };
  });
  const batch = table.batchWriter({ overwriteByKeys: ['id'] });
  batch.putItem({ Item: { id: 'a', version: 'old' } });
  await batch.flush();
  await batch.close();
  assert.is(inputs.length, 2);
  assert.is(writesIn(inputs[1])[0]?.PutRequest?.Item.version?.S, 'new');
});

test('what was said before a failure is written, and the failure counts', async () => {
  const { table, inputs } = open();
  const failure = await failureOf(
    table.batchWriter((batch) => {
      batch.putItem({ Item: { id: 'a' } });
      throw new Error('out of ink');
    }),
  );
  assert.is(failure.message, 'out of ink');
  assert.equal(
    inputs.map((input) => idsIn(input)),
    [['a']],
  );
});

test('a call that AWS refuses is told at the next write and at the end', async () => {
  const { table } = open(() => ({ code: 'AccessDeniedException', status: 400 }));
  const batch = table.batchWriter();
  for (let index = 0; index < 25; index += 1) batch.putItem({ Item: { id: `${index}` } });
  assert.is((await failureOf(batch.close())).name, 'AccessDeniedException');
  assert.is(batch.pending, 25);
});

test.run();
