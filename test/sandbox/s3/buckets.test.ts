import { type S3, waitUntilBucketExists, waitUntilBucketNotExists } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openBucket, openS3, s3Of } from './client.ts';

const other = { accessKeyId: '999999999999', secretAccessKey: 'x' };

test('a bucket is made, seen and deleted', async () => {
  const { s3, Bucket } = await openBucket();
  const { Buckets = [], Owner } = await s3.listBuckets({});
  assert.equal(
    Buckets.map(({ Name, BucketRegion }) => [Name, BucketRegion]),
    [['photos', 'us-east-1']],
  );
  assert.match(Owner?.ID ?? '', /^[0-9a-f]{64}$/);
  assert.is((await s3.headBucket({ Bucket })).BucketRegion, 'us-east-1');
  await s3.deleteBucket({ Bucket });
  assert.equal((await s3.listBuckets({})).Buckets, []);
});

test('a bucket with objects is not deleted', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.putObject({ Bucket, Key: 'a', Body: 'x' });
  const error = await errorOf(s3.deleteBucket({ Bucket }));
  assert.is(error.name, 'BucketNotEmpty');
  assert.is(error.$metadata?.httpStatusCode, 409);
});

test('names are unique among accounts', async () => {
  const { sandbox, s3, Bucket } = await openBucket();
  const theirs = s3Of(sandbox, { credentials: other });
  assert.is((await errorOf(theirs.createBucket({ Bucket }))).name, 'BucketAlreadyExists');
  assert.equal((await theirs.listBuckets({})).Buckets, []);
  const denied = await errorOf(theirs.listObjectsV2({ Bucket }));
  assert.is(denied.name, 'AccessDenied');
  assert.is(denied.$metadata?.httpStatusCode, 403);
  await s3.deleteBucket({ Bucket });
  await theirs.createBucket({ Bucket });
});

test('making a bucket again is an error, but for the first region', async () => {
  const { sandbox, s3, Bucket } = await openBucket();
  await s3.createBucket({ Bucket });
  const ireland = s3Of(sandbox, { region: 'eu-west-1' });
  const wanted = {
    Bucket: 'sheep',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  } as const;
  await ireland.createBucket(wanted);
  const again = await errorOf(ireland.createBucket(wanted));
  assert.is(again.name, 'BucketAlreadyOwnedByYou');
  assert.is(again.$metadata?.httpStatusCode, 409);
});

test('a bucket is where its location constraint says', async () => {
  const { sandbox, s3, Bucket } = await openBucket();
  assert.is((await s3.getBucketLocation({ Bucket })).LocationConstraint, undefined);
  const ireland = s3Of(sandbox, { region: 'eu-west-1' });
  const at = (LocationConstraint: string) => ({
    Bucket: 'sheep',
    CreateBucketConfiguration: { LocationConstraint: LocationConstraint as 'eu-west-1' },
  });
  assert.is(
    (await errorOf(ireland.createBucket(at('eu-north-1')))).name,
    'IllegalLocationConstraintException',
  );
  assert.is((await errorOf(s3.createBucket(at('us-east-1')))).name, 'InvalidLocationConstraint');
  await ireland.createBucket(at('eu-west-1'));
  assert.is((await s3.getBucketLocation({ Bucket: 'sheep' })).LocationConstraint, 'eu-west-1');
});

