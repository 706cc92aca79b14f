import { paginateListObjectsV2, type S3 } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openBucket } from './client.ts';

async function fill(s3: S3, Bucket: string, keys: readonly string[]): Promise<void> {
  for (const Key of keys) await s3.putObject({ Bucket, Key, Body: 'x' });
}

const tree = ['a.txt', 'docs/', 'docs/1', 'docs/2', 'logs/x/1', 'logs/y/1', 'z.txt'];

test('2 500 keys are paged through by continuation token, each seen once and in order', async () => {
  const { s3, Bucket } = await openBucket();
  const keys = Array.from({ length: 2500 }, (_, at) => `k${String(at).padStart(5, '0')}`);
  await fill(s3, Bucket, keys.toReversed());
  const pages: string[][] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    pages.push(Contents.map(({ Key = '' }) => Key));
  }
  assert.equal(
    pages.map(({ length }) => length),
    [1000, 1000, 500],
  );
  assert.equal(pages.flat(), keys);
});

test('what is put and deleted between two pages moves no other key', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, ['a', 'b', 'c', 'd']);
  const first = await s3.listObjectsV2({ Bucket, MaxKeys: 2 });
  await s3.deleteObject({ Bucket, Key: 'b' });
  await fill(s3, Bucket, ['aa', 'cc']);
  const ContinuationToken = first.NextContinuationToken;
  const second = await s3.listObjectsV2({ Bucket, ContinuationToken });
  assert.equal(
    second.Contents?.map(({ Key }) => Key),
    ['c', 'cc', 'd'],
  );
});

test('keys are rolled up at a delimiter, over pages too', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, tree);
  for (const MaxKeys of [1, 2, 1000]) {
    const seen: (string | undefined)[] = [];
    const config = { client: s3, pageSize: MaxKeys };
    for await (const page of paginateListObjectsV2(config, { Bucket, Delimiter: '/' })) {
      const { Contents = [], CommonPrefixes = [] } = page;
      assert.is(page.KeyCount, Contents.length + CommonPrefixes.length);
      seen.push(...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => Prefix));
    }
    assert.equal(seen.sort(), ['a.txt', 'docs/', 'logs/', 'z.txt']);
  }
  const below: (string | undefined)[] = [];
  const ask = { Bucket, Prefix: 'docs/', Delimiter: '/' };
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3, pageSize: 1 }, ask)) {
    below.push(...Contents.map(({ Key }) => Key));
  }
  assert.equal(below, ['docs/', 'docs/1', 'docs/2']);
});

test('a listing starts after a key that need not be there', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, ['a', 'c', 'd']);
  const { Contents, StartAfter } = await s3.listObjectsV2({ Bucket, StartAfter: 'b' });
  assert.equal(
    Contents?.map(({ Key }) => Key),
    ['c', 'd'],
  );
  assert.is(StartAfter, 'b');
});

test('the older listing goes on behind a marker', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, tree);
  const first = await s3.listObjects({ Bucket, MaxKeys: 2, Delimiter: '/' });
  assert.is(first.NextMarker, 'docs/');
  const Marker = first.NextMarker;
  const second = await s3.listObjects({ Bucket, Marker, Delimiter: '/' });
  assert.equal(
    second.Contents?.map(({ Key }) => Key),
    ['z.txt'],
  );
  assert.equal(second.CommonPrefixes, [{ Prefix: 'logs/' }]);
  const plain = await s3.listObjects({ Bucket, MaxKeys: 2 });
  assert.equal([plain.IsTruncated, plain.NextMarker], [true, undefined]);
});

test('keys are encoded when asked for', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, ['a b/(1)+ü']);
  const ask = { Bucket, Prefix: 'a b', EncodingType: 'url' } as const;
  const { Contents, EncodingType, Prefix } = await s3.listObjectsV2(ask);
  assert.equal([Contents?.[0]?.Key, EncodingType, Prefix], ['a+b/%281%29%2B%C3%BC', 'url', 'a+b']);
});

test('keys are in the order of their bytes', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, ['\u{1f600}', '\uff5e', 'z', 'Z', '10', '9']);
  const { Contents } = await s3.listObjectsV2({ Bucket });
  assert.equal(
    Contents?.map(({ Key }) => Key),
    ['10', '9', 'Z', 'z', '\uff5e', '\u{1f600}'],
  );
});

test('page sizes and tokens that make no sense are refused', async () => {
  const { s3, Bucket } = await openBucket();
  await fill(s3, Bucket, ['a']);
  const name = async (call: Promise<unknown>) => (await errorOf(call)).name;
  assert.is(await name(s3.listObjectsV2({ Bucket, MaxKeys: -1 })), 'InvalidArgument');
  assert.is(await name(s3.listObjectsV2({ Bucket, ContinuationToken: 'x' })), 'InvalidArgument');
  const none = await s3.listObjectsV2({ Bucket, MaxKeys: 0 });
  assert.equal([none.KeyCount, none.IsTruncated], [0, false]);
  assert.is((await s3.listObjectsV2({ Bucket, MaxKeys: 5000 })).MaxKeys, 1000);
});

test.run();
