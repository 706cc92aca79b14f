import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { NoSuchKey } from '@aws-sdk/client-s3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { environment, errorOf, present } from '../clients.ts';
import { served, textOf } from './client.ts';

const execute = promisify(execFile);
const Bucket = 'photos';

/** An address presigned `ago` seconds ago for an hour. The sandbox checks the time, not the signature. */
function presigned(url: string, path: string, ago = 0, seconds = 3600): string {
  const at = new Date(Date.now() - ago * 1000).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `AKIATEST/${at.slice(0, 8)}/us-east-1/s3/aws4_request`,
    'X-Amz-Date': at,
    'X-Amz-Expires': String(seconds),
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '0'.repeat(64),
  });
  return `${url}/${path}?${query}`;
}

test('objects travel over HTTP, streams in chunks with a checksum behind them', () =>
  served(async (_, s3) => {
    await s3.createBucket({ Bucket });
    const chunks = Array.from({ length: 20 }, () => Buffer.alloc(1024 * 1024, 'sandbox'));
    const Body = Readable.from(chunks);
    const ContentLength = 20 * 1024 * 1024;
    await s3.putObject({ Bucket, Key: 'big', Body, ContentLength, ChecksumAlgorithm: 'SHA256' });
    const got = await s3.getObject({ Bucket, Key: 'big', ChecksumMode: 'ENABLED' });
    assert.is(got.ContentEncoding, undefined);
    assert.ok(got.ChecksumSHA256);
    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
    assert.ok(bytes.equals(Buffer.concat(chunks)));
    const head = await s3.headObject({ Bucket, Key: 'big' });
    assert.is(head.ContentLength, ContentLength);
    assert.instance(await errorOf(s3.getObject({ Bucket, Key: 'none' })), NoSuchKey);
    assert.is((await errorOf(s3.headObject({ Bucket, Key: 'none' }))).name, 'NotFound');
  }));

test('a presigned address puts and gets without a client', () =>
  served(async (url, s3) => {
    await s3.createBucket({ Bucket });
    const headers = { 'content-type': 'text/plain' };
    const address = presigned(url, `${Bucket}/a%20b`);
    const put = await fetch(address, { method: 'PUT', body: 'hello', headers });
    assert.is(put.status, 200);
    const got = await fetch(address);
    assert.equal([got.headers.get('content-type'), await got.text()], ['text/plain', 'hello']);
    const part = await fetch(address, { headers: { range: 'bytes=1-3' } });
    assert.equal([part.status, await part.text()], [206, 'ell']);
    const etag = got.headers.get('etag') ?? '';
    assert.is((await fetch(address, { headers: { 'if-none-match': etag } })).status, 304);
    assert.is(await textOf(await s3.getObject({ Bucket, Key: 'a b' })), 'hello');
    const lost = await fetch(presigned(url, `${Bucket}/none`));
    assert.is(lost.status, 404);
    assert.match(await lost.text(), /<Code>NoSuchKey<\/Code>.*<Key>none<\/Key>/);
  }));

test('a presigned address whose time is over is refused', () =>
  served(async (url, s3) => {
    await s3.createBucket({ Bucket });
    const late = await fetch(presigned(url, `${Bucket}/k`, 7200));
    assert.is(late.status, 403);
    assert.match(await late.text(), /<Code>AccessDenied<.*<Message>Request has expired</);
    const week = await fetch(presigned(url, `${Bucket}/k`, 0, 10 * 24 * 3600));
    assert.match(await week.text(), /AuthorizationQueryParametersError/);
    const older = await fetch(`${url}/${Bucket}/k?AWSAccessKeyId=a&Signature=b&Expires=1`);
    assert.match(await older.text(), /Request has expired/);
  }));

test('a bucket may stand in the name of the host', () =>
  served(async (url, s3) => {
    await s3.createBucket({ Bucket });
    await s3.putObject({ Bucket, Key: 'k', Body: 'hello' });
    const { pathname, search, port } = new URL(presigned(url, 'k'));
    for (const host of [`${Bucket}.localhost:${port}`, `${Bucket}.s3.us-east-1.amazonaws.com`]) {
      const text = await new Promise<string>((resolve, reject) => {
        const path = `${pathname}${search}`;
        const call = request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
          answer.toArray().then((chunks) => resolve(Buffer.concat(chunks).toString()), reject);
        });
        call.on('error', reject).end();
      });
      assert.is(text, 'hello');
    }
  }));

test('bodies that make no sense get an S3 error, and the server lives', () =>
  served(async (url, s3) => {
    await s3.createBucket({ Bucket });
    for (const query of ['delete', 'tagging', 'cors', 'versioning']) {
      const method = query === 'delete' ? 'POST' : 'PUT';
      for (const body of [
        '',
        '<',
        '<a',
        '<a/>',
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<Delete><Object/></Delete>',
        '\0'.repeat(99),
      ]) {
        const address = presigned(url, Bucket).replace('?', `?${query}&`);
        const answer = await fetch(address, { method, body });
        const text = await answer.text();
        assert.is(answer.status, 400, `${query} ${body}: ${text}`);
        assert.match(text, /<Code>(MalformedXML|IllegalVersioning\w+)</);
      }
    }
    assert.is((await s3.listObjectsV2({ Bucket })).KeyCount, 0);
  }));

