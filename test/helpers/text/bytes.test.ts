import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bytes } from '../../../helpers/text/bytes.ts';

test('sizes are told in binary units', () => {
  assert.is(bytes(0), '0 B');
  assert.is(bytes(512), '512 B');
  assert.is(bytes(1536), '1.5 KiB');
  assert.is(bytes(20 * 1024 ** 3), '20 GiB');
  assert.is(bytes(1024 ** 2 - 1), '1 MiB');
});

test.run();
