import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, runProgram } from '../../support/program.ts';
import { openTerminal } from '../../support/terminal.ts';

const env = bareEnvironment();
const home = env.HOME ?? '';
const awsh = (...args: string[]) => runProgram(args, { env });

function file(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

test('results go to standard output, all else to standard error', async () => {
  const { code, stdout, stderr } = await awsh('play', 'unattached-volumes', '--fixture', 'company');
  assert.is(code, 0, stderr);
  assert.match(stdout, /^id +name +gib/);
  assert.match(stderr, '1/2 Volumes that are attached to nothing');
  assert.match(stderr, 'ec2.items');
  const quiet = await awsh('play', 'unattached-volumes', '--fixture', 'company', '-q');
  assert.not.match(quiet.stderr, 'ec2.items');
  assert.is(quiet.stdout.split('\n').length, stdout.split('\n').length);
});

test('--json prints the result of the last cell alone', async () => {
  const { code, stdout } = await awsh('play', 'stop-by-tag', '--json', '--value', 'prod');
  assert.is(code, 0);
  assert.is(JSON.parse(stdout)[0].done, 'nothing');
});

test('the exit code is 1 for a cell that failed', async () => {
  const { code, stderr } = await awsh('play', 'stack-events', '--stack', 'none');
  assert.is(code, 1);
  assert.match(stderr, 'stack-events: cell 1 of 2 failed');
});

test('the exit code is 2 where nothing was run, because it was mistyped, missing or refused', async () => {
  const theirs = file('theirs.ts', '// %%\n1\n');
  for (const [args, why] of [
    [['no-such'], 'there is no snippet no-such'],
    [['stack-events'], '--stack is missing'],
    [['stop-by-tag', '--vlaue', 'x'], 'did you mean --value?'],
    [['stop-by-tag', '--apply', '--read-only'], 'only reads may be sent'],
    [[theirs], `awsh snippets allow ${theirs}`],
    [['vpc-map', '--step'], 'nobody is here to answer'],
  ] as const) {
    const { code, stderr } = await awsh('play', ...args);
    assert.is(code, 2, `${args.join(' ')}: ${stderr}`);
    assert.match(stderr, why);
  }
});

test('a file plays once it was allowed, and again only as it was', async () => {
  const path = file('mine.ts', '// %%\n6 * 7\n');
  const allowed = await awsh('snippets', 'allow', path);
  assert.is(allowed.code, 0);
  assert.match(allowed.stdout, '1 cell, by its text: calls nothing of AWS');
  assert.is((await awsh('play', path)).stdout, '42\n');
  file('mine.ts', '// %%\n6 * 8\n');
  assert.is((await awsh('play', path)).code, 2);
});

test('`awsh snippets` lists, for people and for programs', async () => {
  const table = await awsh('snippets', 'idle');
  assert.match(table.stdout, /^name +what it does +tags +from\n/);
  assert.match(table.stdout, 'idle-instances');
  const { stdout } = await awsh('snippets', '--output', 'json');
  const all = JSON.parse(stdout) as { name: string; parameters: { option: string }[] }[];
  assert.ok(all.length >= 22);
  const launch = all.find(({ name }) => name === 'launch-and-wait');
  assert.ok(launch?.parameters.some(({ option }) => option === '--instance-type'));
});

test('a file is added, shown and removed', async () => {
  const path = file('mine-too.ts', '// ---\n// title: Mine\n// ---\n\n// %%\n1\n');
  assert.is((await awsh('snippets', 'add', path)).code, 0);
  assert.match((await awsh('snippets', 'mine-too')).stdout, 'Mine');
  assert.match((await awsh('snippets', 'show', 'mine-too')).stdout, 'title: Mine');
  assert.is((await awsh('snippets', 'rm', 'mine-too')).code, 0);
  assert.is((await awsh('snippets', 'rm', 'mine-too')).code, 2);
  assert.is((await awsh('snippets', 'rm', '../../x')).code, 2);
});

test('a snippet folder full of strange files is listed without them', async () => {
  const folder = join(home, '.local', 'share', 'awsh', 'snippets');
  mkdirSync(join(folder, 'a-folder.ts'), { recursive: true });
  writeFileSync(join(folder, '.hidden.ts'), '1');
  writeFileSync(join(folder, 'CON.ts'), '1');
  writeFileSync(join(folder, 'notes.txt'), '1');
  writeFileSync(join(folder, 'broken.ipynb'), '{');
  writeFileSync(join(folder, 'ev\u001b[31mil.ts'), '1');
  assert.is(readdirSync(folder).length, 6);
  const { stdout, code } = await awsh('snippets');
  assert.is(code, 0);
  assert.match(stdout, /broken +broken is no snippet/);
  assert.not.match(stdout, /CON|hidden|notes|\u001b|a-folder/);
});

test('at a terminal, what is missing is asked, and --step waits', async () => {
  const terminal = openTerminal(['play', 'console-output-tail', '--step', '--sandbox'], {
    env,
    rows: 60,
  });
  try {
    await terminal.until('the instance (instanceId)');
    await terminal.until(/i-[0-9a-f]{17}/);
    terminal.type('web-1');
    await terminal.until(/instanceId\) web-1/);
    terminal.type('\r');
    await terminal.until('This cell?');
    terminal.type('\r');
    await terminal.until('EC2 GetConsoleOutput 200');
    assert.is(await terminal.exited, 0);
  } finally {
    terminal.close();
  }
});

test('Ctrl-C at a question leaves, and the terminal is as it was', async () => {
  const terminal = openTerminal(['play', 'console-output-tail', '--sandbox'], { env });
  try {
    await terminal.until('the instance');
    terminal.type('\x03');
    assert.is(await terminal.exited, 2);
    assert.match(terminal.screen(), '--instance-id was not given');
  } finally {
    terminal.close();
  }
});

test('at the prompt, a snippet plays cell by cell and goes on after one that failed', async () => {
  const terminal = openTerminal(['--sandbox'], { env, rows: 60 });
  try {
    await terminal.until('[1] ❯');
    terminal.type('.play stop-by-tag --step\r');
    await terminal.until('This cell?');
    terminal.type('\x1b[B\x1b[B\x1b[B\r');
    await terminal.until('the same line with --from 1 goes on from there');
    terminal.type('.play stack-events --stack none\r');
    await terminal.until('stack-events: cell 1 of 2 failed');
    terminal.type('.play instances-by-type\r');
    await terminal.until('2/2 The most frequent types');
    const screen = await terminal.until(/running +\d+ +█/);
    assert.match(screen, '1/2 All instances, by state');
    terminal.type('.exit\r');
    assert.is(await terminal.exited, 0);
  } finally {
    terminal.close();
  }
});

test.run();
