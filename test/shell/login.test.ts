import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { serveSso, serveSts } from '../helpers/support/credential-servers.ts';
import { bareEnvironment, runProgram } from '../support/program.ts';
import { openTerminal } from '../support/terminal.ts';

const portal = await serveSso({ token: 'good', answers: [] });
const sts = await serveSts();
test.after(() => {
  portal.close();
  sts.close();
});

/** A home with a profile that logs in by SSO and one whose role wants an MFA code. */
function environment(): Record<string, string> {
  const env = bareEnvironment({
    AWS_ENDPOINT_URL_SSO: portal.url,
    AWS_ENDPOINT_URL_SSO_OIDC: portal.url,
    AWS_ENDPOINT_URL_STS: sts.url,
  });
  mkdirSync(join(env.HOME as string, '.aws'));
  writeFileSync(
    join(env.HOME as string, '.aws', 'config'),
    `[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Admin
region = eu-west-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
[profile admin]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = admin
aws_access_key_id = AKIA
aws_secret_access_key = s
mfa_serial = arn:aws:iam::123456789012:mfa/ann
region = eu-west-1
`,
  );
  return env;
}

test('a script says which command logs in, and .login shows where to', async () => {
  const env = environment();
  const before = await runProgram(['-p', 'dev', '-e', '.whoami'], { env });
  assert.is(before.code, 1);
  assert.match(before.stderr, /the SSO login of profile dev is missing/);
  assert.match(before.stderr, /\.login dev, or aws sso login --profile dev/);

  const login = await runProgram(['--sandbox', '-e', '.login dev', '-e', '.whoami'], { env });
  assert.is(login.stderr, '');
  assert.match(
    login.stdout,
    /open https:\/\/sso\.example\.com\/device\nand approve the code ABCD-EFGH/,
  );
  assert.match(login.stdout, /logged in to profile dev for 7 h/);
  assert.match(login.stdout, /Profile.*dev/);

  const after = await runProgram(['-p', 'dev', '-e', '.whoami'], { env });
  assert.is(after.code, 0);
});

test('.login of a profile without SSO, or of none, says so', async () => {
  const env = environment();
  const keys = await runProgram(['--sandbox', '-e', '.login admin'], { env });
  assert.match(keys.stderr, /profile admin has no SSO login/);
  const none = await runProgram(['--sandbox', '-e', '.login'], { env });
  assert.match(none.stderr, /the sandbox needs no login/);
});

test('the prompt asks for an MFA code and hides it; a script is told that nobody can be asked', async () => {
  const env = environment();
  const script = await runProgram(['-p', 'admin', '-e', '.whoami'], { env });
  assert.match(script.stderr, /profile admin needs an MFA code, and nobody can be asked/);

  const terminal = openTerminal(['-p', 'admin'], { env });
  await terminal.until('❯');
  terminal.type('.whoami\r');
  await terminal.until('MFA code of arn:aws:iam::123456789012:mfa/ann for admin');
  terminal.type('123456\r');
  await terminal.until('arn:aws:iam::123456789012:user/x');
  assert.not.match(terminal.raw(), /123456(?!789012)/);
  terminal.close();
});

test('the prompt offers the login that a call needs', async () => {
  const terminal = openTerminal(['-p', 'dev'], { env: environment() });
  await terminal.until('❯');
  terminal.type('.whoami\r');
  await terminal.until(/SSO login of dev is missing[\s\S]*ABCD-EFGH/);
  await terminal.until('it is approved');
  terminal.type('\r');
  await terminal.until('arn:aws:iam::123456789012:user/x');
  terminal.close();
});

test.run();
