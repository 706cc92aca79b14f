/** Secrets that are planted wherever one may be, and then looked for wherever none may be. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tokenPath } from '../../../helpers/credentials/sso-token.ts';
import { explain } from '../../../helpers/service/explain.ts';
import { Session } from '../../../helpers/session.ts';
import { freshHome, put } from '../support/aws-home.ts';
import { replying } from '../support/reply.ts';

const names = [
  ...['fileKeyId', 'fileSecret', 'fileToken', 'envKeyId', 'envSecret', 'envToken'],
  ...['processSecret', 'processToken', 'ssoAccess', 'ssoRefresh', 'clientSecret', 'externalId'],
  ...['webToken', 'containerToken', 'proxyPassword', 'mfaCode'],
] as const;
type Name = (typeof names)[number];
const canary = Object.fromEntries(names.map((name) => [name, `canary${name}0123`])) as Record<
  Name,
  string
>;
canary.mfaCode = '739164';
const { mfaCode } = canary;
const secrets = Object.values(canary);

const portal = {
  startUrl: 'https://corp.awsapps.com/start',
  region: 'us-east-1',
  session: 'corp',
  scopes: [],
};
const role = 'role_arn = arn:aws:iam::123456789012:role/x';
const config = `
[profile role]
${role}
source_profile = keys
external_id = ${canary.externalId}
mfa_serial = arn:aws:iam::123456789012:mfa/ann
[profile env]
${role}
credential_source = Environment
[profile process]
credential_process = echo '{"Version":2,"SecretAccessKey":"${canary.processSecret}"}'; echo token ${canary.processToken} >&2
[profile processed]
${role}
source_profile = process1
[profile process1]
credential_process = echo '{"Version":1,"AccessKeyId":"AKIA","SecretAccessKey":"${canary.processSecret}","SessionToken":"${canary.processToken}"}'
[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Admin
[sso-session corp]
sso_start_url = ${portal.startUrl}
sso_region = us-east-1
`;
const credentials = `[keys]
aws_access_key_id = ${canary.fileKeyId}
aws_secret_access_key = ${canary.fileSecret}
aws_session_token = ${canary.fileToken}
`;

/** A server that repeats what it was told, as badly written ones do. */
const echo = await replying(({ body, headers }) => ({
  status: 403,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${secrets.join(' ')} ${body} ${inspect(headers)}</Message></Error></ErrorResponse>`,
}));
test.after(() => echo.close());

function home(env: Record<string, string> = {}): string {
  const folder = freshHome({ config, credentials }, { AWS_ENDPOINT_URL: echo.url, ...env });
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  put(tokenPath(portal).split('/.aws/')[1] as string, {
    startUrl: portal.startUrl,
    accessToken: canary.ssoAccess,
    expiresAt: soon,
    clientId: 'client',
    clientSecret: canary.clientSecret,
    refreshToken: canary.ssoRefresh,
  });
  return folder;
}

/** What of the secrets that belong to `session` can be seen in a value, shown in every way. */
function leaks(value: unknown, own: readonly string[]): string[] {
  const shown = [inspect(value, { depth: 9, showHidden: false }), String(value)];
  if (value instanceof Error) {
    shown.push(JSON.stringify(explain(value)), value.stack ?? '', JSON.stringify(value));
  }
  return own.filter((secret) => shown.some((text) => text.includes(secret)));
}

const refused: readonly [profile: string, own: readonly Name[]][] = [
  ['role', ['fileKeyId', 'fileSecret', 'fileToken', 'externalId', 'mfaCode']],
  ['env', ['envKeyId', 'envSecret', 'envToken']],
  ['process', ['processSecret', 'processToken']],
  ['processed', ['processSecret', 'processToken']],
  ['sso', ['ssoAccess', 'ssoRefresh', 'clientSecret']],
];

for (const [profile, own] of refused) {
  test(`an error of profile ${profile} repeats no secret, though the server does`, async () => {
    home({
      AWS_ACCESS_KEY_ID: canary.envKeyId,
      AWS_SECRET_ACCESS_KEY: canary.envSecret,
      AWS_SESSION_TOKEN: canary.envToken,
    });
    const session = new Session({ profile, ask: async () => mfaCode });
    const error = await session.credentials().catch((reason: unknown) => reason);
    assert.instance(error, Error);
    assert.equal(
      leaks(
        error,
        own.map((name) => canary[name]),
      ),
      [],
    );
    assert.equal(leaks(session, secrets), []);
  });
}

test('errors of web identity and containers repeat no secret', async () => {
  home({ AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/x' });
  process.env.AWS_WEB_IDENTITY_TOKEN_FILE = put('token', canary.webToken);
  const web = await new Session().credentials().catch((reason: unknown) => reason);
  assert.equal(leaks(web, [canary.webToken]), []);
  home({
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${echo.url}/role`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: canary.containerToken,
    AWS_METADATA_SERVICE_TIMEOUT: '0.01',
  });
  const container = await new Session().credentials().catch((reason: unknown) => reason);
  assert.equal(leaks(container, [canary.containerToken]), []);
});

test('a proxy is named without its password', async () => {
  home({ AWS_ENDPOINT_URL: 'http://ec2.awsh.test', AWS_REGION: 'eu-west-1' });
  process.env.HTTP_PROXY = `http://ann:${canary.proxyPassword}@127.0.0.1:9`;
  const session = new Session({ profile: 'keys' });
  const error = await session
    .service('ec2')
    .describeVpcs()
    .catch((reason: unknown) => reason);
  assert.equal(leaks(error, [canary.proxyPassword]), []);
});

test('credentials that were got show no secret, nor does their session', async () => {
  home();
  const session = new Session({ profile: 'keys' });
  const got = await session.credentials();
  assert.is(got.secretAccessKey, canary.fileSecret);
  assert.equal(leaks(got, secrets), []);
  assert.equal(leaks(session, secrets), []);
  assert.is(JSON.stringify(got), '{}');
});

test('nothing of it is written to any file but the token cache', async () => {
  const folder = home();
  for (const [profile] of refused) {
    await new Session({ profile, ask: async () => mfaCode }).credentials().catch(() => {});
  }
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.aws\/(config|credentials)$/.test(path));
  const holding = written.filter((path) => {
    const text = readFileSync(path, 'utf8');
    return secrets.some((secret) => text.includes(secret));
  });
  assert.equal(holding, [tokenPath(portal)]);
});

test.run();
