import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  NoSuchKey,
  NotFound,
  waitUntilObjectExists,
  waitUntilObjectNotExists,
} from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openBucket, textOf } from './client.ts';

const md5 = (text: string | Buffer) => createHash('md5').update(text).digest('hex');

test('an object comes back as it was put', async () => {
  const { s3, Bucket } = await openBucket();
  const put = await s3.putObject({
    Bucket,
    Key: 'a/b c+d/ü.txt',
    Body: 'hello',
    ContentType: 'text/plain',
    CacheControl: 'no-store',
    Metadata: { Camera: 'Leica' },
    Tagging: 'team=web&year=2026',
  });
  assert.is(put.ETag, `"${md5('hello')}"`);
  const got = await s3.getObject({ Bucket, Key: 'a/b c+d/ü.txt' });
  assert.is(await textOf(got), 'hello');
  assert.is(got.ContentType, 'text/plain');
  assert.is(got.CacheControl, 'no-store');
  assert.is(got.ContentLength, 5);
  assert.equal(got.Metadata, { camera: 'Leica' });
  assert.is(got.TagCount, 2);
  assert.is(got.ServerSideEncryption, 'AES256');
  assert.is(got.VersionId, undefined);
});

test('bytes of every value, streams and nothing at all are kept', async () => {
  const { s3, Bucket } = await openBucket();
  const bytes = Buffer.from(Array.from({ length: 1024 }, (_, at) => at % 256));
  const bodies = { bytes, stream: Readable.from([bytes]), empty: '' };
  for (const [Key, Body] of Object.entries(bodies)) {
    // The client asks for the length of a stream that it cannot look up.
    await s3.putObject({ Bucket, Key, Body, ...(Key === 'stream' && { ContentLength: 1024 }) });
    const kept = await (await s3.getObject({ Bucket, Key })).Body?.transformToByteArray();
    assert.ok(Buffer.from(kept ?? []).equals(Key === 'empty' ? Buffer.alloc(0) : bytes), Key);
  }
});

test('a zipped object is kept zipped', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'z', Body: 'not gzip at all', ContentEncoding: 'gzip' });
  const { ContentEncoding, ContentLength } = await s3.headObject({ Bucket, Key: 'z' });
  assert.equal([ContentEncoding, ContentLength], ['gzip', 15]);
});

test('a key may be any text', async () => {
  const { s3, Bucket } = await openBucket();
  for (const Key of ['__proto__', 'photos/', '/rooted', 'a//b', '7', '..', "it's (1)*!", 'x?y#z']) {
    await s3.putObject({ Bucket, Key, Body: Key });
    assert.is(await textOf(await s3.getObject({ Bucket, Key })), Key);
  }
  assert.is((await s3.listObjectsV2({ Bucket })).KeyCount, 8);
  const long = await errorOf(s3.putObject({ Bucket, Key: 'x'.repeat(1025), Body: 'x' }));
  assert.is(long.name, 'KeyTooLongError');
});

test('a missing key is missed by its class of error', async () => {
  const { s3, Bucket } = await openBucket();
  const error = await errorOf(s3.getObject({ Bucket, Key: 'nothing' }));
  assert.instance(error, NoSuchKey);
  assert.is(error.message, 'The specified key does not exist.');
  assert.is(error.$metadata?.httpStatusCode, 404);
  assert.match(error.$metadata?.requestId ?? '', /^[0-9a-f-]{36}$/);
  assert.instance(await errorOf(s3.headObject({ Bucket, Key: 'nothing' })), NotFound);
});

