import '../support/environment.ts';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext, isStop, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { failureOf } from '../support/aws-home.ts';
import { big, mebi, open, withFolder } from './s3-shelf.ts';

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

test(
  'a download that is stopped leaves no file, and the old one as it was',
  withFolder(async (folder) => {
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
  }),
);

test(
  'an object that changes while it is downloaded is no file half of each',
  withFolder(async (folder) => {
    const bucket = await openThrough(async (send, number) => {
      if (number === 1) await bucket.upload(Buffer.from('another'), 'big');
      return send();
    });
    await bucket.upload(big, 'big');
    const failure = await failureOf(bucket.downloadFile('big', join(folder, 'big')));
    assert.equal([failure.code, readdirSync(folder)], ['Changed', []]);
  }),
);

test('a body that breaks off is gone on with at its next byte', async () => {
  const ranges: (string | undefined)[] = [];
  const bucket = await openThrough(async (send, number, range) => {
    ranges.push(range);
    return number === 1 ? torn(await send()) : send();
  });
  await bucket.upload(Buffer.from('0123456789'), 'digits');
  assert.is(await bucket.downloadToString('digits'), '0123456789');
  assert.equal(ranges, [undefined, 'bytes=4-']);
});

test(
  'what can be neither found nor read nor written is said in words',
  withFolder(async (folder) => {
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
    assert.match(
      await said(bucket.download('key', join(folder, 'no', 'file'))),
      /can't be written/,
    );
    assert.throws(() => bucket.upload(big, undefined as never), /takes a key as text/);
    assert.throws(() => s3.upload(big, 'shelf', undefined as never), /a bucket and a key/);
    assert.match(
      await said(bucket.upload(big, 'k', {}, { partSize: 5 })),
      /partSize takes a whole/,
    );
    assert.is((await failureOf(bucket.download('none', join(folder, 'f')))).name, 'NotFound');
  }),
);

/** A bucket whose GetObject requests, numbered from 1, go through a function on their way. */
async function openThrough(
  pass: (send: () => Promise<Answer>, number: number, range?: string) => Promise<Answer>,
) {
  const { link } = createSandbox({ clock: 'instant' });
  let number = 0;
  const requestHandler = {
    ...link.requestHandler,
    handle(request: never, options: never) {
      const send = () => link.requestHandler.handle(request, options) as Promise<never>;
      const { query, headers } = request as Seen;
      if (query['x-id'] !== 'GetObject') return send();
      number += 1;
      return pass(send, number, headers.range) as Promise<never>;
    },
  };
  const session = new Session({ sandbox: { ...link, requestHandler } });
  return session.service('s3').buckets.create({ Bucket: 'shelf' });
}

interface Seen {
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
