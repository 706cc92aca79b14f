import { NoSuchKey, type S3 } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { openBucket, textOf } from './client.ts';

const Key = 'k';

async function openVersioned() {
  const { s3, Bucket } = await openBucket();
  assert.is((await s3.getBucketVersioning({ Bucket })).Status, undefined);
  await turn(s3, Bucket, 'Enabled');
  return { s3, Bucket, at: { Bucket, Key } };
}

function turn(s3: S3, Bucket: string, Status: 'Enabled' | 'Suspended') {
  return s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status } });
}

test('every version of an object can be read', async () => {
  const { s3, at } = await openVersioned();
  const one = await s3.putObject({ ...at, Body: 'one' });
  const two = await s3.putObject({ ...at, Body: 'two' });
  assert.not.equal(one.VersionId, two.VersionId);
  assert.is(await textOf(await s3.getObject(at)), 'two');
  assert.is(await textOf(await s3.getObject({ ...at, VersionId: one.VersionId })), 'one');
});

test('a delete marker hides an object until it is deleted itself', async () => {
  const { s3, at } = await openVersioned();
  await s3.putObject({ ...at, Body: 'one' });
  const { DeleteMarker, VersionId } = await s3.deleteObject(at);
  assert.is(DeleteMarker, true);
  assert.instance(await errorOf(s3.getObject(at)), NoSuchKey);
  assert.is((await s3.listObjectsV2({ Bucket: at.Bucket })).KeyCount, 0);
  const marked = await errorOf(s3.getObject({ ...at, VersionId }));
  assert.is(marked.name, 'MethodNotAllowed');
  assert.is((await errorOf(s3.deleteBucket({ Bucket: at.Bucket }))).name, 'BucketNotEmpty');
  assert.is((await s3.deleteObject({ ...at, VersionId })).DeleteMarker, true);
  assert.is(await textOf(await s3.getObject(at)), 'one');
});

test('versions and delete markers are listed, the newest first', async () => {
  const { s3, Bucket, at } = await openVersioned();
  await s3.putObject({ ...at, Body: 'one' });
  await s3.putObject({ ...at, Body: 'three' });
  await s3.deleteObject(at);
  await s3.putObject({ Bucket, Key: 'dir/l', Body: 'x' });
  const { Versions, DeleteMarkers } = await s3.listObjectVersions({ Bucket });
  assert.equal(
    Versions?.map(({ Key, Size, IsLatest }) => [Key, Size, IsLatest]),
    [
      ['dir/l', 1, true],
      ['k', 5, false],
      ['k', 3, false],
    ],
  );
  assert.equal(
    DeleteMarkers?.map(({ Key, IsLatest }) => [Key, IsLatest]),
    [['k', true]],
  );
  const { CommonPrefixes } = await s3.listObjectVersions({ Bucket, Delimiter: '/' });
  assert.equal(CommonPrefixes, [{ Prefix: 'dir/' }]);
});

test('versions are paged through, even while what was seen is deleted', async () => {
  const { s3, Bucket, at } = await openVersioned();
  for (const Body of ['1', '22', '333', '4444', '55555']) await s3.putObject({ ...at, Body });
  const sizes: (number | undefined)[] = [];
  let markers = {};
  for (;;) {
    const page = await s3.listObjectVersions({ Bucket, MaxKeys: 2, ...markers });
    const Objects = (page.Versions ?? []).map(({ Key, VersionId }) => ({ Key, VersionId }));
    sizes.push(...(page.Versions ?? []).map(({ Size }) => Size));
    await s3.deleteObjects({ Bucket, Delete: { Objects } });
    if (!page.IsTruncated) break;
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
  assert.equal(sizes, [5, 4, 3, 2, 1]);
  await s3.deleteBucket({ Bucket });
});

test('while versioning is suspended, the version called null is replaced', async () => {
  const { s3, Bucket } = await openBucket();
  const at = { Bucket, Key };
  await s3.putObject({ ...at, Body: 'before' });
  await turn(s3, Bucket, 'Enabled');
  const kept = await s3.putObject({ ...at, Body: 'kept' });
  await turn(s3, Bucket, 'Suspended');
  assert.is((await s3.putObject({ ...at, Body: 'after' })).VersionId, 'null');
  assert.is(await textOf(await s3.getObject({ ...at, VersionId: 'null' })), 'after');
  assert.is(await textOf(await s3.getObject({ ...at, VersionId: kept.VersionId })), 'kept');
  assert.is((await s3.listObjectVersions({ Bucket })).Versions?.length, 2);
});

test('a version that is not there is missed, one that cannot be is refused', async () => {
  const { s3, at } = await openVersioned();
  await s3.putObject({ ...at, Body: 'one' });
  const name = async (VersionId: string) =>
    (await errorOf(s3.getObject({ ...at, VersionId }))).name;
  assert.is(await name('0'.repeat(32)), 'NoSuchVersion');
  assert.is(await name('x'), 'InvalidArgument');
});

test('a copy may start from an older version', async () => {
  const { s3, Bucket, at } = await openVersioned();
  const { VersionId } = await s3.putObject({ ...at, Body: 'one' });
  await s3.putObject({ ...at, Body: 'two' });
  const CopySource = `${Bucket}/${Key}?versionId=${VersionId}`;
  const copy = await s3.copyObject({ ...at, CopySource });
  assert.is(copy.CopySourceVersionId, VersionId);
  assert.is(await textOf(await s3.getObject(at)), 'one');
});

test.run();
