import * as sdk from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openS3 } from './client.ts';

const Bucket = 'photos';
const object = { Bucket, Key: 'cat.jpg' };

/** An open sandbox, and a client whose n-th look is preceded by what happens meanwhile. */
function waiting() {
  const { s3, sandbox } = openS3();
  const happens = new Map<number, () => Promise<unknown>>();
  const client = new sdk.S3({
    ...sandbox.link,
    requestHandler: sandbox.link.requestHandler as never,
  });
  let looks = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      looks += 1;
      await happens.get(looks)?.();
      return next(args);
    },
    { step: 'initialize' },
  );
  const patience = { client, maxWaitTime: 60, minDelay: 0.001, maxDelay: 0.002 };
  return { s3, sandbox, happens, patience, looks: () => looks };
}

const hasty = { maxWaitTime: 0.02 };

test('BucketExists succeeds once there is a bucket, and ends by time without one', async () => {
  const { s3, happens, patience, looks } = waiting();
  happens.set(3, () => s3.createBucket({ Bucket }));
  assert.is((await sdk.waitUntilBucketExists(patience, { Bucket })).state, 'SUCCESS');
  assert.is(looks(), 3);
  const nowhere = sdk.waitUntilBucketExists({ ...patience, ...hasty }, { Bucket: 'nowhere' });
  assert.is((await errorOf(nowhere)).name, 'TimeoutError');
});

test('BucketNotExists succeeds once a bucket is gone, and ends by time before', async () => {
  const { s3, happens, patience } = waiting();
  await s3.createBucket({ Bucket });
  const staying = sdk.waitUntilBucketNotExists({ ...patience, ...hasty }, { Bucket });
  assert.is((await errorOf(staying)).name, 'TimeoutError');
  happens.clear();
  await s3.deleteBucket({ Bucket });
  assert.is((await sdk.waitUntilBucketNotExists(patience, { Bucket })).state, 'SUCCESS');
});

test('ObjectExists succeeds once there is an object, and ends by time without one', async () => {
  const { s3, happens, patience } = waiting();
  await s3.createBucket({ Bucket });
  happens.set(3, () => s3.putObject({ ...object, Body: 'meow' }));
  assert.is((await sdk.waitUntilObjectExists(patience, object)).state, 'SUCCESS');
  const other = { Bucket, Key: 'dog.jpg' };
  const nothing = sdk.waitUntilObjectExists({ ...patience, ...hasty }, other);
  assert.is((await errorOf(nothing)).name, 'TimeoutError');
});

test('ObjectNotExists succeeds once an object is gone, and ends by time before', async () => {
  const { s3, patience } = waiting();
  await s3.createBucket({ Bucket });
  await s3.putObject({ ...object, Body: 'meow' });
  const staying = sdk.waitUntilObjectNotExists({ ...patience, ...hasty }, object);
  assert.is((await errorOf(staying)).name, 'TimeoutError');
  await s3.deleteObject(object);
  assert.is((await sdk.waitUntilObjectNotExists(patience, object)).state, 'SUCCESS');
});

test('no waiter of the SDK is left out', () => {
  const waiters = Object.keys(sdk).filter((name) => name.startsWith('waitUntil'));
  const known = ['BucketExists', 'BucketNotExists', 'ObjectExists', 'ObjectNotExists'];
  assert.equal(waiters.sort(), known.map((name) => `waitUntil${name}`).sort());
});

test.run();
