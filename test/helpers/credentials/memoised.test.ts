import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { memoised } from '../../../helpers/credentials/memoised.ts';

const key = (expiration?: Date) => ({
  accessKeyId: 'AK',
  secretAccessKey: 'S',
  ...(expiration ? { expiration } : {}),
});

test('whoever asks at the same time or later shares one answer', async () => {
  let asked = 0;
  const provider = memoised(async () => {
    asked += 1;
    return key();
  });
  await Promise.all([provider(), provider()]);
  await provider();
  assert.is(asked, 1);
});

test('credentials about to end are fetched anew', async () => {
  let asked = 0;
  const provider = memoised(async () => {
    asked += 1;
    return key(new Date(Date.now() + 60_000));
  });
  await provider();
  await provider();
  assert.is(asked, 2);
});

test('a failure is not kept', async () => {
  let asked = 0;
  const provider = memoised(async () => {
    asked += 1;
    if (asked === 1) throw new Error('no');
    return key();
  });
  await provider().catch(() => {});
  assert.is((await provider()).accessKeyId, 'AK');
});

test.run();
