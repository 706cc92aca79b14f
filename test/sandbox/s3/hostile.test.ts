/** Requests put together at random from what has broken servers before; always the same ones. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createIds } from '../../../sandbox/engine/ids.ts';
import { createSandbox } from '../../../sandbox/index.ts';

const credential = 'AKIATEST/20260101/us-east-1/s3/aws4_request';
const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`;
const paths = [
  '',
  'photos',
  'photos/',
  'photos/k',
  'photos/k/',
  '__proto__/k',
  '/',
  'photos/%e0%a4',
];
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];
const texts = `x -1 0 99999999999999999999999 %zz é __proto__ constructor * " bytes=0-1 bytes=-0
  bytes=9999999999999999999999- photos/k /photos/k?versionId= url true null CRC32 GLACIER a=b&a=c`;
const parameters = `delete tagging cors versioning uploads uploadId partNumber list-type max-keys
  continuation-token key-marker version-id-marker delimiter prefix encoding-type versionId acl policy
  policyStatus lifecycle attributes versions response-expires response-content-type restore x-id`;
const headers = `range if-match if-none-match if-modified-since x-amz-copy-source content-md5 expires
  x-amz-copy-source-range x-amz-checksum-crc32 x-amz-sdk-checksum-algorithm x-amz-tagging
  x-amz-storage-class content-encoding x-amz-content-sha256 x-amz-object-attributes x-amz-max-parts
  x-amz-meta-__proto__`;
const bodies = [
  '',
  '<',
  '<a/>',
  '\0',
  '<Delete><Object><Key>k</Key><VersionId>z</VersionId></Object></Delete>',
  '<CompleteMultipartUpload><Part><PartNumber>x</PartNumber></Part></CompleteMultipartUpload>',
  '<Tagging><TagSet><Tag><Key>__proto__</Key><Value/></Tag></TagSet></Tagging>',
  '{"Statement":[null,1]}',
  '5\r\nhello\r\n0\r\nx-amz-checksum-crc32: AAAA\r\n\r\n',
];

test('no request makes S3 fail, or answer with a header that cannot be sent', async () => {
  const sandbox = createSandbox({ clock: 'manual', fixture: 'empty' });
  const { between } = createIds('hostile', 's3', { tables: {}, draws: 0 });
  const one = (list: readonly string[]) => list[between(0, list.length - 1)] ?? '';
  const words = (text: string) => text.split(/\s+/);
  const some = (names: string) =>
    Object.fromEntries(
      Array.from({ length: between(0, 3) }, () => [one(words(names)), one(words(texts))]),
    );
  const send = (method: string, path: string, more: object = {}) =>
    sandbox.dispatch({ method, path, hostname: '127.0.0.1', headers: { authorization }, ...more });

  for (let count = 0; count < 4000; count += 1) {
    if (count % 50 === 0) {
      await send('PUT', '/photos');
      await send('PUT', '/photos/k', { body: 'hello' });
    }
    const [method, path] = [one(methods), `/${one(paths)}`];
    const rest = { query: some(parameters), body: one(bodies) };
    const all = { ...rest, headers: { ...some(headers), authorization } };
    const answer = await send(method, path, all);
    const what = `${method} ${path} ${JSON.stringify(all)}`;
    // 501 is S3's own answer to an If-None-Match that it does not take.
    assert.ok(answer.statusCode < 500 || answer.statusCode === 501, what);
    for (const value of Object.values(answer.headers)) {
      assert.match(value, /^[\t\x20-\x7e\x80-\xff]*$/, what);
    }
  }
  assert.is((await send('GET', '/')).statusCode, 200);
});

test.run();
