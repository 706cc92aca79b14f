/** The rows of docs/configuration.md's tables on credentials; a title names its row. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';

const environmentKeys = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' };
const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`;
const process = (id: string) =>
  `credential_process = echo '{"Version":1,"AccessKeyId":"${id}","SecretAccessKey":"s"}'\n`;

async function keyOf(options: ConstructorParameters<typeof Session>[0] = {}): Promise<string> {
  return (await new Session(options).credentials()).accessKeyId;
}

test('credentials given to the session win over everything', async () => {
  freshHome({ credentials: `[dev]\n${keys('AKIADEV')}` }, environmentKeys);
  const credentials = { accessKeyId: 'AKIAGIVEN', secretAccessKey: 's' };
  assert.is(await keyOf({ credentials, profile: 'dev' }), 'AKIAGIVEN');
});

test('a profile argument wins over keys in the environment', async () => {
  freshHome({ credentials: `[dev]\n${keys('AKIADEV')}` }, environmentKeys);
  assert.is(await keyOf({ profile: 'dev' }), 'AKIADEV');
});

test('keys in the environment win over AWS_PROFILE', async () => {
  freshHome(
    { credentials: `[dev]\n${keys('AKIADEV')}` },
    { ...environmentKeys, AWS_PROFILE: 'dev' },
  );
  assert.is(await keyOf(), 'AKIAENV');
});

test('keys in the environment win over the default profile', async () => {
  freshHome({ credentials: `[default]\n${keys('AKIADEFAULT')}` }, environmentKeys);
  assert.is(await keyOf(), 'AKIAENV');
});

test('AWS_PROFILE wins over AWS_DEFAULT_PROFILE, and that over the default profile', async () => {
  const credentials = ['default', 'one', 'two']
    .map((name) => `[${name}]\n${keys(`AKIA${name.toUpperCase()}`)}`)
    .join('');
  freshHome({ credentials }, { AWS_PROFILE: 'one', AWS_DEFAULT_PROFILE: 'two' });
  assert.is(await keyOf(), 'AKIAONE');
  freshHome({ credentials }, { AWS_DEFAULT_PROFILE: 'two' });
  assert.is(await keyOf(), 'AKIATWO');
  freshHome({ credentials });
  assert.is(await keyOf(), 'AKIADEFAULT');
});

test('keys in the credentials file win over a process, a process over keys in the config file', async () => {
  freshHome({ config: `[default]\n${process('AKIAPROC')}${keys('AKIACONFIG')}` });
  assert.is(await keyOf(), 'AKIAPROC');
  put('credentials', `[default]\n${keys('AKIACRED')}`);
  assert.is(await keyOf(), 'AKIACRED');
});

test('a role wins over keys beside it, so that half a role is an error and not other credentials', async () => {
  freshHome({ config: `[default]\nrole_arn = arn:aws:iam::1:role/x\n${keys('AKIACONFIG')}` });
  const { message } = await failureOf(new Session().credentials());
  assert.match(
    message,
    /config:2: role_arn of profile default needs source_profile or credential_source beside it/,
  );
});

test('AWS_SECURITY_TOKEN is taken where AWS_SESSION_TOKEN is not set', async () => {
  freshHome({}, { ...environmentKeys, AWS_SECURITY_TOKEN: 'old' });
  assert.is((await new Session().credentials()).sessionToken, 'old');
  freshHome({}, { ...environmentKeys, AWS_SECURITY_TOKEN: 'old', AWS_SESSION_TOKEN: 'new' });
  assert.is((await new Session().credentials()).sessionToken, 'new');
});

test('AWS_ACCOUNT_ID and AWS_CREDENTIAL_EXPIRATION belong to the keys beside them', async () => {
  const ends = new Date(Date.now() + 3_600_000);
  freshHome(
    {},
    {
      ...environmentKeys,
      AWS_ACCOUNT_ID: '111122223333',
      AWS_CREDENTIAL_EXPIRATION: ends.toISOString(),
    },
  );
  const session = new Session();
  assert.equal([session.expires, session.account], [undefined, undefined]);
  await session.credentials();
  assert.equal([session.expires, session.account], [ends, '111122223333']);
});

test('only AWS_ACCESS_KEY_ID is an error, and not other credentials', async () => {
  freshHome({ credentials: `[default]\n${keys('AKIADEFAULT')}` }, { AWS_ACCESS_KEY_ID: 'AKIAENV' });
  const { message } = await failureOf(new Session().credentials());
  assert.is(message, 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not');
});

test('half a pair in a file is named by its line', async () => {
  freshHome({ credentials: '[default]\naws_access_key_id = AKIA\n' });
  const { message } = await failureOf(new Session().credentials());
  assert.match(message, /credentials:2: aws_access_key_id has no aws_secret_access_key beside it/);
});

test('what was changed in a file is seen without a restart', async () => {
  freshHome({ credentials: `[default]\n${keys('AKIAOLD')}` });
  assert.is(await keyOf(), 'AKIAOLD');
  put('credentials', `[default]\n${keys('AKIANEW')}`);
  assert.is(await keyOf(), 'AKIANEW');
});

test('half the credentials, or an option by its name in boto3, are refused at once', () => {
  assert.throws(
    () => new Session({ credentials: { accessKeyId: 'AKIA' } as never }),
    /the credentials given have no secretAccessKey/,
  );
  assert.throws(() => new Session({ region_name: 'eu-west-1' } as never), /no option region_name/);
});

test.run();
