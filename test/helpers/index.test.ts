import { createRequire } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const { cache } = createRequire(import.meta.url);

test('importing the library loads no SDK package', async () => {
  const { Session } = await import('../../helpers/index.ts');
  assert.type(Session, 'function');
  assert.equal(Object.keys(cache), []);
});

test.run();
