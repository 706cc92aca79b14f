import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openBucket, textOf } from './client.ts';

const own = { SSECustomerAlgorithm: 'AES256', SSECustomerKey: 'k'.repeat(32) };
const other = { ...own, SSECustomerKey: 'x'.repeat(32) };

test('an object put with a key of one’s own is read with that key only', async () => {
  const { s3, Bucket } = await openBucket();
  const one = { Bucket, Key: 'secret' };
  const put = await s3.putObject({ ...one, Body: 'hello', ...own });
  assert.is(put.SSECustomerAlgorithm, 'AES256');
  const got = await s3.getObject({ ...one, ...own });
  assert.equal([await textOf(got), got.SSECustomerKeyMD5], ['hello', put.SSECustomerKeyMD5]);
  assert.is(got.ServerSideEncryption, undefined);
  assert.is((await s3.headObject({ ...one, ...own })).SSECustomerAlgorithm, 'AES256');
  const without = await errorOf(s3.getObject(one));
  assert.is(without.name, 'InvalidRequest');
  assert.match(without.message, 'correct parameters must be provided');
  const wrong = await errorOf(s3.getObject({ ...one, ...other }));
  assert.equal([wrong.name, wrong.$metadata?.httpStatusCode], ['AccessDenied', 403]);
});

test('a key is refused where none was, and one of the wrong length everywhere', async () => {
  const { s3, Bucket } = await openBucket();
  const one = { Bucket, Key: 'plain' };
  await s3.putObject({ ...one, Body: 'hello' });
  assert.match((await errorOf(s3.getObject({ ...one, ...own }))).message, 'not applicable');
  const short = s3.putObject({ ...one, Body: 'x', ...own, SSECustomerKey: 'short' });
  assert.is((await errorOf(short)).name, 'InvalidArgument');
});

test('a copy is made with the key of its source, and has its own', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'a', Body: 'hello', ...own });
  const wish = { Bucket, Key: 'b', CopySource: `${Bucket}/a` };
  assert.is((await errorOf(s3.copyObject(wish))).name, 'InvalidRequest');
  await s3.copyObject({
    ...wish,
    CopySourceSSECustomerAlgorithm: own.SSECustomerAlgorithm,
    CopySourceSSECustomerKey: own.SSECustomerKey,
    ...other,
  });
  assert.is(await textOf(await s3.getObject({ Bucket, Key: 'b', ...other })), 'hello');
});

test('parts are uploaded with the key that the upload was begun with', async () => {
  const { s3, Bucket } = await openBucket();
  const one = { Bucket, Key: 'large' };
  const { UploadId } = await s3.createMultipartUpload({ ...one, ...own });
  const part = { ...one, UploadId, PartNumber: 1, Body: 'hello' };
  assert.is((await errorOf(s3.uploadPart(part))).name, 'InvalidRequest');
  const { ETag } = await s3.uploadPart({ ...part, ...own });
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await s3.completeMultipartUpload({ ...one, UploadId, MultipartUpload, ...own });
  assert.is(await textOf(await s3.getObject({ ...one, ...own })), 'hello');
});

test.run();
