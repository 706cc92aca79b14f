import { createRequire } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session, type UsageError } from '../../helpers/awsh.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { writeConfig } from './support/environment.ts';
import { answerXml, serve } from './support/loopback.ts';

const { cache } = createRequire(import.meta.url);
const loadedSdk = () => Object.keys(cache).filter((path) => /@aws-sdk|@smithy/.test(path));

function refusal(body: () => unknown): UsageError {
  try {
    body();
  } catch (error) {
    return error as UsageError;
  }
  throw new Error('nothing was refused');
}

test.before.each(() => {
  writeConfig(
    '[profile dev]\nregion = eu-west-1\naws_access_key_id = AK\naws_secret_access_key = S\n',
  );
  for (const name of ['AWS_REGION', 'AWS_ENDPOINT_URL', 'AWS_PROFILE']) delete process.env[name];
});

// First, before any other test uses a service.
test('making a session loads no SDK package', () => {
  new Session({ profile: 'dev' });
  new Session({ sandbox: createSandbox().link });
  assert.equal(loadedSdk(), []);
});

test('a profile brings its region; a region that is given wins', () => {
  const session = new Session({ profile: 'dev' });
  assert.equal([session.profile, session.region, session.partition], ['dev', 'eu-west-1', 'aws']);
  assert.is(new Session({ profile: 'dev', region: 'us-west-2' }).region, 'us-west-2');
});

test('an unknown profile is refused at once, and those that exist are named', () => {
  const { message, hint } = refusal(() => new Session({ profile: 'dve' }));
  assert.is(message, 'no profile called dve');
  assert.is(hint, 'did you mean dev? profiles are dev');
});

test('a profile named by the environment is refused in the same way', () => {
  process.env.AWS_PROFILE = 'gone';
  assert.is(refusal(() => new Session()).message, 'no profile called gone');
});

test('an unknown region is refused with the nearest', () => {
  assert.is(refusal(() => new Session({ region: 'eu-wset-1' })).hint, 'did you mean eu-west-1?');
});

test('a config file with a broken line is named, with the line', () => {
  writeConfig('[default]\nregion eu-west-1\n');
  assert.match(refusal(() => new Session()).message, /config:2: region has no = after it/);
});

test('without a region the first call is refused, and says how to set one', async () => {
  writeConfig('');
  const session = new Session();
  assert.is(session.region, undefined);
  const error = await session
    .service('ec2')
    .describeVpcs()
    .catch((e) => e);
  assert.is(error.message, 'no region is set');
  assert.match(error.hint, /\.region us-east-1/);
});

test('without credentials the error says for whom, and what to do', async () => {
  writeConfig('[profile bare]\nregion = eu-west-1\n');
  const error = await new Session({ profile: 'bare' }).identity().catch((e) => e);
  assert.is(error.message, 'no AWS credentials found for profile bare');
  assert.match(error.hint, /\.sandbox .*\.profile .*aws configure --profile bare/);
});

test('a server on this machine needs no credentials and no region', async () => {
  writeConfig('');
  const server = await serve((response, { action }) => answerXml(response, action));
  process.env.AWS_ENDPOINT_URL = server.url;
  const session = new Session();
  await session.service('ec2').describeVpcs();
  assert.equal([session.endpoint, session.region], [server.url, 'us-east-1']);
  assert.is(server.hits.length, 1);
  server.close();
});

test('a server on this machine that is called with credentials still needs no region', () => {
  writeConfig('[default]\naws_access_key_id = AK\naws_secret_access_key = S\n');
  assert.is(new Session({ endpoint: 'http://localhost:5000' }).region, 'us-east-1');
  assert.is(new Session({ endpoint: 'http://awsh.invalid' }).region, undefined);
});

test('a server elsewhere gets no made-up credentials', async () => {
  writeConfig('');
  const session = new Session({ endpoint: 'http://awsh.invalid', region: 'us-east-1' });
  const error = await session.identity().catch((e) => e);
  assert.is(error.code, 'Credentials');
});

test('an endpoint that is no URL is refused', () => {
  assert.is(
    refusal(() => new Session({ endpoint: 'localhost:5000' })).hint,
    'write it in full: http://localhost:5000',
  );
  process.env.AWS_ENDPOINT_URL = 'nonsense';
  assert.is(refusal(() => new Session()).message, 'nonsense is no URL for an endpoint');
});

test('a sibling in another region keeps the rest; one with another profile starts from it', () => {
  const session = new Session({ sandbox: createSandbox().link });
  const near = session.with({ region: 'eu-central-1' });
  assert.equal([near.isSandbox, near.region], [true, 'eu-central-1']);
  const real = session.with({ profile: 'dev' });
  assert.equal([real.isSandbox, real.profile, real.region], [false, 'dev', 'eu-west-1']);
});

test('siblings share their listeners and, in the same account, their credentials', async () => {
  let asked = 0;
  const credentials = async () => {
    asked += 1;
    return { accessKeyId: 'test', secretAccessKey: 'test', expiration: new Date(Date.now() + 6e6) };
  };
  const server = await serve((response, { action }) => answerXml(response, action));
  const heard: string[] = [];
  const session = new Session({ endpoint: server.url, region: 'us-east-1', credentials });
  session.onCall(({ region }) => heard.push(region));
  await session.service('ec2').describeVpcs();
  await session.with({ region: 'eu-west-1' }).service('ec2').describeVpcs();
  assert.equal(heard, ['us-east-1', 'eu-west-1']);
  assert.is(asked, 1);
  server.close();
});

test('a service that is none is refused with the nearest', () => {
  const session = new Session({ sandbox: createSandbox().link });
  assert.is(refusal(() => session.service('ec3' as 'ec2')).hint, 'did you mean ec2?');
});

test('the sandbox knows its account and answers who is calling', async () => {
  const session = new Session({ sandbox: createSandbox().link });
  assert.equal([session.account, session.region], ['123456789012', 'us-east-1']);
  assert.is((await session.identity()).account, '123456789012');
});

test('clients and handles are made once a session', () => {
  const session = new Session({ sandbox: createSandbox().link });
  assert.is(session.client('ec2'), session.client('ec2'));
  assert.is(session.service('ec2'), session.service('ec2'));
  assert.is(session.service('ec2').client, session.client('ec2'));
});

test.run();
