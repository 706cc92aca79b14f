import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Question, Session } from '../../../helpers/index.ts';
import { writeConfig } from '../support/environment.ts';
import { answerXml, serve } from '../support/loopback.ts';

// One config for the whole file: the SDK reads it once a process.
const role = 'arn:aws:iam::123456789012:role/admin';
const device = 'arn:aws:iam::123456789012:mfa/ann';
writeConfig(`
[default]
region = eu-west-1
[profile ann]
aws_access_key_id = AKIAANN
aws_secret_access_key = secret
[profile admin]
role_arn = ${role}
source_profile = ann
mfa_serial = ${device}
`);

const assumed = `<AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
  <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
  <Expiration>${new Date(Date.now() + 3600_000).toISOString()}</Expiration></Credentials></AssumeRoleResult>`;

const server = await serve((response, { action }) =>
  answerXml(response, action, action === 'AssumeRole' ? assumed : ''),
);
process.env.AWS_ENDPOINT_URL = server.url;
test.after(() => server.close());

test('without anyone to ask, a profile that needs an MFA code says so', async () => {
  const error = await new Session({ profile: 'admin' })
    .service('ec2')
    .describeVpcs()
    .catch((e) => e);
  assert.is(error.message, 'profile admin needs an MFA code, and nobody can be asked');
  assert.is(server.hits.length, 0);
});

test('a role is assumed once and a code asked for once, for all clients and sibling regions', async () => {
  const questions: Question[] = [];
  const ask = async (question: Question) => {
    questions.push(question);
    return '123456';
  };
  const session = new Session({ profile: 'admin', ask });
  await session.service('ec2').describeVpcs();
  await session.service('sts').getSessionToken();
  await session.with({ region: 'us-west-2' }).service('ec2').describeVpcs();

  assert.equal(questions, [{ kind: 'mfa', device, message: `MFA code of ${device} for admin` }]);
  const assumptions = server.hits.filter(({ action }) => action === 'AssumeRole');
  assert.is(assumptions.length, 1);
  assert.is(assumptions[0]?.params.get('TokenCode'), '123456');
});

test.run();