test('a range is a part of the bytes', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'k', Body: '0123456789' });
  const cases = {
    'bytes=0-3': ['0123', 'bytes 0-3/10'],
    'bytes=7-': ['789', 'bytes 7-9/10'],
    'bytes=-2': ['89', 'bytes 8-9/10'],
    'bytes=8-99': ['89', 'bytes 8-9/10'],
    'pages=1-2': ['0123456789', undefined],
  };
  for (const [Range, [text, shown]] of Object.entries(cases)) {
    const answer = await s3.getObject({ Bucket, Key: 'k', Range });
    assert.is(await textOf(answer), text);
    assert.is(answer.ContentRange, shown);
    assert.is(answer.$metadata.httpStatusCode, shown ? 206 : 200);
  }
  const beyond = await errorOf(s3.getObject({ Bucket, Key: 'k', Range: 'bytes=10-' }));
  assert.is(beyond.name, 'InvalidRange');
  assert.is(beyond.$metadata?.httpStatusCode, 416);
});

test('readers and writers may set conditions', async () => {
  const { s3, Bucket } = await openBucket();
  const { ETag = '' } = await s3.putObject({ Bucket, Key: 'k', Body: 'x' });
  const at = { Bucket, Key: 'k' };
  const { LastModified = new Date() } = await s3.getObject({ ...at, IfMatch: ETag });
  const later = new Date(LastModified.getTime() + 1000);
  const earlier = new Date(LastModified.getTime() - 1000);
  const status = async (call: Promise<unknown>) => (await errorOf(call)).$metadata?.httpStatusCode;
  assert.is(await status(s3.getObject({ ...at, IfNoneMatch: ETag })), 304);
  assert.is(await status(s3.headObject({ ...at, IfModifiedSince: later })), 304);
  assert.is(await status(s3.getObject({ ...at, IfMatch: '"other"' })), 412);
  assert.is(await status(s3.getObject({ ...at, IfUnmodifiedSince: earlier })), 412);
  assert.is(await status(s3.putObject({ ...at, Body: 'y', IfNoneMatch: '*' })), 412);
  assert.is(await status(s3.putObject({ ...at, Body: 'y', IfMatch: '"other"' })), 412);
  assert.is(await status(s3.putObject({ Bucket, Key: 'none', Body: 'x', IfMatch: ETag })), 404);
  const error = await errorOf(s3.getObject({ ...at, IfMatch: '"other"' }));
  assert.is(error.name, 'PreconditionFailed');
});

test('a reader may ask for other headers', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'k', Body: 'x' });
  const shown = await s3.getObject({
    Bucket,
    Key: 'k',
    ResponseContentType: 'text/html',
    ResponseContentDisposition: 'attachment; filename="k.html"',
  });
  assert.is(shown.ContentType, 'text/html');
  assert.is(shown.ContentDisposition, 'attachment; filename="k.html"');
  const split = s3.getObject({ Bucket, Key: 'k', ResponseContentType: 'a\r\nSet-Cookie: b' });
  assert.is((await errorOf(split)).name, 'InvalidArgument');
});

for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
  test(`the checksum ${ChecksumAlgorithm} is what the client computes, and is checked`, async () => {
    const { s3, Bucket } = await openBucket();
    const name = `Checksum${ChecksumAlgorithm}` as const;
    const object = { Bucket, Key: 'k', Body: '123456789' };
    const put = await s3.putObject({ ...object, ChecksumAlgorithm });
    const got = await s3.getObject({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' });
    assert.is(await textOf(got), '123456789');
    assert.is(got[name], put[name]);
    assert.ok(got[name]);
    const wrong = Buffer.alloc(Buffer.from(put[name] ?? '', 'base64').length).toString('base64');
    assert.is((await errorOf(s3.putObject({ ...object, [name]: wrong }))).name, 'BadDigest');
  });
}

test('a checksum that the client cannot compute is checked when it is given', async () => {
  const { s3, Bucket } = await openBucket();
  const put = (ChecksumSHA512: string) =>
    s3.putObject({ Bucket, Key: 'k', Body: 'x', ChecksumSHA512 });
  const right = createHash('sha512').update('x').digest('base64');
  assert.is((await put(right)).ChecksumSHA512, right);
  assert.is((await errorOf(put(`${right.slice(0, -4)}AA==`))).name, 'BadDigest');
});

test('a wrong MD5 is refused', async () => {
  const { s3, Bucket } = await openBucket();
  const put = (ContentMD5: string) => s3.putObject({ Bucket, Key: 'k', Body: 'x', ContentMD5 });
  assert.is((await errorOf(put('x'))).name, 'InvalidDigest');
  assert.is((await errorOf(put('AAAAAAAAAAAAAAAAAAAAAA=='))).name, 'BadDigest');
  await put(Buffer.from(md5('x'), 'hex').toString('base64'));
});

test('attributes of an object are told as asked for', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'k', Body: 'abc', StorageClass: 'STANDARD_IA' });
  const told = await s3.getObjectAttributes({
    Bucket,
    Key: 'k',
    ObjectAttributes: ['ETag', 'ObjectSize', 'StorageClass', 'Checksum'],
  });
  assert.is(told.ETag, md5('abc'));
  assert.is(told.ObjectSize, 3);
  assert.is(told.StorageClass, 'STANDARD_IA');
  assert.is(told.Checksum?.ChecksumType, 'FULL_OBJECT');
});

