import '../support/environment.ts';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext, type Progress } from '../../../helpers/awsh.ts';
import { big, open, sum, withFolder } from './s3-shelf.ts';

const counted = (calls: readonly string[]) =>
  Object.fromEntries(
    [...new Set(calls)].map((name) => [name, calls.filter((each) => each === name).length]),
  );

test(
  'a big file goes up in parts and comes down in ranges',
  withFolder(async (folder) => {
    const { s3, bucket, calls } = await open();
    const file = join(folder, 'big.csv');
    writeFileSync(file, big);
    const progress: number[] = [];
    const answer = await s3.uploadFile(
      file,
      'shelf',
      'big.csv',
      { Metadata: { from: 'here' } },
      {
        onProgress: ({ loaded, total }) => progress.push(loaded / (total ?? 0)),
      },
    );
    assert.equal([answer.Bucket, answer.Key], ['shelf', 'big.csv']);
    assert.equal(counted(calls), {
      CreateMultipartUpload: 1,
      UploadPart: 3,
      CompleteMultipartUpload: 1,
    });
    assert.is(progress.length, 3);
    assert.is(progress.at(-1), 1);

    calls.length = 0;
    const copy = join(folder, 'copy.csv');
    const head = await bucket.downloadFile('big.csv', copy);
    assert.equal([head.ContentType, head.Metadata], ['text/csv', { from: 'here' }]);
    assert.is(sum(readFileSync(copy)), sum(big));
    assert.equal(counted(calls), { HeadObject: 1, GetObject: 3 });
    assert.equal(readdirSync(folder).sort(), ['big.csv', 'copy.csv']);
  }),
);

test(
  'a small file goes with one call each way',
  withFolder(async (folder) => {
    const { bucket, calls } = await open();
    const file = join(folder, 'note.txt');
    writeFileSync(file, 'hello');
    await bucket.Object('note').uploadFile(file);
    await bucket.Object('note').downloadFile(join(folder, 'back.txt'));
    assert.is(readFileSync(join(folder, 'back.txt'), 'utf8'), 'hello');
    assert.equal(calls, ['PutObject', 'HeadObject', 'GetObject']);
  }),
);

test(
  'streams, bytes, blobs and generators are uploaded, of known size or not',
  withFolder(async (folder) => {
    const { bucket, calls } = await open();
    const file = join(folder, 'big');
    writeFileSync(file, big);
    const key = 'thing';
    await bucket.upload(createReadStream(file), key);
    assert.is(sum(await bucket.downloadToBuffer(key)), sum(big));
    await bucket.uploadFileobj(big, key);
    assert.is(sum(await bucket.downloadToBuffer(key)), sum(big));
    await bucket.upload(new Blob([big]), key);
    assert.is(sum(await bucket.downloadToBuffer(key)), sum(big));
    assert.is(counted(calls).UploadPart, 9);
    await bucket.upload(Readable.from(['a', 'b']), key);
    assert.is(await bucket.downloadToString(key), 'ab');
    await bucket.upload(new Uint16Array([0x4241]), key);
    assert.is(await bucket.downloadToString(key), 'AB');
    await bucket.upload(Buffer.alloc(0), key);
    assert.is(await bucket.downloadToString(key), '');
  }),
);

test('a download goes into a stream, which is ended', async () => {
  const { bucket } = await open();
  await bucket.upload(Buffer.from('water'), 'well');
  const drops: Buffer[] = [];
  const bucketOfDrops = new Writable({
    write(drop, _, done) {
      drops.push(drop);
      done();
    },
  });
  const head = await bucket.downloadFileobj('well', bucketOfDrops);
  assert.is(Buffer.concat(drops).toString(), 'water');
  assert.is(bucketOfDrops.writableFinished, true);
  assert.is(head.ContentLength, 5);
  const text: string[] = [];
  const decoder = new TextDecoder();
  await bucket.Object('well').download(
    new WritableStream({
      write(chunk) {
        text.push(decoder.decode(chunk));
      },
    }),
  );
  assert.is(text.join(''), 'water');
});

test('a copy keeps type, metadata and tags, in one piece or in parts', async () => {
  const { bucket, s3, calls } = await open();
  const described = { ContentType: 'text/csv', Metadata: { from: 'here' }, Tagging: 'team=web' };
  for (const [key, body] of [['small', big.subarray(0, 9)] as const, ['big', big] as const]) {
    await bucket.upload(body, key, described);
    const original = bucket.Object(key);
    await bucket.copy(original, `copy of ${key}`);
    const copy = await bucket.Object(`copy of ${key}`).load();
    assert.equal([copy.contentType, copy.metadata], ['text/csv', { from: 'here' }]);
    const { TagSet } = await copy.tagging();
    assert.equal(TagSet, [{ Key: 'team', Value: 'web' }]);
    assert.is(sum(await copy.downloadToBuffer()), sum(body));
  }
  assert.equal([counted(calls).CopyObject, counted(calls).UploadPartCopy], [1, 3]);
  await s3.copy({ Bucket: 'shelf', Key: 'copy of small' }, 'shelf', 'third');
  assert.is(await bucket.Object('third').exists(), true);
});

test('how far a transfer is reaches the context it runs in', async () => {
  const { bucket } = await open();
  const reports: Progress[] = [];
  await inContext({ onProgress: (report) => reports.push(report) }, () =>
    bucket.upload(big, 'big'),
  );
  assert.equal(
    reports.map(({ name, over, bytes }) => [name, over, bytes?.total]),
    [false, false, false, true].map((over) => ['Upload', over, big.length]),
  );
  assert.is(reports.at(-1)?.bytes?.loaded, big.length);
});

test('an object that was loaded is stale after an upload to it', async () => {
  const { bucket } = await open();
  await bucket.upload(Buffer.from('one'), 'key');
  const object = await bucket.Object('key').load();
  await object.upload(Buffer.from('more'));
  assert.is(object.isStale, true);
});

test.run();
