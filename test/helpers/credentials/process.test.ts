import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inContext } from '../../../helpers/call/context.ts';
import { runProcess } from '../../../helpers/credentials/process.ts';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';
import { answerXml, serve } from '../support/loopback.ts';

const keys = { Version: 1, AccessKeyId: 'AKIAPROC', SecretAccessKey: 'proc-secret' };

/** A session whose profile runs a shell script of this text. */
function sessionOf(script: string): Session {
  freshHome();
  const path = put('give keys.sh', `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  put('config', `[profile p]\nregion = eu-west-1\ncredential_process = "${path}" --for me\n`);
  return new Session({ profile: 'p' });
}
const printing = (value: unknown) => `cat <<'END'\n${JSON.stringify(value)}\nEND`;

async function problemOf(script: string): Promise<string> {
  const { message, code } = await failureOf(sessionOf(script).credentials());
  assert.is(code, 'Credentials');
  return message.replace('the credential_process of profile p ', '');
}

test('a script prints the credentials, and is told its arguments', async () => {
  const expiration = new Date(Date.now() + 3_600_000);
  const session = sessionOf(
    `test "$*" = "--for me" || exit 9\n${printing({ ...keys, Expiration: expiration, SessionToken: 'T' })}`,
  );
  const found = await session.credentials();
  assert.is(found.accessKeyId, 'AKIAPROC');
  assert.is(found.sessionToken, 'T');
  assert.equal(session.expires, expiration);
});

test('a script that fails is named, with the end of what it said', async () => {
  assert.is(
    await problemOf('echo "cannot reach the vault" >&2; exit 3'),
    'ended with status 3: cannot reach the vault',
  );
});

test('what looks like a key in its standard error is left out', async () => {
  assert.is(
    await problemOf('echo "bad token wJalrXUtnFEMI7MDENGbPxRfiCY" >&2; exit 1'),
    'ended with status 1: bad token …',
  );
});

test('what is no JSON, of another version, without keys or out of date is refused by name', async () => {
  assert.is(await problemOf('echo hello'), 'printed something that is no JSON');
  assert.is(
    await problemOf(printing({ ...keys, Version: 2 })),
    'printed credentials without "Version": 1',
  );
  assert.is(
    await problemOf(printing({ Version: 1, AccessKeyId: 'AKIAPROC' })),
    'printed no AccessKeyId or no SecretAccessKey',
  );
  assert.is(
    await problemOf(printing({ ...keys, Expiration: '2020-01-01T00:00:00Z' })),
    'printed credentials that have expired already',
  );
});

test('a command that is not there says so', async () => {
  freshHome({ config: '[default]\ncredential_process = awsh-no-such-program\n' });
  const { message, hint } = await failureOf(new Session().credentials());
  assert.match(message, /ended with status 127: .*not found/);
  assert.is(hint, 'run it by hand to see why: awsh-no-such-program');
});

/** True while the process with this id runs; one that has ended but was not yet fetched doesn't. */
function runs(id: number): boolean {
  try {
    process.kill(id, 0);
    return !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('a script that hangs is ended, with all that it started', async () => {
  const pid = join(freshHome(), 'pid');
  const source = {
    kind: 'process' as const,
    profile: 'p',
    command: `sleep 600 & echo $! > ${pid}; echo waiting >&2; wait`,
    accountId: undefined,
  };
  const error = await failureOf(runProcess(source, new AbortController().signal, 500));
  assert.match(error.message, /gave nothing within 0\.5 s and was ended: waiting/);
  const child = Number(readFileSync(pid, 'utf8'));
  while (runs(child)) await setImmediate();
});

test('a call is not late because the script takes its time', async () => {
  const server = await serve((response, { action }) => answerXml(response, action));
  sessionOf(`sleep 0.6; ${printing(keys)}`);
  const session = new Session({ profile: 'p', endpoint: server.url, deadlineMs: 300 });
  await session.service('ec2').describeVpcs();
  assert.is(server.hits.length, 1);
  server.close();
});

test('stopping the cell stops the script', async () => {
  const controller = new AbortController();
  const session = sessionOf('sleep 600');
  const running = failureOf(inContext({ signal: controller.signal }, () => session.credentials()));
  await setImmediate();
  controller.abort();
  assert.is((await running).name, 'AbortError');
});

test.run();
