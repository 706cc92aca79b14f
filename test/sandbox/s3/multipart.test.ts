import { createHash } from 'node:crypto';
import type { S3 } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openBucket } from './client.ts';

const Key = 'film';
const partSize = 5 * 1024 * 1024;
const parts = [Buffer.alloc(partSize, 'a'), Buffer.alloc(partSize, 'b'), Buffer.from('end')];

async function begin(s3: S3, Bucket: string, more = {}) {
  const { UploadId = '' } = await s3.createMultipartUpload({ Bucket, Key, ...more });
  return { Bucket, Key, UploadId };
}

async function sendAll(s3: S3, upload: { Bucket: string; Key: string; UploadId: string }) {
  const sent = [];
  for (const [at, Body] of parts.entries()) {
    const PartNumber = at + 1;
    const { ETag, ChecksumCRC32 } = await s3.uploadPart({ ...upload, PartNumber, Body });
    sent.push({ PartNumber, ETag, ChecksumCRC32 });
  }
  return sent;
}

test('an object is put in parts', async () => {
  const { s3, Bucket } = await openBucket();
  const upload = await begin(s3, Bucket, { ContentType: 'video/mp4', Metadata: { a: '1' } });
  const Parts = await sendAll(s3, upload);
  const done = await s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } });
  const md5s = parts.map((bytes) => createHash('md5').update(bytes).digest());
  const md5 = createHash('md5').update(Buffer.concat(md5s)).digest('hex');
  assert.is(done.ETag, `"${md5}-3"`);
  const got = await s3.getObject({ Bucket, Key });
  assert.equal([got.ETag, got.ContentType, got.Metadata], [done.ETag, 'video/mp4', { a: '1' }]);
  const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
  assert.ok(bytes.equals(Buffer.concat(parts)));
  assert.is((await s3.listMultipartUploads({ Bucket })).Uploads, undefined);
  const over = await errorOf(s3.uploadPart({ ...upload, PartNumber: 4, Body: 'x' }));
  assert.is(over.name, 'NoSuchUpload');
});

test('a part of an object can be read by its number, and its parts are told', async () => {
  const { s3, Bucket } = await openBucket();
  const upload = await begin(s3, Bucket, { ChecksumAlgorithm: 'CRC32' });
  const Parts = await sendAll(s3, upload);
  const done = await s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } });
  assert.is(done.ChecksumType, 'COMPOSITE');
  assert.match(done.ChecksumCRC32 ?? '', /-3$/);
  const third = await s3.getObject({ Bucket, Key, PartNumber: 3 });
  assert.is(await third.Body?.transformToString(), 'end');
  assert.is(third.PartsCount, 3);
  const told = await s3.getObjectAttributes({ Bucket, Key, ObjectAttributes: ['ObjectParts'] });
  assert.is(told.ObjectParts?.TotalPartsCount, 3);
  assert.is(told.ObjectParts?.Parts?.[2]?.ChecksumCRC32, Parts[2]?.ChecksumCRC32);
});

test('parts that are wrong do not make an object', async () => {
  const { s3, Bucket } = await openBucket();
  const upload = await begin(s3, Bucket);
  const [one, two, three] = await sendAll(s3, upload);
  const complete = async (Parts: object[]) =>
    (await errorOf(s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } }))).name;
  assert.is(await complete([]), 'MalformedXML');
  assert.is(await complete([two ?? {}, one ?? {}]), 'InvalidPartOrder');
  assert.is(await complete([{ ...one, ETag: '"x"' }]), 'InvalidPart');
  assert.is(await complete([one ?? {}, { PartNumber: 9, ETag: 'x' }]), 'InvalidPart');
  await s3.uploadPart({ ...upload, PartNumber: 2, Body: 'small' });
  const { Parts = [] } = await s3.listParts(upload);
  assert.is(await complete(Parts), 'EntityTooSmall');
  assert.is((await errorOf(s3.headObject({ Bucket, Key }))).name, 'NotFound');
  assert.ok(three);
});

test('parts are copied out of other objects', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'source', Body: '0123456789' });
  const upload = await begin(s3, Bucket);
  const { CopyPartResult } = await s3.uploadPartCopy({
    ...upload,
    PartNumber: 1,
    CopySource: `${Bucket}/source`,
    CopySourceRange: 'bytes=2-4',
  });
  const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag }];
  await s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } });
  const { Body } = await s3.getObject({ Bucket, Key });
  assert.is(await Body?.transformToString(), '234');
});

test('parts and uploads are listed by pages', async () => {
  const { s3, Bucket } = await openBucket();
  const upload = await begin(s3, Bucket);
  for (const PartNumber of [10, 2, 1]) await s3.uploadPart({ ...upload, PartNumber, Body: 'x' });
  const first = await s3.listParts({ ...upload, MaxParts: 2 });
  assert.equal(
    first.Parts?.map(({ PartNumber }) => PartNumber),
    [1, 2],
  );
  assert.is(first.IsTruncated, true);
  const PartNumberMarker = first.NextPartNumberMarker;
  const second = await s3.listParts({ ...upload, PartNumberMarker });
  assert.equal(
    second.Parts?.map(({ PartNumber }) => PartNumber),
    [10],
  );

  await s3.createMultipartUpload({ Bucket, Key: 'another' });
  await begin(s3, Bucket);
  const page = await s3.listMultipartUploads({ Bucket, MaxUploads: 2 });
  assert.equal(
    page.Uploads?.map(({ Key }) => Key),
    ['another', Key],
  );
  const rest = await s3.listMultipartUploads({
    Bucket,
    KeyMarker: page.NextKeyMarker,
    UploadIdMarker: page.NextUploadIdMarker,
  });
  assert.equal(
    rest.Uploads?.map(({ Key }) => Key),
    [Key],
  );
});

test('an upload that is aborted is gone', async () => {
  const { s3, Bucket } = await openBucket();
  const upload = await begin(s3, Bucket);
  await s3.abortMultipartUpload(upload);
  const error = await errorOf(s3.listParts(upload));
  assert.is(error.name, 'NoSuchUpload');
  assert.is(error.$metadata?.httpStatusCode, 404);
  assert.is((await errorOf(s3.abortMultipartUpload(upload))).name, 'NoSuchUpload');
});

test.run();
