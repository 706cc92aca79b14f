import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

test('docs/resources.md lists the kinds that there are', () => {
  const script = fileURLToPath(new URL('../../../../scripts/resource-kinds.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', script, '--check']);
  assert.is(String(stderr), '');
  assert.is(status, 0);
});

test.run();
