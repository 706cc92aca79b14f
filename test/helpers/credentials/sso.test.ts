import { readFileSync, statSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SsoPortal } from '../../../helpers/credentials/source.ts';
import { ssoLogin } from '../../../helpers/credentials/sso-login.ts';
import { tokenPath } from '../../../helpers/credentials/sso-token.ts';
import { makeHandler } from '../../../helpers/service/request-handler.ts';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';
import { serveSso, soon } from '../support/credential-servers.ts';

const config = `
[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Admin
region = eu-west-1
[profile old]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = Admin
[profile none]
sso_session = nowhere
sso_account_id = 123456789012
sso_role_name = Admin
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`;
const startUrl = 'https://corp.awsapps.com/start';
const corp: SsoPortal = {
  startUrl,
  region: 'us-east-1',
  session: 'corp',
  scopes: ['sso:account:access'],
};
const legacy: SsoPortal = { ...corp, session: undefined };
const past = '2020-01-01T00:00:00Z';

const portal = await serveSso({ token: 'good' });
test.after(() => portal.close());
test.before.each(() => {
  freshHome(
    { config },
    { AWS_ENDPOINT_URL_SSO: portal.url, AWS_ENDPOINT_URL_SSO_OIDC: portal.url },
  );
});

function keep(where: SsoPortal, token: object): void {
  put(tokenPath(where).split('/.aws/')[1] as string, {
    startUrl,
    region: 'us-east-1',
    expiresAt: soon().toISOString(),
    ...token,
  });
}

test('the token of an sso-session or of a portal gives credentials of its role', async () => {
  keep(corp, { accessToken: 'good' });
  keep(legacy, { accessToken: 'good' });
  for (const profile of ['dev', 'old']) {
    const { accessKeyId } = await new Session({ profile }).credentials();
    assert.is(accessKeyId, 'ASIASSO');
  }
});

test('without a login, an old one or one that cannot be read, the commands for it are named', async () => {
  const dev = () => failureOf(new Session({ profile: 'dev' }).credentials());
  const missing = await dev();
  assert.is(missing.message, 'the SSO login of profile dev is missing');
  assert.is(missing.hint, 'log in with .login dev, or aws sso login --profile dev');
  keep(corp, { accessToken: 'good', expiresAt: past });
  assert.is((await dev()).message, 'the SSO login of profile dev has expired');
  put(tokenPath(corp).split('/.aws/')[1] as string, '{ "accessToken": "go');
  assert.is((await dev()).message, 'the SSO login of profile dev is missing');
});

test('a token that the portal no longer takes needs a login too, and is not repeated', async () => {
  keep(corp, { accessToken: 'revoked-secret' });
  const error = await failureOf(new Session({ profile: 'dev' }).credentials());
  assert.is(error.message, 'the SSO login of profile dev has ended');
  assert.is(error.code, 'LoginNeeded');
});

test('an expired token is renewed without a person where it can be', async () => {
  keep(corp, {
    accessToken: 'was-good',
    expiresAt: past,
    clientId: 'client',
    clientSecret: 'client-secret',
    refreshToken: 'refresh',
  });
  assert.is((await new Session({ profile: 'dev' }).credentials()).accessKeyId, 'ASIASSO');
  assert.is(JSON.parse(readFileSync(tokenPath(corp), 'utf8')).accessToken, 'good');
});

test('a person who can be asked logs in at the first call that needs it', async () => {
  const asked: string[] = [];
  const session = new Session({
    profile: 'dev',
    ask: async (question) => {
      asked.push(question.message);
      return 'approved';
    },
  });
  assert.is((await session.credentials()).accessKeyId, 'ASIASSO');
  assert.is(asked.length, 1);
  assert.match(
    asked[0] ?? '',
    /login of dev is missing\. Open\n {2}https:\/\/sso\.example\.com\/device\n.* ABCD-EFGH/,
  );
});

test('an sso_session that is nowhere is named by file and line', async () => {
  const error = await failureOf(new Session({ profile: 'none' }).credentials());
  assert.match(error.message, /config:13: there is no \[sso-session nowhere\]/);
});

async function logIn(answers: string[], signal = new AbortController().signal) {
  const server = await serveSso({ token: 'good', interval: 2, answers });
  const slept: number[] = [];
  const login = ssoLogin(corp, () => {}, {
    handler: makeHandler({ connectionTimeout: 1_000 }),
    endpoint: server.url,
    signal,
    sleep: async (ms) => void slept.push(ms / 1000),
  });
  return { slept, server, outcome: login.finally(() => server.close()) };
}

test('logging in asks until a person has approved, more slowly when told so', async () => {
  const { slept, outcome } = await logIn(['authorization_pending', 'slow_down', 'slow_down']);
  const ends = await outcome;
  assert.equal(slept, [2, 2, 7, 12]);
  assert.ok(ends.getTime() > Date.now() + 28_000_000);
});

test('the login is kept as the AWS CLI keeps it, for its owner alone', async () => {
  await (await logIn([])).outcome;
  const token = JSON.parse(readFileSync(tokenPath(corp), 'utf8'));
  assert.equal(Object.keys(token), [
    'startUrl',
    'region',
    'accessToken',
    'expiresAt',
    'clientId',
    'clientSecret',
    'registrationExpiresAt',
    'refreshToken',
  ]);
  assert.match(token.expiresAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.is(statSync(tokenPath(corp)).mode & 0o777, 0o600);
  assert.is((await new Session({ profile: 'dev' }).credentials()).accessKeyId, 'ASIASSO');
});

test('a login that is denied or that nobody approves ends with an error', async () => {
  const denied = await failureOf((await logIn(['access_denied'])).outcome);
  assert.is(denied.message, 'the login was refused: it is access_denied');
  const late = await failureOf((await logIn(['authorization_pending', 'expired_token'])).outcome);
  assert.is(late.message, 'nobody approved the login in time');
});

test('Ctrl-C ends a login that waits for approval', async () => {
  const server = await serveSso({ token: 'good', interval: 3_600 });
  const controller = new AbortController();
  const error = await failureOf(
    ssoLogin(corp, () => controller.abort(), {
      handler: makeHandler({ connectionTimeout: 1_000 }),
      endpoint: server.url,
      signal: controller.signal,
    }),
  );
  assert.is(error.name, 'AbortError');
  assert.not(server.requests.some(({ path }) => path === '/token'));
  server.close();
});

test.run();
