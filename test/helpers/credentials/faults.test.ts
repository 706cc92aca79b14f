/** Settings that lead nowhere, each named by its file and line. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome } from '../support/aws-home.ts';

const role = 'role_arn = arn:aws:iam::123456789012:role/x\n';

async function faultOf(config: string, profile = 'a') {
  freshHome({ config });
  const { message, hint } = await failureOf(new Session({ profile }).credentials());
  return { message: message.replace(/^.*\.aws\//, ''), hint };
}

test('source profiles that go round in a circle are shown as one', async () => {
  const { message } = await faultOf(
    `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = c\n` +
      `[profile c]\n${role}source_profile = b\n`,
  );
  assert.is(message, 'config:9: source_profile goes round in a circle: b → c → b');
});

test('a source profile that is nowhere is answered with the nearest', async () => {
  const config = `[profile a]\n${role}source_profile = bsae\n[profile base]\nregion = eu-west-1\n`;
  const { message, hint } = await faultOf(config);
  assert.is(message, 'config:3: source_profile bsae of profile a does not exist');
  assert.is(hint, 'did you mean base?');
});

test('a source profile without credentials is named', async () => {
  const config = `[profile a]\n${role}source_profile = b\n[profile b]\nregion = eu-west-1\n`;
  const { message, hint } = await faultOf(config);
  assert.is(message, 'config:3: source_profile b of profile a has no credentials');
  assert.is(hint, 'aws configure --profile b sets them up');
});

test('a credential_source that is none is answered with the nearest', async () => {
  const { message, hint } = await faultOf(`[profile a]\n${role}credential_source = Ec2Metadata\n`);
  assert.is(message, 'config:3: credential_source Ec2Metadata is none');
  assert.match(hint ?? '', /Ec2InstanceMetadata/);
});

test('a credential_source that has nothing here is named', async () => {
  const environment = await faultOf(`[profile a]\n${role}credential_source = Environment\n`);
  assert.match(environment.message, /config:3: .* AWS_ACCESS_KEY_ID is not set/);
  const container = await faultOf(`[profile a]\n${role}credential_source = EcsContainer\n`);
  assert.match(container.message, /config:3: .* no container of ECS or EKS/);
});

test('a role with two sources is refused', async () => {
  const { message } = await faultOf(
    `[profile a]\n${role}source_profile = a\ncredential_source = Environment\n`,
  );
  assert.is(message, 'config:4: profile a has both source_profile and credential_source');
});

test('a duration that AWS would refuse is named', async () => {
  const keys = 'aws_access_key_id = AKIA\naws_secret_access_key = s\n';
  const { message } = await faultOf(
    `[profile a]\n${role}source_profile = a\n${keys}duration_seconds = 60\n`,
  );
  assert.is(message, 'config:6: duration_seconds is a number from 900 to 43200');
});

test('half an SSO profile is named by what it lacks', async () => {
  const { message } = await faultOf('[profile a]\nsso_account_id = 123456789012\n');
  assert.is(message, 'config:2: profile a has no sso_role_name for its SSO login');
});

test('a broken line is named before anything is sent', () => {
  freshHome({ config: '[profile a]\nregion eu-west-1\n' });
  assert.throws(() => new Session({ profile: 'a' }), /config:2: region has no = after it/);
});

test('a profile that says nothing of credentials is told from none at all', async () => {
  const { message, hint } = await faultOf('[profile a]\nregion = eu-west-1\n');
  assert.is(message, 'no AWS credentials found for profile a');
  assert.match(hint ?? '', /aws configure --profile a/);
});

test.run();
