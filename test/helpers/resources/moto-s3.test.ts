import '../support/environment.ts';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/awsh.ts';
import { startMoto } from '../support/moto.ts';

const moto = await startMoto();
if (!moto) console.log('skip: moto_server is not on the PATH, so no third-party S3 was asked');
const check = moto ? test : test.skip;
const folder = mkdtempSync(join(tmpdir(), 'awsh-moto-'));
test.after(() => {
  moto?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string) {
  const session = new Session({ endpoint: moto?.url ?? '', region: 'us-east-1' });
  return session.resource('s3').createBucket({ Bucket: name });
}

check('a bucket and its objects live and end at a third-party server', async () => {
  const bucket = await open('life');
  await bucket.waitUntilExists();
  for (const key of ['a', 'b/c', 'b/d e+ü']) await bucket.putObject({ Key: key, Body: key });
  const keys = (await bucket.objects.toArray()).map(({ key, size }) => [key, size]);
  assert.equal(keys, [
    ['a', 1],
    ['b/c', 3],
    ['b/d e+ü', 8],
  ]);
  assert.is(await bucket.Object('b/d e+ü').downloadToString(), 'b/d e+ü');
  await bucket.Tagging().put({ Tagging: { TagSet: [{ Key: 'k', Value: 'v' }] } });
  assert.equal((await bucket.Tagging().load()).tagSet, [{ Key: 'k', Value: 'v' }]);
  await bucket.Versioning().enable();
  await bucket.Object('a').delete();
  assert.is((await bucket.objectVersions.toArray()).filter((it) => it.isDeleteMarker).length, 1);
  const report = await bucket.objectVersions.delete();
  assert.equal([report.succeeded.length, report.failed], [4, []]);
  await bucket.delete();
  assert.is(await bucket.exists(), false);
});

check('big bodies go up, across and down in parts', async () => {
  const bucket = await open('big');
  const body = randomBytes(20 * 1024 * 1024 + 1);
  const file = join(folder, 'big.bin');
  writeFileSync(file, body);
  await bucket.uploadFile(file, 'big', { Metadata: { from: 'here' } });
  await bucket.copy({ Bucket: 'big', Key: 'big' }, 'dir/copy of big');
  const copy = bucket.Object('dir/copy of big');
  await copy.downloadFile(join(folder, 'copy.bin'));
  assert.ok(readFileSync(join(folder, 'copy.bin')).equals(body));
  await copy.load();
  assert.equal(copy.metadata, { from: 'here' });
  assert.match(copy.eTag ?? '', /-3"$/);
});

test.run();