test('a call sent to another region is redirected to the right one', async () => {
  const { sandbox, s3 } = openS3();
  await s3.createBucket({
    Bucket: 'sheep',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
  const error = await errorOf(s3.listObjectsV2({ Bucket: 'sheep' }));
  assert.is(error.name, 'PermanentRedirect');
  assert.is(error.$metadata?.httpStatusCode, 301);
  const follower = s3Of(sandbox, { followRegionRedirects: true });
  assert.is((await follower.listObjectsV2({ Bucket: 'sheep' })).KeyCount, 0);
});

test('a bucket that is not there is missed by its class of error, by HEAD without a body', async () => {
  const { s3 } = openS3();
  const { NoSuchBucket, NotFound } = await import('@aws-sdk/client-s3');
  const listed = await errorOf(s3.listObjectsV2({ Bucket: 'nowhere' }));
  assert.instance(listed, NoSuchBucket);
  assert.is(listed.message, 'The specified bucket does not exist');
  assert.instance(await errorOf(s3.headBucket({ Bucket: 'nowhere' })), NotFound);
});

test('names that no bucket may have are refused', async () => {
  const { s3 } = openS3();
  for (const Bucket of ['ab', 'Photos', 'a..b', '192.168.5.4', '-ab', 'a_b', 'logs-s3alias']) {
    assert.is((await errorOf(s3.createBucket({ Bucket }))).name, 'InvalidBucketName', Bucket);
  }
  for (const Bucket of ['constructor', 'a.b.c', '123']) await s3.createBucket({ Bucket });
});

test('buckets are listed by pages, prefix and region', async () => {
  const { s3 } = openS3();
  for (const Bucket of ['log-b', 'data', 'log-a', 'log-c']) await s3.createBucket({ Bucket });
  const first = await s3.listBuckets({ MaxBuckets: 2, Prefix: 'log-' });
  const second = await s3.listBuckets({
    MaxBuckets: 2,
    Prefix: 'log-',
    ContinuationToken: first.ContinuationToken,
  });
  const names = ({ Buckets = [] }: { Buckets?: { Name?: string | undefined }[] | undefined }) =>
    Buckets.map(({ Name }) => Name);
  assert.equal([names(first), names(second)], [['log-a', 'log-b'], ['log-c']]);
  assert.is(second.ContinuationToken, undefined);
  assert.equal((await s3.listBuckets({ BucketRegion: 'eu-west-1' })).Buckets, []);
});

test('an expected owner other than the own one is denied', async () => {
  const { s3, Bucket } = await openBucket();
  await s3.headBucket({ Bucket, ExpectedBucketOwner: '123456789012' });
  const error = await errorOf(s3.listObjectsV2({ Bucket, ExpectedBucketOwner: '111111111111' }));
  assert.is(error.name, 'AccessDenied');
});

test('the waiters for buckets see them come and go', async () => {
  const { s3, Bucket } = await openBucket();
  const patience = { client: s3, maxWaitTime: 9 };
  assert.is((await waitUntilBucketExists(patience, { Bucket })).state, 'SUCCESS');
  await s3.deleteBucket({ Bucket });
  assert.is((await waitUntilBucketNotExists(patience, { Bucket })).state, 'SUCCESS');
});

interface Kept {
  readonly put: (s3: S3, Bucket: string) => Promise<unknown>;
  readonly get: (s3: S3, Bucket: string) => Promise<object>;
  readonly remove: (s3: S3, Bucket: string) => Promise<unknown>;
  readonly missing: string;
  readonly shown: RegExp;
}

const rule = {
  ID: 'old',
  Status: 'Enabled',
  Filter: { Prefix: 'logs/' },
  Expiration: { Days: 30 },
} as const;
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
});
const documents: Readonly<Record<string, Kept>> = {
  cors: {
    put: (s3, Bucket) =>
      s3.putBucketCors({
        Bucket,
        CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
      }),
    get: (s3, Bucket) => s3.getBucketCors({ Bucket }),
    remove: (s3, Bucket) => s3.deleteBucketCors({ Bucket }),
    missing: 'NoSuchCORSConfiguration',
    shown: /"AllowedMethods":\["GET"\]/,
  },
  lifecycle: {
    put: (s3, Bucket) =>
      s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules: [rule] } }),
    get: (s3, Bucket) => s3.getBucketLifecycleConfiguration({ Bucket }),
    remove: (s3, Bucket) => s3.deleteBucketLifecycle({ Bucket }),
    missing: 'NoSuchLifecycleConfiguration',
    shown: /"Days":30/,
  },
  policy: {
    put: (s3, Bucket) => s3.putBucketPolicy({ Bucket, Policy: policy }),
    get: (s3, Bucket) => s3.getBucketPolicy({ Bucket }),
    remove: (s3, Bucket) => s3.deleteBucketPolicy({ Bucket }),
    missing: 'NoSuchBucketPolicy',
    shown: /s3:GetObject/,
  },
  tagging: {
    put: (s3, Bucket) =>
      s3.putBucketTagging({ Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } }),
    get: (s3, Bucket) => s3.getBucketTagging({ Bucket }),
    remove: (s3, Bucket) => s3.deleteBucketTagging({ Bucket }),
    missing: 'NoSuchTagSet',
    shown: /"TagSet":\[{"Key":"team","Value":"web"}\]/,
  },
  website: {
    put: (s3, Bucket) =>
      s3.putBucketWebsite({
        Bucket,
        WebsiteConfiguration: { IndexDocument: { Suffix: 'i.html' } },
      }),
    get: (s3, Bucket) => s3.getBucketWebsite({ Bucket }),
    remove: (s3, Bucket) => s3.deleteBucketWebsite({ Bucket }),
    missing: 'NoSuchWebsiteConfiguration',
    shown: /i\.html/,
  },
};

for (const [name, { put, get, remove, missing, shown }] of Object.entries(documents)) {
  test(`a bucket has no ${name} until one is put on it`, async () => {
    const { s3, Bucket } = await openBucket();
    const before = await errorOf(get(s3, Bucket));
    assert.is(before.name, missing);
    assert.is(before.$metadata?.httpStatusCode, 404);
    await put(s3, Bucket);
    assert.match(JSON.stringify(await get(s3, Bucket)), shown);
    await remove(s3, Bucket);
    assert.is((await errorOf(get(s3, Bucket))).name, missing);
  });
}

test('a new bucket is closed to the public, encrypted and its owner’s alone', async () => {
  const { s3, Bucket } = await openBucket();
  const { PublicAccessBlockConfiguration: block } = await s3.getPublicAccessBlock({ Bucket });
  assert.is(block?.BlockPublicPolicy, true);
  const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket });
  assert.match(JSON.stringify(ServerSideEncryptionConfiguration), /AES256/);
  const { OwnershipControls } = await s3.getBucketOwnershipControls({ Bucket });
  assert.is(OwnershipControls?.Rules?.[0]?.ObjectOwnership, 'BucketOwnerEnforced');
  assert.is((await s3.getBucketAcl({ Bucket })).Grants?.[0]?.Permission, 'FULL_CONTROL');
  assert.is(
    (await errorOf(s3.putBucketAcl({ Bucket, ACL: 'public-read' }))).name,
    'AccessControlListNotSupported',
  );
  await s3.deletePublicAccessBlock({ Bucket });
  assert.is(
    (await errorOf(s3.getPublicAccessBlock({ Bucket }))).name,
    'NoSuchPublicAccessBlockConfiguration',
  );
});

test('a policy must be one', async () => {
  const { s3, Bucket } = await openBucket();
  for (const Policy of ['x', '[]', '{}', '{"Statement":[{"Effect":"Maybe"}]}']) {
    assert.is((await errorOf(s3.putBucketPolicy({ Bucket, Policy }))).name, 'MalformedPolicy');
  }
  await s3.putBucketPolicy({ Bucket, Policy: policy });
  assert.is((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus?.IsPublic, true);
});

test.run();
