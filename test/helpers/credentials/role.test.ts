import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Question, Session } from '../../../helpers/index.ts';
import { failureOf, freshHome } from '../support/aws-home.ts';
import { serveSts } from '../support/credential-servers.ts';

const role = 'arn:aws:iam::123456789012:role/admin';
const device = 'arn:aws:iam::123456789012:mfa/ann';
const config = `
[default]
region = eu-west-1
[profile ann]
aws_access_key_id = AKIAANN
aws_secret_access_key = secret
[profile admin]
role_arn = ${role}
source_profile = ann
mfa_serial = ${device}
[profile chained]
role_arn = arn:aws:iam::123456789012:role/second
source_profile = middle
external_id = outside-7
duration_seconds = 900
role_session_name = ann-at-work
[profile middle]
role_arn = arn:aws:iam::123456789012:role/first
credential_source = Environment
[profile itself]
role_arn = ${role}
source_profile = itself
aws_access_key_id = AKIASELF
aws_secret_access_key = secret
`;

let refusal: string | undefined;
const server = await serveSts((action) => (action === 'AssumeRole' ? refusal : undefined));
test.after(() => server.close());
test.before.each(() => {
  refusal = undefined;
  server.hits.splice(0);
  freshHome({ config }, { AWS_ENDPOINT_URL: server.url });
});

const assumptions = () => server.hits.filter(({ action }) => action === 'AssumeRole');

test('without anyone to ask, a profile that needs an MFA code says so', async () => {
  const error = await failureOf(new Session({ profile: 'admin' }).service('ec2').describeVpcs());
  assert.is(error.message, 'profile admin needs an MFA code, and nobody can be asked');
  assert.is(server.hits.length, 0);
});

test('a role is assumed once and a code asked for once, for all clients and sibling regions', async () => {
  const questions: Question[] = [];
  const ask = async (question: Question) => {
    questions.push(question);
    return '123 456';
  };
  const session = new Session({ profile: 'admin', ask });
  await Promise.all([
    session.service('ec2').describeVpcs(),
    session.service('sts').getSessionToken(),
    session.with({ region: 'us-west-2' }).service('ec2').describeVpcs(),
  ]);

  assert.equal(questions, [{ kind: 'mfa', device, message: `MFA code of ${device} for admin` }]);
  assert.is(assumptions().length, 1);
  assert.is(assumptions()[0]?.params.get('TokenCode'), '123456');
  assert.is(session.account, '123456789012');
  assert.ok((session.expires?.getTime() ?? 0) > Date.now());
});

test('what is no MFA code is not sent', async () => {
  const session = new Session({ profile: 'admin', ask: async () => '12345' });
  const error = await failureOf(session.credentials());
  assert.match(error.message, /an MFA code has six digits/);
  assert.is(server.hits.length, 0);
});

test('a wrong MFA code says that each works once', async () => {
  refusal = 'AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code';
  const session = new Session({ profile: 'admin', ask: async () => '123456' });
  const error = await failureOf(session.service('ec2').describeVpcs());
  assert.is(error.message, `role ${role} of profile admin was not assumed: ${refusal}`);
  assert.is(error.hint, 'each MFA code works once: try again with the next one');
});

test('a chain is followed, with the external id, duration and session name that it says', async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' });
  const { accessKeyId } = await new Session({ profile: 'chained' }).credentials();
  const [first, second] = assumptions();
  assert.match(first?.params.get('RoleArn') ?? '', /role\/first$/);
  assert.match(first?.params.get('RoleSessionName') ?? '', /^awsh-\d+$/);
  assert.equal(
    ['RoleArn', 'ExternalId', 'DurationSeconds', 'RoleSessionName'].map((key) =>
      second?.params.get(key),
    ),
    ['arn:aws:iam::123456789012:role/second', 'outside-7', '900', 'ann-at-work'],
  );
  assert.match(accessKeyId, /^ASIAROLE/);
});

test('a profile may be its own source when it has keys', async () => {
  await new Session({ profile: 'itself' }).credentials();
  assert.is(assumptions().length, 1);
});

test('a role that AWS refuses is an error that names role and profile', async () => {
  refusal = 'AccessDenied: User ann is not authorized to perform: sts:AssumeRole';
  const error = await failureOf(new Session({ profile: 'itself' }).service('ec2').describeVpcs());
  assert.match(
    error.message,
    /role .*role\/admin of profile itself was not assumed: AccessDenied: /,
  );
  assert.match(error.hint ?? '', /the role has to trust who assumes it/);
});

test('an STS that is not there is named, and how often it was asked', async () => {
  process.env.AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9';
  const error = await failureOf(new Session({ profile: 'itself' }).credentials());
  assert.is(error.code, 'ECONNREFUSED');
  assert.match(error.message, /127\.0\.0\.1:9 refused the connection \(3 attempts\)/);
});

test.run();