test('a copy keeps what its source has, or takes what the request says', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.createBucket({ Bucket: 'copies' });
  const source = { Body: 'abc', ContentType: 'text/plain', Metadata: { a: '1' }, Tagging: 't=1' };
  await s3.putObject({ Bucket, Key: 'a/ü b', ...source });
  const CopySource = `${Bucket}/${encodeURIComponent('a/ü b')}`;
  const { CopyObjectResult } = await s3.copyObject({ Bucket: 'copies', Key: 'same', CopySource });
  assert.is(CopyObjectResult?.ETag, `"${md5('abc')}"`);
  const same = await s3.getObject({ Bucket: 'copies', Key: 'same' });
  assert.equal([same.ContentType, same.Metadata, same.TagCount], ['text/plain', { a: '1' }, 1]);
  await s3.copyObject({
    Bucket: 'copies',
    Key: 'new',
    CopySource: `/${CopySource}`,
    MetadataDirective: 'REPLACE',
    ContentType: 'text/html',
    Metadata: { b: '2' },
    TaggingDirective: 'REPLACE',
    Tagging: 't=2&u=3',
  });
  const fresh = await s3.getObject({ Bucket: 'copies', Key: 'new' });
  assert.equal([fresh.ContentType, fresh.Metadata, fresh.TagCount], ['text/html', { b: '2' }, 2]);
});

test('a copy onto itself must change something, and its source must be there', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'k', Body: 'abc' });
  const copy = { Bucket, Key: 'k', CopySource: 'photos/k' };
  assert.is((await errorOf(s3.copyObject(copy))).name, 'InvalidRequest');
  await s3.copyObject({ ...copy, MetadataDirective: 'REPLACE', Metadata: { a: '1' } });
  const lost = { ...copy, CopySource: 'photos/none' };
  assert.is((await errorOf(s3.copyObject(lost))).name, 'NoSuchKey');
  const bad = { ...copy, CopySource: 'photos' };
  assert.is((await errorOf(s3.copyObject(bad))).name, 'InvalidArgument');
  const unmet = { ...copy, Key: 'l', CopySourceIfMatch: '"other"' };
  assert.is((await errorOf(s3.copyObject(unmet))).name, 'PreconditionFailed');
});

test('tags of an object are put, read and deleted', async () => {
  const { s3, Bucket } = await openBucket();
  const at = { Bucket, Key: 'k' };
  await s3.putObject({ ...at, Body: 'x' });
  const TagSet = [{ Key: 'team', Value: 'web' }];
  await s3.putObjectTagging({ ...at, Tagging: { TagSet } });
  assert.equal((await s3.getObjectTagging(at)).TagSet, TagSet);
  const twice = { TagSet: [...TagSet, ...TagSet] };
  assert.is((await errorOf(s3.putObjectTagging({ ...at, Tagging: twice }))).name, 'InvalidTag');
  await s3.deleteObjectTagging(at);
  assert.equal((await s3.getObjectTagging(at)).TagSet, []);
});