const boto3 = present('python3', '-c', 'import boto3');
if (!boto3) console.log('skip: boto3 with S3 over HTTP: python3 has no boto3 here');
(boto3 ? test : test.skip)('boto3 uploads, downloads, pages, waits and presigns', () =>
  served((url) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'big'), Buffer.alloc(20 * 1024 * 1024, 'sandbox'));
      const program = `
import boto3, urllib.request
from botocore.config import Config
from botocore.exceptions import ClientError
s3 = boto3.client('s3')
s3.create_bucket(Bucket='photos')
s3.get_waiter('bucket_exists').wait(Bucket='photos')
s3.upload_file('big', 'photos', 'big', ExtraArgs={'Metadata': {'a': '1'}})
head = s3.head_object(Bucket='photos', Key='big')
print(head['ETag'].strip('"').split('-')[1:], head['Metadata'])
s3.download_file('photos', 'big', 'back')
print(open('big', 'rb').read() == open('back', 'rb').read())

photos = boto3.resource('s3').Bucket('photos')
for n in range(12):
    photos.put_object(Key='dir %d/k+é' % n, Body=b'x' * n)
print(sum(1 for _ in photos.objects.filter(Prefix='dir ')), photos.Object('dir 3/k+é').content_length)
pages = s3.get_paginator('list_objects_v2').paginate(Bucket='photos', Delimiter='/', PaginationConfig={'PageSize': 5})
print(sum(len(p.get('CommonPrefixes', [])) for p in pages))
print(s3.list_objects_v2(Bucket='photos', Prefix='dir 7')['Contents'][0]['Key'])
for version in (None, 's3v4'):
    signer = boto3.client('s3', config=Config(signature_version=version))
    link = signer.generate_presigned_url('get_object', Params={'Bucket': 'photos', 'Key': 'dir 2/k+é'})
    print(urllib.request.urlopen(link).read())
try:
    s3.get_object(Bucket='photos', Key='none')
except s3.exceptions.NoSuchKey as error:
    print(error.response['Error']['Code'], error.response['Error']['Key'])
try:
    s3.head_object(Bucket='photos', Key='none')
except ClientError as error:
    print(error.response['Error'])
try:
    boto3.client('s3', region_name='eu-west-1').create_bucket(Bucket='sheep')
except ClientError as error:
    print(error.response['Error']['Code'])
photos.Object('copy').copy({'Bucket': 'photos', 'Key': 'big'})
photos.Object('copy').wait_until_exists()
photos.Versioning().enable()
photos.put_object(Key='copy', Body=b'new')
print(sum(1 for _ in photos.object_versions.filter(Prefix='copy')))
photos.object_versions.delete()
s3.get_waiter('object_not_exists').wait(Bucket='photos', Key='copy')
photos.delete()
photos.wait_until_not_exists()
print(s3.list_buckets()['Buckets'])
`;
      const env = environment(url);
      const { stdout } = await execute('python3', ['-c', program], { env, cwd: folder });
      assert.equal(stdout.trim().split('\n'), [
        "['3'] {'a': '1'}",
        'True',
        '12 3',
        '12',
        'dir 7/k+é',
        "b'xx'",
        "b'xx'",
        'NoSuchKey none',
        "{'Code': '404', 'Message': 'Not Found'}",
        'IllegalLocationConstraintException',
        '2',
        '[]',
      ]);
    }),
  ),
);

const cli = present('aws', '--version');
if (!cli) console.log('skip: the AWS CLI with S3 over HTTP: no command aws here');
(cli ? test : test.skip)('the AWS CLI makes buckets, copies, lists, syncs, removes', () =>
  served((url) =>
    inFolder(async (folder) => {
      const env = environment(url);
      const aws = async (...args: string[]) =>
        (await execute('aws', args, { env, cwd: folder })).stdout;
      await writeFile(join(folder, 'a.txt'), 'hello');
      await writeFile(join(folder, 'big'), Buffer.alloc(20 * 1024 * 1024, 'sandbox'));
      await aws('s3', 'mb', 's3://photos');
      await aws('s3', 'cp', 'a.txt', 's3://photos/dir/a.txt');
      await aws('s3', 'sync', '.', 's3://photos/all');
      assert.is(await aws('s3', 'sync', '.', 's3://photos/all'), '');
      const listed = await aws('s3', 'ls', 's3://photos', '--recursive');
      assert.equal(
        listed
          .trim()
          .split('\n')
          .map((line) => line.split(/\s+/).slice(2)),
        [
          ['5', 'all/a.txt'],
          ['20971520', 'all/big'],
          ['5', 'dir/a.txt'],
        ],
      );
      assert.match(await aws('s3', 'ls', 's3://photos'), /PRE all\/\n.*PRE dir\//);
      await aws('s3', 'cp', 's3://photos/all/big', 'back');
      const files = await Promise.all(['big', 'back'].map((name) => readFile(join(folder, name))));
      assert.ok(files[0]?.equals(files[1] ?? Buffer.of()));
      await aws('s3', 'mv', 's3://photos/dir/a.txt', 's3://photos/b.txt');
      await aws('s3', 'rm', 's3://photos/all', '--recursive');
      assert.match(await aws('s3', 'ls', 's3://photos'), /^\S+ \S+ +5 b\.txt\n$/);
      await aws('s3', 'rb', 's3://photos', '--force');
      assert.is(await aws('s3', 'ls'), '');
    }),
  ),
);

async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'awsh-s3-'));
  try {
    await body(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.run();
