import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { emptyHome, runProgram } from '../support/program.ts';

test('--state keeps what a run has made for the next one', async () => {
  const file = join(emptyHome(), 'state.json');
  const make = "ec2.createVpc({ CidrBlock: '10.9.0.0/16' })";
  assert.is((await runProgram(['--state', file, '-e', make])).code, 0);
  assert.is(statSync(file).mode & 0o777, 0o600);
  const { stdout } = await runProgram(['--state', file, '-o', 'json', '-e', 'ec2.describeVpcs()']);
  assert.is(new Set(stdout.match(/\bvpc-[0-9a-f]{17}/g)).size, 4);
});

test('a state file that cannot be used is named with the reason, and left alone', async () => {
  const folder = emptyHome();
  const notes = join(folder, 'notes.txt');
  writeFileSync(notes, 'dear diary');
  mkdirSync(join(folder, 'dir'));
  for (const [file, why] of [
    [notes, /notes\.txt: this is no JSON/],
    [join(folder, 'dir'), /this is a folder/],
    [join(folder, 'no', 'state.json'), /its folder does not exist/],
  ] as const) {
    const { code, stderr } = await runProgram(['--state', file, '-e', '1']);
    assert.is(code, 1);
    assert.match(stderr, why);
    assert.match(stderr, /name another file/);
  }
  assert.not(existsSync(join(folder, 'no')));
});

test('--seed gives other ids, the same ones each time', async () => {
  const ids = async (seed: string) =>
    (await runProgram(['--seed', seed, '-o', 'json', '-e', 'ec2.describeVpcs()'])).stdout;
  const first = await ids('a');
  assert.match(first, /vpc-0/);
  assert.is(await ids('a'), first);
  assert.is.not(await ids('b'), first);
});

test('--lenient lets an unknown image pass', async () => {
  const run = "ec2.runInstances({ ImageId: 'ami-12345678', MinCount: 1, MaxCount: 1 })";
  assert.match((await runProgram(['--sandbox', '-e', run])).stderr, /InvalidAMIID/);
  assert.is((await runProgram(['--lenient', '-e', run])).code, 0);
});

test('what only the sandbox has goes with no profile', async () => {
  const { stderr } = await runProgram(['--lenient', '--profile', 'work', '-e', '1']);
  assert.match(stderr, /the sandbox goes with neither --profile nor --endpoint-url/);
});

test.run();