test('objects are deleted one by one and many at a time, there or not', async () => {
  const { s3, Bucket } = await openBucket();
  for (const Key of ['a', 'b', 'c']) await s3.putObject({ Bucket, Key, Body: Key });
  await s3.deleteObject({ Bucket, Key: 'a' });
  await s3.deleteObject({ Bucket, Key: 'a' });
  const Objects = ['b', 'c', 'd'].map((Key) => ({ Key }));
  const { Deleted } = await s3.deleteObjects({ Bucket, Delete: { Objects } });
  assert.equal(
    Deleted?.map(({ Key }) => Key),
    ['b', 'c', 'd'],
  );
  const quiet = await s3.deleteObjects({ Bucket, Delete: { Objects, Quiet: true } });
  assert.is(quiet.Deleted, undefined);
  assert.is((await s3.listObjectsV2({ Bucket })).KeyCount, 0);
});

test('the waiters for objects see them come and go', async () => {
  const { s3, Bucket } = await openBucket();
  const patience = { client: s3, maxWaitTime: 9 };
  await s3.putObject({ Bucket, Key: 'k', Body: 'x' });
  const at = { Bucket, Key: 'k' };
  assert.is((await waitUntilObjectExists(patience, at)).state, 'SUCCESS');
  await s3.deleteObject(at);
  assert.is((await waitUntilObjectNotExists(patience, at)).state, 'SUCCESS');
});

test('an archived object is read only while it is restored', async () => {
  const { sandbox, s3, Bucket } = await openBucket();
  const at = { Bucket, Key: 'k' };
  await s3.putObject({ ...at, Body: 'x', StorageClass: 'GLACIER' });
  const frozen = await errorOf(s3.getObject(at));
  assert.is(frozen.name, 'InvalidObjectState');
  assert.is((frozen as { StorageClass?: string }).StorageClass, 'GLACIER');
  await s3.restoreObject({ ...at, RestoreRequest: { Days: 2 } });
  assert.is((await s3.headObject(at)).Restore, 'ongoing-request="true"');
  const again = s3.restoreObject({ ...at, RestoreRequest: { Days: 2 } });
  assert.is((await errorOf(again)).name, 'RestoreAlreadyInProgress');
  sandbox.clock.advance(5 * 3_600_000);
  assert.is(await textOf(await s3.getObject(at)), 'x');
  assert.match((await s3.headObject(at)).Restore ?? '', /^ongoing-request="false", expiry-date=/);
  sandbox.clock.advance(48 * 3_600_000);
  assert.is((await errorOf(s3.getObject(at))).name, 'InvalidObjectState');
});

test('objects, bytes and all, survive being saved as JSON and restored', async () => {
  const { sandbox, s3, Bucket } = await openBucket();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
  await s3.putObject({ Bucket, Key: '__proto__', Body: bytes, Tagging: '__proto__=1' });
  const saved = JSON.parse(JSON.stringify(sandbox.save()));
  await s3.deleteObject({ Bucket, Key: '__proto__' });
  sandbox.restore(saved);
  const got = await s3.getObject({ Bucket, Key: '__proto__' });
  assert.ok(bytes.equals(Buffer.from((await got.Body?.transformToByteArray()) ?? [])));
  assert.is(got.TagCount, 1);
});

test('a difference of states names buckets and objects', async () => {
  const { sandbox, s3 } = await openBucket();
  const before = sandbox.save();
  await s3.createBucket({ Bucket: 'films' });
  await s3.putObject({ Bucket: 'photos', Key: 'k', Body: 'x' });
  const found = sandbox.diff(before).map(({ change, table, id }) => `${change} ${table} ${id}`);
  assert.equal(found, ['added buckets films', 'added objects/photos /k']);
});

test('an object of 20 MB is put and read back', async () => {
  const { s3, Bucket } = await openBucket();
  const Body = Buffer.alloc(20 * 1024 * 1024, 'sandbox');
  const { ETag } = await s3.putObject({ Bucket, Key: 'big', Body });
  assert.is(ETag, `"${md5(Body)}"`);
  const got = await s3.getObject({ Bucket, Key: 'big' });
  assert.ok(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Body));
});

test.run();
