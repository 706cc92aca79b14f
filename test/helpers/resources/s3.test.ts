import '../support/environment.ts';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BatchReport, type S3Service, Session } from '../../../helpers/awsh.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import { failureOf } from '../support/aws-home.ts';
import { scripted } from '../support/scripted.ts';
import { filled } from './s3-shelf.ts';

test('listed objects have their data, at one call a page', async () => {
  const { bucket, calls } = await filled(5);
  const objects = await bucket.objects.pageSize(2).toArray();
  assert.equal(
    objects.map(({ key, size, bucketName }) => [bucketName, key, size]),
    [0, 1, 2, 3, 4].map((index) => ['shelf', `book-${index}`, index + 1]),
  );
  assert.equal(calls, ['ListObjectsV2', 'ListObjectsV2', 'ListObjectsV2']);
  assert.is(inspect(objects[2]), 'ObjectSummary shelf/book-2 · 3 B · STANDARD');
});

test('a prefix narrows what AWS lists', async () => {
  const { bucket } = await filled();
  await bucket.putObject({ Key: 'paper', Body: 'p' });
  const [found, ...more] = await bucket.objects.filter({ Prefix: 'pap' }).toArray();
  assert.equal([found?.key, more.length], ['paper', 0]);
});

test('a bucket is loaded by one look at the list of buckets', async () => {
  const { s3, calls } = await filled(0);
  const bucket = s3.Bucket('shelf');
  await bucket.load();
  assert.instance(bucket.creationDate, Date);
  assert.equal(calls, ['ListBuckets']);
  assert.is(bucket.arn, 'arn:aws:s3:::shelf');
  assert.is(await bucket.exists(), true);
  assert.is(await s3.Bucket('no-such-shelf').exists(), false);
  const failure = await failureOf(s3.Bucket('she').load());
  assert.match(failure.message, 'there is no Bucket she here');
});

test('a bucket whose list AWS refuses is loaded with nothing but its name', async () => {
  const { handle } = scripted('s3', () => ({ code: 'AccessDenied', status: 403 }));
  const bucket = (handle as S3Service).Bucket('theirs');
  await bucket.load();
  assert.equal(bucket.data, { Name: 'theirs' });
});

test('naming an object costs no call, its attributes one', async () => {
  const { s3, calls } = await filled();
  const object = s3.Bucket('shelf').Object('book-2');
  assert.equal(calls, []);
  await object.load();
  assert.equal([object.contentLength, object.key, object.bucketName], [3, 'book-2', 'shelf']);
  assert.equal(calls, ['HeadObject']);
  assert.is(await s3.Object('shelf', 'gone').exists(), false);
});

test('a listing is loaded again in the words of the list', async () => {
  const { s3, calls } = await filled();
  const summary = s3.ObjectSummary('shelf', 'book-1');
  await summary.load();
  assert.equal([summary.size, summary.storageClass, summary.data.Key], [2, 'STANDARD', 'book-1']);
  assert.equal(calls, ['HeadObject']);
});

test('putting and deleting make what was loaded stale; getting does not', async () => {
  const { s3 } = await filled();
  const object = await s3.Object('shelf', 'book-1').load();
  const { Body } = await object.get();
  assert.is(await Body?.transformToString(), 'xx');
  assert.is(object.isStale, false);
  await object.put({ Body: 'longer' });
  assert.is(object.isStale, true);
  assert.is((await object.reload()).contentLength, 6);
  await object.delete();
  assert.is(await object.exists(), false);
});

test('an object is copied from another one, and the answer is as AWS gave it', async () => {
  const { s3 } = await filled();
  const answer = await s3.Object('shelf', 'twin').copyFrom({ CopySource: 'shelf/book-2' });
  assert.ok(answer.CopyObjectResult?.ETag);
  assert.is(await s3.Object('shelf', 'twin').downloadToString(), 'xxx');
});

test('a thousand objects are deleted a call', async () => {
  const { handle, inputs } = scripted('s3', (input) =>
    input.Delete
      ? { Deleted: [] }
      : { Contents: Array.from({ length: 1001 }, (_, index) => ({ Key: `k${index}` })) },
  );
  const report = await (handle as S3Service).Bucket('full').objects.delete();
  assert.is(report.succeeded.length, 1001);
  const counts = inputs.map(
    ({ Delete }) => (Delete as { Objects: [] } | undefined)?.Objects.length,
  );
  assert.equal(counts, [undefined, 1000, 1]);
});

test('what AWS does not delete is told by item', async () => {
  const { handle } = scripted('s3', (input) =>
    input.Delete
      ? { Errors: [{ Key: 'b', Code: 'AccessDenied', Message: 'not yours' }] }
      : { Contents: [{ Key: 'a' }, { Key: 'b' }] },
  );
  const report = await (handle as S3Service).Bucket('full').objects.delete();
  assert.instance(report, BatchReport);
  assert.equal(report.succeeded.map(String), ['ObjectSummary full/a']);
  assert.equal(
    report.failed.map(({ resource, error }) => [String(resource), error.message]),
    [['ObjectSummary full/b', 'AccessDenied: not yours']],
  );
});

test('an upload in parts goes by resources too: begun, filled, completed', async () => {
  const { bucket } = await filled(0);
  const upload = await bucket.Object('big').initiateMultipartUpload();
  const one = await upload.Part(1).upload({ Body: Buffer.alloc(5 * 1024 * 1024) });
  const two = await upload.Part(2).upload({ Body: 'end' });
  const parts = await upload.parts.toArray();
  assert.equal(
    parts.map(({ partNumber, size }) => [partNumber, size]),
    [
      [1, 5 * 1024 * 1024],
      [2, 3],
    ],
  );
  const [listed] = await bucket.multipartUploads.toArray();
  assert.equal([listed?.id, listed?.objectKey], [upload.id, 'big']);
  const Parts = [one, two].map(({ ETag }, index) => ({ ETag, PartNumber: index + 1 }));
  const object = await upload.complete({ MultipartUpload: { Parts } });
  assert.is((await object.load()).contentLength, 5 * 1024 * 1024 + 3);
  assert.is(await bucket.multipartUploads.count(), 0);
});

test('waiting for an object loads it', async () => {
  const { bucket } = await filled(1);
  const object = await bucket.Object('book-0').waitUntilExists();
  assert.is(object.contentLength, 1);
  await object.delete();
  await object.waitUntilNotExists();
});

test("boto3's resource object makes and names the same things", async () => {
  const session = new Session({ sandbox: createSandbox({ clock: 'instant' }).link });
  const s3 = session.resource('s3');
  const bucket = await s3.createBucket({ Bucket: 'shelf' });
  await bucket.waitUntilExists();
  assert.equal((await s3.buckets.toArray()).map(String), ['Bucket shelf']);
  await bucket.delete();
  await bucket.waitUntilNotExists();
});

test.run();
