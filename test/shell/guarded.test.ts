import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answerError, answerXml, type Loopback, serve } from '../helpers/support/loopback.ts';
import { bareEnvironment, runProgram } from '../support/program.ts';
import { openTerminal } from '../support/terminal.ts';

let server: Loopback;
let throttles = 0;
test.before(async () => {
  server = await serve((response, { action }) => {
    const who =
      '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:root</Arn><UserId>x</UserId>';
    if (action === 'DescribeVpcs' && throttles-- > 0) {
      answerError(response, 503, 'RequestLimitExceeded');
    } else {
      const inside = action === 'GetCallerIdentity' ? who : '';
      answerXml(response, action, `<${action}Result>${inside}</${action}Result>`);
    }
  });
});
test.after(() => server.close());

/** A home whose profile `prod` is guarded as told. */
function home(guard: string): Record<string, string> {
  const env = bareEnvironment({ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
  const folder = join(env.HOME ?? '', '.config', 'awsh');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config'), `[profile prod]\n${guard}\n`);
  mkdirSync(join(env.HOME ?? '', '.aws'));
  writeFileSync(
    join(env.HOME ?? '', '.aws', 'config'),
    '[profile prod]\nregion = eu-west-1\naws_access_key_id = test\naws_secret_access_key = test\n',
  );
  return { ...env, XDG_CONFIG_HOME: join(env.HOME ?? '', '.config') };
}

const prod = () => ['--profile', 'prod', '--endpoint-url', server.url];
const deleted = () => server.hits.filter(({ action }) => action === 'DeleteVpc').length;

test('at the prompt a protected profile asks, and takes Enter for a no', async () => {
  const terminal = openTerminal(prod(), { env: home('protected = true') });
  await terminal.until(/\[1\]/);
  terminal.type('ec2.deleteVpc({ VpcId: "vpc-1" })\r');
  await terminal.until(/DeleteVpc destroys: .*account 123456789012, profile prod/s);
  terminal.type('\r');
  await terminal.until('DeleteVpc was not sent');
  assert.is(deleted(), 0);
  terminal.type('ec2.deleteVpc({ VpcId: "vpc-1" })\r');
  await terminal.until(/\[2\][\s\S]*yes, this one/);
  terminal.type('this one');
  await terminal.until(/Send\? this\s+one/);
  terminal.type('\r');
  await terminal.until('Type 123456789012 to go on');
  terminal.type('123456789012\r');
  await terminal.until(/EC2 DeleteVpc 200/);
  assert.is(deleted(), 1);
  terminal.close();
});

test('a retry is told while it is waited for, and stays in the line of the call', async () => {
  throttles = 1;
  const terminal = openTerminal(prod(), { env: home('') });
  await terminal.until(/\[1\]/);
  terminal.type('ec2.describeVpcs()\r');
  const screen = await terminal.until(/EC2 DescribeVpcs 200 · .* · 2 attempts: throttled/);
  assert.match(terminal.raw(), /DescribeVpcs: throttled, retry 2\/3 in/);
  assert.not.match(screen, /retry 2\/3/);
  terminal.close();
});

test('in a script a protected profile is refused, unless --yes is said', async () => {
  const before = deleted();
  const args = [...prod(), '-e', 'ec2.deleteVpc({ VpcId: "vpc-1" })'];
  const refused = await runProgram(args, { env: home('protected = true') });
  assert.is(refused.code, 1);
  assert.match(refused.stderr, /profile prod is protected: nothing was sent/);
  const piped = await runProgram(prod(), {
    input: 'ec2.deleteVpc({ VpcId: "vpc-1" })\nyes\n',
    env: home('protected = true'),
  });
  assert.is(piped.code, 1);
  assert.is(deleted(), before);
  const agreed = await runProgram([...args, '--yes'], { env: home('protected = true') });
  assert.is(agreed.code, 0, agreed.stderr);
  assert.is(deleted(), before + 1);
});

test('--read-only and a read-only profile refuse changes in a script', async () => {
  const before = deleted();
  for (const [args, guard] of [
    [['--read-only'], ''],
    [[], 'readonly = true'],
    [['--yes'], 'readonly = true'],
  ] as const) {
    const { code, stderr } = await runProgram(
      [...prod(), '-e', 'ec2.deleteVpc({ VpcId: "vpc-1" })', ...args],
      { env: home(guard) },
    );
    assert.is(code, 1);
    assert.match(stderr, /is read-only: nothing was sent/);
  }
  assert.is(deleted(), before);
});

test('the prompt says that nothing but reads is sent', async () => {
  const terminal = openTerminal(['--sandbox', '--read-only'], { env: bareEnvironment() });
  await terminal.until(/sandbox us-east-1 read-only \[1\]/);
  terminal.type('.readonly off\r');
  await terminal.until(/sandbox us-east-1 \[2\]/);
  terminal.close();
});

test('--timeout ends a call that gets no answer', async () => {
  const silent = await serve(() => {});
  const { code, stderr } = await runProgram(
    ['--endpoint-url', silent.url, '--timeout', '0.3', '-e', 'ec2.describeVpcs()'],
    { env: bareEnvironment() },
  );
  silent.close();
  assert.is(code, 1);
  assert.match(stderr, /gave no complete answer within 0\.3 s/);
  const wrong = await runProgram(['--timeout', 'soon', '-e', '1']);
  assert.match(wrong.stderr, /--timeout takes seconds/);
});

test.run();
