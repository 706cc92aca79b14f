import '../support/environment.ts';
import { createHash, randomBytes } from 'node:crypto';
import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext, isStop, type Progress, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { failureOf } from '../support/aws-home.ts';

const mebi = 1024 * 1024;
const big = randomBytes(20 * mebi + 7);
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let folder = '';
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'awsh-s3-'));
});
test.after.each(() => rmSync(folder, { recursive: true, force: true }));

async function open() {
  const sandbox = createSandbox({ clock: 'instant' });
  const session = new Session({ sandbox: sandbox.link });
  const calls: string[] = [];
  session.onCall(({ operation }) => calls.push(operation));
  const s3 = session.service('s3');
  const bucket = await s3.buckets.create({ Bucket: 'shelf' });
  calls.length = 0;
  return { s3, bucket, calls, session };
}

const counted = (calls: readonly string[]) =>
  Object.fromEntries(
    [...new Set(calls)].map((name) => [name, calls.filter((each) => each === name).length]),
  );

test('a big file goes up in parts and comes down in ranges', async () => {
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
});

test('a small file goes with one call each way', async () => {
  const { bucket, calls } = await open();
  const file = join(folder, 'note.txt');
  writeFileSync(file, 'hello');
  await bucket.Object('note').uploadFile(file);
  await bucket.Object('note').downloadFile(join(folder, 'back.txt'));
  assert.is(readFileSync(join(folder, 'back.txt'), 'utf8'), 'hello');
  assert.equal(calls, ['PutObject', 'HeadObject', 'GetObject']);
});

test('streams, bytes, blobs and generators are uploaded, of known size or not', async () => {
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
});

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

test('an upload that is stopped leaves no parts, and says that it was stopped', async () => {
  const { bucket, calls } = await open();
  const controller = new AbortController();
  const failure = await failureOf(
    bucket.upload(
      big,
      'big',
      {},
      {
        signal: controller.signal,
        concurrency: 1,
        onProgress: () => controller.abort(),
      },
    ),
  );
  assert.ok(isStop(failure));
  assert.is(calls.at(-1), 'AbortMultipartUpload');
  assert.is(await bucket.multipartUploads.count(), 0);
  assert.is(await bucket.objects.count(), 0);
});

test('an upload whose source stalls ends at once when the cell is stopped', async () => {
  const { bucket } = await open();
  const controller = new AbortController();
  const stalled = new Readable({ read() {} });
  stalled.push(Buffer.alloc(9 * mebi));
  const failure = await inContext({ signal: controller.signal }, () =>
    failureOf(bucket.upload(stalled, 'big', {}, { onProgress: () => controller.abort() })),
  );
  assert.ok(isStop(failure));
  assert.is(await bucket.multipartUploads.count(), 0);
});

test('an upload whose source fails leaves no parts', async () => {
  const { bucket } = await open();
  async function* broken() {
    yield big;
    throw new Error('the tape tore');
  }
  const failure = await failureOf(bucket.upload(broken(), 'big'));
  assert.match(failure.message, 'the tape tore');
  assert.is(await bucket.multipartUploads.count(), 0);
});

test('a download that is stopped leaves no file, and the old one as it was', async () => {
  const { bucket } = await open();
  await bucket.upload(big, 'big');
  const file = join(folder, 'big');
  writeFileSync(file, 'old');
  const controller = new AbortController();
  const failure = await failureOf(
    bucket.download(
      'big',
      file,
      {},
      {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      },
    ),
  );
  assert.ok(isStop(failure));
  assert.equal(readdirSync(folder), ['big']);
  assert.is(readFileSync(file, 'utf8'), 'old');
});

test('an object that changes while it is downloaded is no file half of each', async () => {
  const { bucket } = await open();
  await bucket.upload(big, 'big');
  let changed: Promise<unknown> | undefined;
  const failure = await failureOf(
    bucket
      .downloadFile(
        'big',
        join(folder, 'big'),
        {},
        {
          concurrency: 1,
          onProgress: () => {
            changed ??= bucket.upload(randomBytes(20 * mebi), 'big');
          },
        },
      )
      .then(() => changed),
  ).catch(() => undefined);
  await changed;
  // The change may come too late to be seen: then the file is whole, and the old one.
  if (failure) assert.equal([failure.code, readdirSync(folder)], ['Changed', []]);
  else assert.is(sum(readFileSync(join(folder, 'big'))), sum(big));
});

test('a body that breaks off is gone on with at its next byte', async () => {
  const sandbox = createSandbox({ clock: 'instant' });
  const { requestHandler } = sandbox.link;
  const ranges: (string | undefined)[] = [];
  const session = new Session({
    sandbox: {
      ...sandbox.link,
      requestHandler: {
        ...requestHandler,
        async handle(request: never, options: never) {
          const answer = await requestHandler.handle(request, options);
          const { method, query, headers } = request as Seen;
          if (method !== 'GET' || query['x-id'] !== 'GetObject') return answer;
          ranges.push(headers.range);
          return ranges.length === 1 ? torn(answer as Answer) : answer;
        },
      },
    },
  });
  const bucket = await session.service('s3').buckets.create({ Bucket: 'shelf' });
  await bucket.upload(Buffer.from('0123456789'), 'digits');
  assert.is(await bucket.downloadToString('digits'), '0123456789');
  assert.equal(ranges, [undefined, 'bytes=4-']);
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

test('what can be neither found nor read nor written is said in words', async () => {
  const { bucket, s3 } = await open();
  const said = async (promise: Promise<unknown>) => {
    const { message, hint } = await failureOf(promise);
    return `${message}: ${hint}`;
  };
  assert.match(
    await said(bucket.upload('no-such-file', 'key')),
    /no file no-such-file.*Buffer.from/,
  );
  assert.match(await said(bucket.upload(folder, 'key')), /is a folder/);
  assert.match(await said(bucket.upload(7 as never, 'key')), /number is nothing to upload/);
  await bucket.upload(Buffer.from('x'), 'key');
  assert.match(await said(bucket.download('key', folder)), /is a folder: name a file in it/);
  assert.match(await said(bucket.download('key', join(folder, 'no', 'file'))), /can't be written/);
  assert.throws(() => bucket.upload(big, undefined as never), /takes a key as text/);
  assert.throws(() => s3.upload(big, 'shelf', undefined as never), /a bucket and a key/);
  assert.match(await said(bucket.upload(big, 'k', {}, { partSize: 5 })), /partSize takes a whole/);
  assert.is((await failureOf(bucket.download('none', join(folder, 'f')))).name, 'NotFound');
});

test('an object that was loaded is stale after an upload to it', async () => {
  const { bucket } = await open();
  await bucket.upload(Buffer.from('one'), 'key');
  const object = await bucket.Object('key').load();
  await object.upload(Buffer.from('more'));
  assert.is(object.isStale, true);
});

interface Seen {
  readonly method: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
}

interface Answer {
  readonly response: { readonly body: Readable };
}

/** The answer, but for a body that ends with an error once its first four bytes are taken. */
function torn({ response }: Answer): Answer {
  let hasGiven = false;
  const body = new Readable({
    highWaterMark: 1,
    async read() {
      if (hasGiven) return void setImmediate(() => this.destroy(new Error('the line went dead')));
      hasGiven = true;
      for await (const piece of response.body) this.push(piece.subarray(0, 4));
    },
  });
  return { response: { ...response, body } };
}

test.run();
