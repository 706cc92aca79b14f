import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';
import { serveSts } from '../support/credential-servers.ts';

const roleArn = 'arn:aws:iam::123456789012:role/pod';
let refusal: string | undefined;
const server = await serveSts(() => refusal);
test.after(() => server.close());
test.before.each(() => {
  refusal = undefined;
  server.hits.splice(0);
  freshHome({}, { AWS_ENDPOINT_URL_STS: server.url, AWS_REGION: 'eu-west-1' });
});

function usePod(): void {
  process.env.AWS_ROLE_ARN = roleArn;
  process.env.AWS_WEB_IDENTITY_TOKEN_FILE = put('token', 'web-identity-token\n');
}

test('the token of a pod assumes its role', async () => {
  usePod();
  process.env.AWS_ROLE_SESSION_NAME = 'pod-7';
  const session = new Session();
  assert.is((await session.credentials()).accessKeyId, 'ASIAROLE1');
  const { params } = server.hits[0] ?? { params: new URLSearchParams() };
  assert.equal(
    ['RoleArn', 'RoleSessionName', 'WebIdentityToken'].map((key) => params.get(key)),
    [roleArn, 'pod-7', 'web-identity-token'],
  );
});

test('a profile may name the token file, and wins when it is named', async () => {
  usePod();
  put(
    'config',
    `[profile w]\nrole_arn = ${roleArn}2\nweb_identity_token_file = ${put('own', 'x')}\n`,
  );
  await new Session({ profile: 'w' }).credentials();
  assert.is(server.hits[0]?.params.get('RoleArn'), `${roleArn}2`);
});

test('a token file without a role, or that is not there, is named', async () => {
  usePod();
  delete process.env.AWS_ROLE_ARN;
  const roleless = await failureOf(new Session().credentials());
  assert.is(roleless.message, 'AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not');
  usePod();
  process.env.AWS_WEB_IDENTITY_TOKEN_FILE = join('/nowhere', 'token');
  const missing = await failureOf(new Session().credentials());
  assert.match(missing.message, /token \/nowhere\/token can't be read: it does not exist/);
});

test('a token that has expired says who must renew it, and is not repeated', async () => {
  usePod();
  refusal = 'ExpiredTokenException: Token expired: web-identity-token';
  const error = await failureOf(new Session().credentials());
  assert.match(error.message, /was not assumed .*ExpiredTokenException/);
  assert.is(error.hint, 'whoever writes that file must renew it');
  assert.not.match(error.message, /web-identity-token/);
});

test.run();
