import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../sandbox/coverage.ts';
import { services } from '../../sandbox/services.ts';

test('docs/sandbox.md lists what the sandbox has', () => {
  const script = fileURLToPath(new URL('../../../scripts/sandbox-coverage.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', script, '--check']);
  assert.is(String(stderr), '');
  assert.is(status, 0);
});

test('every operation that a service has is one of its API', async () => {
  const coverage = await coverageOf(services);
  for (const { service, operations } of coverage) {
    const built = Object.keys((await services[service]?.load())?.operations ?? {});
    assert.equal(
      built.filter((name) => !operations.includes(name)),
      [],
      service,
    );
    assert.ok(operations.length > 0);
  }
});

test.run();
