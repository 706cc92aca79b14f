import { createHash, generateKeyPairSync } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';
import { soon } from '../support/credential-servers.ts';
import { replying } from '../support/reply.ts';

const session = 'arn:aws:iam::123456789012:user/ann';
const config = `[profile web]\nlogin_session = ${session}\nregion = eu-west-1\n`;

/** What `aws login` leaves behind. */
function keep(expiresAt: Date): void {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const accessToken = {
    accessKeyId: 'ASIALOGIN',
    secretAccessKey: 's',
    sessionToken: 't',
    accountId: '123456789012',
    expiresAt: expiresAt.toISOString(),
  };
  put(`login/cache/${createHash('sha256').update(session).digest('hex')}.json`, {
    accessToken,
    tokenType: 'aws_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'refresh-secret',
    idToken: 'id',
    dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
  });
}

test('the session of aws login gives its credentials and account', async () => {
  freshHome({ config });
  keep(soon());
  const web = new Session({ profile: 'web' });
  assert.is((await web.credentials()).accessKeyId, 'ASIALOGIN');
  assert.is(web.account, '123456789012');
});

test('an ended session is renewed', async () => {
  const fresh = { accessKeyId: 'ASIANEW', secretAccessKey: 's', sessionToken: 't' };
  const server = await replying(() => ({
    body: { accessToken: fresh, tokenType: 'urn:aws', expiresIn: 900, refreshToken: 'r2' },
  }));
  freshHome({ config }, { AWS_ENDPOINT_URL_SIGNIN: server.url });
  keep(new Date(0));
  assert.is((await new Session({ profile: 'web' }).credentials()).accessKeyId, 'ASIANEW');
  server.close();
});

test('without a session, or one that is not renewed, the command is named', async () => {
  freshHome({ config });
  const missing = await failureOf(new Session({ profile: 'web' }).credentials());
  assert.is(missing.message, 'profile web is not logged in');
  assert.is(missing.hint, 'run aws login --profile web');

  const server = await replying(() => ({
    status: 400,
    headers: { 'x-amzn-errortype': 'AccessDeniedException' },
    body: { error: 'TOKEN_EXPIRED', message: 'refresh-secret is old' },
  }));
  process.env.AWS_ENDPOINT_URL_SIGNIN = server.url;
  keep(new Date(0));
  const ended = await failureOf(new Session({ profile: 'web' }).credentials());
  assert.match(
    ended.message,
    /^the login of profile web gave no credentials: Your session has expired/,
  );
  assert.is(ended.hint, 'run aws login --profile web');
  server.close();
});

test.run();
