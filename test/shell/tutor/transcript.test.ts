/** Courses taken by a typist in a pseudo-terminal: wrong answers, hints, leaving, coming back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, emptyHome } from '../../support/program.ts';
import { openTerminal, type TerminalSession } from '../../support/terminal.ts';

const home = emptyHome();
const env = bareEnvironment({ HOME: home, XDG_DATA_HOME: join(home, 'data') });
const enter = '\r';
const ctrlD = '\x04';

const opened: TerminalSession[] = [];
test.after(() => {
  for (const terminal of opened) terminal.close();
});

function open(...args: readonly string[]): TerminalSession {
  const terminal = openTerminal(args, { env });
  opened.push(terminal);
  return terminal;
}

/** Types a line, as soon as there is a prompt to type it at, and waits for what it leads to. */
async function say(terminal: TerminalSession, line: string, until: string | RegExp) {
  await terminal.until(/❯ *$/);
  terminal.type(line + enter);
  return terminal.until(until);
}

test('a course is begun, a step failed, hinted at and done, and left', async () => {
  const terminal = open('tutorial', 'aws-sdk');
  await terminal.until('Step 1 of 64 · The pieces');
  await say(terminal, '.next', 'Step 2 of 64 · Ask who you are');
  await say(terminal, 'sts.getCallerIdentity', '✗ That is the method itself');
  await say(terminal, '.hint', 'Press Tab after');
  await say(terminal, '.hint', /One way is in the prompt now[^❯]*❯ sts\.getCallerIdentity\(\)/);
  terminal.type(enter);
  const right = await terminal.until('Step 3 of 64 · One method for each operation');
  assert.match(right, /STS GetCallerIdentity 200/);
  assert.match(right, /✓ An account, and who you are in it/);
  await say(terminal, '1 + 1', /\[\d+\] 2\n/);
  await say(terminal, 'ec2.describeVpc()', '✗ There is no such method');
  await say(terminal, '.bye', 'You stopped at step 3 of 64');
  await terminal.until(/❯ *$/);
  terminal.type(ctrlD);
  assert.is(await terminal.exited, 0);
});

test('it goes on where it was left, at any prompt', async () => {
  const terminal = open('--sandbox');
  await say(terminal, '.tutorial', /go\s+on\s+at\s+step\s+3[^❯]*Step 3 of 64/);
  await say(terminal, 'ec2.describeVpcs()', 'Step 4 of 64 · Look at the call');
  await terminal.until(/❯ *$/);
  terminal.type(ctrlD);
  assert.is(await terminal.exited, 0);
});

test('Ctrl-D loses nothing, and what is skipped is played on the screen', async () => {
  const terminal = open('tutorial');
  await terminal.until('Step 4 of 64 · Look at the call');
  const skipped = await say(terminal, '.skip', 'Step 5 of 64 · Say what you want');
  assert.match(skipped, /❯ \.calls last/);
  assert.match(skipped, /Step skipped: that made no call/);
  terminal.type(ctrlD);
  await terminal.exited;
  const kept = JSON.parse(readFileSync(join(home, 'data', 'awsh', 'tutorials.json'), 'utf8'));
  assert.is(kept.courses['aws-sdk'].at, 'say-what-you-want');
});

test('from a real account, a course says where it is held, and .bye leads back', async () => {
  const aws = join(home, '.aws');
  mkdirSync(aws);
  const profile = ['[profile dev]', 'region = eu-west-1', 'aws_access_key_id = AKIDDEV'];
  writeFileSync(join(aws, 'config'), [...profile, 'aws_secret_access_key = x', ''].join('\n'));
  const terminal = open('--profile', 'dev');
  await terminal.until(/dev eu-west-1 \[1\] ❯/);
  const begun = await say(terminal, '.tutorial safety', 'Step 1 of 14 · Five effects');
  assert.match(begun, /You\s+leave\s+your\s+own\s+account/);
  await terminal.until(/sandbox us-east-1 \[2\] ❯/);
  await say(terminal, '.profile dev', /dev eu-west-1 \[3\] ❯/);
  await say(terminal, '1 + 1', /This is dev, not the course/);
  await say(terminal, '.show', /sandbox us-east-1 \[5\] ❯/);
  await say(terminal, '.bye', /dev eu-west-1 \[6\] ❯/);
  terminal.type(ctrlD);
  assert.is(await terminal.exited, 0);
});

test('a broken file of progress stops nobody', async () => {
  const file = join(home, 'data', 'awsh', 'tutorials.json');
  writeFileSync(file, 'not JSON');
  const terminal = open('tutorial', 'safety');
  const begun = await terminal.until('Step 1 of 14');
  assert.match(begun, /could not be read/);
  assert.is(readFileSync(`${file}.unreadable`, 'utf8'), 'not JSON');
  terminal.type(ctrlD);
  await terminal.exited;
});

test.run();
