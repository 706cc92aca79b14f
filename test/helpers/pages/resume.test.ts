import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type DynamoDbService,
  type Ec2Service,
  inContext,
  type Progress,
  reservationOf,
  type S3Service,
} from '../../../helpers/index.ts';
import { scripted } from '../support/scripted.ts';

/** Reservations by page, each with the numbers of its instances. */
const boxes = [[[1, 2], [3]], [[4, 5, 6]]];

function ec2() {
  const scene = scripted('ec2', ({ NextToken }) => {
    const page = Number(NextToken ?? 0);
    const Reservations = (boxes[page] ?? []).map((inside) => ({
      ReservationId: `r-${inside.join('')}`,
      Instances: inside.map((one) => ({ InstanceId: `i-${one}` })),
    }));
    return { Reservations, ...(page === 0 ? { NextToken: '1' } : {}) };
  });
  const { items, pages } = scene.handle as Ec2Service;
  return { items, pages, inputs: scene.inputs };
}

const ids = (instances: readonly { InstanceId?: string | undefined }[]) =>
  instances.map(({ InstanceId }) => InstanceId);

test('reservations are opened, and an instance still knows its own', async () => {
  const [first, , third] = await ec2().items.describeInstances().toArray();
  assert.is(first && reservationOf(first)?.ReservationId, 'r-12');
  assert.is(third && reservationOf(third)?.ReservationId, 'r-3');
});

test('a limit cuts a page inside a reservation, and the rest of it comes with from', async () => {
  const { pages } = ec2();
  const listing = pages.describeInstances({}, { limit: 5 });
  const told = (await listing.toArray()).map(({ Reservations = [] }) =>
    Reservations.map(({ Instances = [] }) => ids(Instances)),
  );
  assert.equal(told, [[['i-1', 'i-2'], ['i-3']], [['i-4', 'i-5']]]);
  const from = listing.resumeToken ?? '';
  const [rest] = await pages.describeInstances({}, { from }).toArray();
  assert.equal(ids(rest?.Reservations?.[0]?.Instances ?? []), ['i-6']);
});

test('a listing left with break goes on at the very next element', async () => {
  const { items } = ec2();
  const listing = items.describeInstances();
  assert.is(listing.resumeToken, undefined);
  for await (const { InstanceId } of listing) if (InstanceId === 'i-2') break;
  const rest = items.describeInstances({}, { from: listing.resumeToken ?? '' });
  assert.equal(ids(await rest.toArray()), ['i-3', 'i-4', 'i-5', 'i-6']);
  assert.is(rest.resumeToken, undefined);
});

test('a place in one operation is none in another, and a token of AWS is none at all', async () => {
  const { items } = ec2();
  const listing = items.describeInstances({}, { limit: 1 });
  await listing.toArray();
  const from = listing.resumeToken ?? '';
  const messageOf = async (asked: Promise<unknown>) =>
    ((await asked.catch((error) => error)) as Error).message;
  assert.is(
    await messageOf(items.describeVpcs({}, { from }).first()),
    'from: that is a place in DescribeInstances, not in DescribeVpcs',
  );
  assert.is(
    await messageOf(items.describeInstances({}, { from: 'AAMA-EFRSURB' }).first()),
    'from: that is no place in a listing',
  );
});

test('a full result has everything once, and goes on where its limit stopped', async () => {
  const { pages } = ec2();
  const whole = await pages.describeInstances().fullResult();
  assert.equal(
    whole.Reservations?.map(({ ReservationId }) => ReservationId),
    ['r-12', 'r-3', 'r-456'],
  );
  assert.is(whole.NextToken, undefined);
  const part = await pages.describeInstances({}, { limit: 2 }).fullResult();
  const from = part.NextToken ?? '';
  assert.equal(ids(await ec2().items.describeInstances({}, { from }).take(1).toArray()), ['i-3']);
});

test('a full result adds counts up, and has the members that are not paged of the first page', async () => {
  const { handle } = scripted('dynamodb', ({ ExclusiveStartKey }) =>
    ExclusiveStartKey
      ? {
          Items: [{ id: { S: 'b' } }],
          Count: 1,
          ScannedCount: 4,
          ConsumedCapacity: { TableName: 'two' },
        }
      : {
          Items: [{ id: { S: 'a' } }],
          Count: 1,
          ScannedCount: 3,
          ConsumedCapacity: { TableName: 'one' },
          LastEvaluatedKey: { id: { B: new Uint8Array([1, 2]) } },
        },
  );
  const { pages } = handle as DynamoDbService;
  const { Count, ScannedCount, Items, ConsumedCapacity } = await pages
    .scan({ TableName: 't' })
    .fullResult();
  assert.equal([Count, ScannedCount, Items?.length, ConsumedCapacity?.TableName], [2, 7, 2, 'one']);
  const { items } = handle as DynamoDbService;
  const one = items.scan({ TableName: 't' }, { limit: 1 });
  await one.toArray();
  const rest = await items.scan({ TableName: 't' }, { from: one.resumeToken ?? '' }).toArray();
  assert.equal(rest, [{ id: { S: 'b' } }]);
});

test('one of several lists is gone through when it is named', async () => {
  const { handle } = scripted('s3', () => ({
    Contents: [{ Key: 'a' }],
    CommonPrefixes: [{ Prefix: 'b/' }],
    IsTruncated: false,
  }));
  const { items } = handle as S3Service;
  const input = { Bucket: 'a-bucket' };
  assert.equal(
    await items
      .listObjectsV2(input)
      .map(({ Key }) => Key)
      .toArray(),
    ['a'],
  );
  const folders = items.listObjectsV2(input, { of: 'CommonPrefixes' });
  assert.equal(await folders.map(({ Prefix }) => Prefix).toArray(), ['b/']);
  const wrong = items.listObjectsV2(input, { of: 'Folders' as 'Contents' });
  assert.is(
    (await wrong.first().catch((e) => e)).message,
    'the pages of ListObjectsV2 have no list Folders to go through',
  );
});

test('queries give what they find page by page and element by element', async () => {
  const { pages, items } = ec2();
  const found = pages.describeInstances().query('Reservations[].Instances[].InstanceId');
  assert.equal(await found.take(4).toArray(), ['i-1', 'i-2', 'i-3', 'i-4']);
  assert.equal(await items.describeInstances().query('InstanceId').first(), 'i-1');
  assert.equal(await items.describeInstances().query('KeyName').toArray(), []);
});

test('a misspelt option is refused, not ignored', () => {
  const { items } = ec2();
  try {
    items.describeInstances({}, { limt: 5 } as object);
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, 'a listing has no option limt');
    assert.is((error as { hint?: string }).hint, 'did you mean limit?');
  }
});

test('the next page is on its way while one is worked on, and only when that is wanted', async () => {
  for (const [ahead, sent] of [
    [true, 2],
    [false, 1],
  ] as const) {
    const { pages, inputs } = ec2();
    for await (const _ of pages.describeInstances({}, { ahead })) {
      await new Promise(setImmediate);
      break;
    }
    assert.is(inputs.length, sent);
  }
});

test('whoever listens hears how far a listing is, and when it is over', async () => {
  const heard: Progress[] = [];
  await inContext({ onProgress: (progress) => heard.push(progress) }, () =>
    ec2().items.describeInstances().count(),
  );
  assert.equal(
    heard.map(({ name, pages, items, over }) => [name, pages, items, over]),
    [
      ['DescribeInstances', 1, 3, false],
      ['DescribeInstances', 2, 6, false],
      ['DescribeInstances', 2, 6, true],
    ],
  );
});

test.run();
