import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tags } from '../../../helpers/awsh.ts';
import { filled } from './s3-shelf.ts';

test('versions and delete markers are listed together, and deleted as they are', async () => {
  const { bucket, calls } = await filled(1);
  await bucket.Versioning().enable();
  await bucket.putObject({ Key: 'book-0', Body: 'second' });
  await bucket.Object('book-0').delete();
  calls.length = 0;
  const versions = await bucket.objectVersions.toArray();
  assert.equal(
    versions.map(({ objectKey, isDeleteMarker }) => [objectKey, isDeleteMarker]),
    [
      ['book-0', false],
      ['book-0', false],
      ['book-0', true],
    ],
  );
  assert.equal(calls, ['ListObjectVersions']);
  const report = await bucket.objectVersions.delete();
  assert.is(report.succeeded.length, 3);
  assert.is(await bucket.objectVersions.count(), 0);
});

test('versioning is turned on and off by name, and known without asking again', async () => {
  const { bucket, calls } = await filled(0);
  const versioning = await bucket.Versioning().load();
  assert.is(versioning.status, undefined);
  await versioning.enable();
  assert.is(versioning.status, 'Enabled');
  await versioning.suspend();
  assert.is(versioning.status, 'Suspended');
  assert.equal(calls, ['GetBucketVersioning', 'PutBucketVersioning', 'PutBucketVersioning']);
});

test('a policy is put, read and deleted; one that is not there does not exist', async () => {
  const { bucket } = await filled(0);
  const policy = bucket.Policy();
  assert.is(await policy.exists(), false);
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::shelf/*' },
    ],
  });
  await policy.put({ Policy });
  assert.equal(JSON.parse((await policy.reload()).policy ?? ''), JSON.parse(Policy));
  await policy.delete();
  assert.is(await policy.exists(), false);
});

test('the other settings of a bucket are loaded and changed one by one', async () => {
  const { bucket } = await filled(0);
  await bucket.Tagging().put({ Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } });
  assert.equal((await bucket.Tagging().load()).tagSet, [{ Key: 'team', Value: 'web' }]);
  assert.equal((await bucket.Tagging().load()).tags, { team: 'web' });
  const rules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }];
  await bucket.Cors().put({ CORSConfiguration: { CORSRules: rules } });
  assert.is((await bucket.Cors().load()).corsRules?.length, 1);
  await bucket.Website().put({ WebsiteConfiguration: { IndexDocument: { Suffix: 'i.html' } } });
  assert.is((await bucket.Website().load()).indexDocument?.Suffix, 'i.html');
  assert.ok((await bucket.Acl().load()).owner);
  assert.is((await bucket.RequestPayment().load()).payer, 'BucketOwner');
  assert.equal((await bucket.Logging().load()).loggingEnabled, undefined);
  assert.ok((await bucket.Notification().load()).isLoaded);
  assert.is(await bucket.LifecycleConfiguration().exists(), false);
});

test('tags of buckets and objects are not said to be none, but where they are', async () => {
  const { bucket } = await filled(1);
  await bucket.load();
  assert.throws(() => bucket.tags, /the tags of Bucket shelf are not among its data/);
  const object = await bucket.Object('book-0').load();
  await object.putTagging({ Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } });
  assert.throws(() => object.tags, /the tags of Object shelf\/book-0/);
  assert.equal(tags(await object.tagging()), { team: 'web' });
});

test.run();
