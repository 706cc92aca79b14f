import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext } from '../../../helpers/call/context.ts';
import { memoised } from '../../../helpers/credentials/memoised.ts';
import { failureOf } from '../support/aws-home.ts';

const key = (lastsMs?: number, accessKeyId = 'AK') => ({
  accessKeyId,
  secretAccessKey: 'S',
  ...(lastsMs === undefined ? {} : { expiration: new Date(Date.now() + lastsMs) }),
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
    return key(60_000);
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

test('old credentials serve as long as they work when new ones cannot be had, without asking each time', async () => {
  let asked = 0;
  const provider = memoised(async () => {
    asked += 1;
    if (asked > 1) throw new Error('the source is down');
    return key(60_000, 'OLD');
  });
  for (const _ of [1, 2, 3]) assert.is((await provider()).accessKeyId, 'OLD');
  assert.is(asked, 2);
});

test('who is stopped waits no longer, and the last one stops the fetching', async () => {
  let stopped = false;
  const provider = memoised(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(signal.reason);
        });
      }),
  );
  const cells = [new AbortController(), new AbortController()];
  const waits = cells.map(({ signal }) => failureOf(inContext({ signal }, () => provider())));
  cells[0]?.abort();
  assert.is((await waits[0])?.name, 'AbortError');
  assert.not(stopped);
  cells[1]?.abort();
  assert.is((await waits[1])?.name, 'AbortError');
  assert.ok(stopped);
});

test('keys are read by name, and neither shown nor listed', async () => {
  const keys = await memoised(async () => ({ ...key(), sessionToken: 'T' }))();
  assert.equal([keys.accessKeyId, keys.secretAccessKey, keys.sessionToken], ['AK', 'S', 'T']);
  assert.is(JSON.stringify(keys), '{}');
  assert.is(inspect(keys), 'Credentials AK…');
});

test.run();
