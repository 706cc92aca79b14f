import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, emptyHome, runProgram } from '../../support/program.ts';

const XDG_CACHE_HOME = emptyHome();
const env = bareEnvironment({ XDG_CACHE_HOME });
const folder = join(XDG_CACHE_HOME, 'awsh', 'code');
const count = async () => {
  const run = await runProgram(['--sandbox', '-e', 'ec2.describeVpcs().Vpcs.length'], { env });
  assert.is(run.stderr, '');
  return run.stdout;
};
// From Node 22 on, Node keeps the cache itself and in its own way.
const ours = Number(process.versions.node.split('.')[0]) < 22 ? test : test.skip;
if (ours === test.skip) console.log('skip: Node 22 and later keep compiled code themselves');

ours(
  'compiled code of an SDK package is kept for the next process, for its owner only',
  async () => {
    assert.is(await count(), '3\n');
    const [file = '', ...more] = readdirSync(folder);
    assert.equal(more, []);
    assert.match(file, /^@aws-sdk-client-ec2_.*\.code$/);
    assert.is(statSync(join(folder, file)).mode & 0o777, 0o600);
    assert.is(statSync(folder).mode & 0o777, 0o700);
    assert.is(await count(), '3\n');
  },
);

ours('a damaged cache is done without, and made again', async () => {
  const [name = ''] = readdirSync(folder);
  const file = join(folder, name);
  const whole = readFileSync(file).length;
  truncateSync(file, 1000);
  assert.is(await count(), '3\n');
  assert.ok(statSync(file).size > whole / 2);
  writeFileSync(file, 'no code at all');
  assert.is(await count(), '3\n');
});

ours('a folder that cannot be written is done without', async () => {
  const blocked = join(emptyHome(), 'file');
  writeFileSync(blocked, '');
  const run = await runProgram(['--sandbox', '-e', 'ec2.describeVpcs().Vpcs.length'], {
    env: bareEnvironment({ XDG_CACHE_HOME: blocked }),
  });
  assert.is(run.stdout + run.stderr, '3\n');
});

test.run();
