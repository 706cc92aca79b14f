import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createSandbox } from '../../sandbox/index.ts';
import { bareEnvironment } from '../support/program.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('a snippet is a program: what it imports from awsh goes where the environment says', async () => {
  const sandbox = await createSandbox({ fixture: 'company', clock: 'instant' }).listen({ port: 0 });
  try {
    const env = bareEnvironment({
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_ACCESS_KEY_ID: 'sandbox',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_DEFAULT_REGION: 'us-east-1',
    });
    const program = join(root, 'dist', 'snippets', 'stop-by-tag.js');
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
    assert.match(stdout, /^\d+ would be stopped: --apply does it\n$/);
  } finally {
    await sandbox.close();
  }
});

test('the package has the snippets where the program looks for them', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.ok(files.includes('snippets'));
  assert.ok(
    existsSync(join(root, 'dist', 'shell', 'play', '..', '..', '..', 'snippets', 'vpc-map.ts')),
  );
});

test.run();
