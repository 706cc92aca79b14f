import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome, put } from '../support/aws-home.ts';
import { soon } from '../support/credential-servers.ts';
import { type Reply, type Request, replying } from '../support/reply.ts';

const keys = () => ({
  AccessKeyId: 'ASIAMACHINE',
  SecretAccessKey: 's',
  Token: 't',
  Expiration: soon().toISOString(),
});

/** The instance metadata service, version 2, as it is on EC2. */
function instance({ method, path, headers }: Request): Reply {
  if (method === 'PUT' && path === '/latest/api/token') return { body: 'session-token' };
  if (headers['x-aws-ec2-metadata-token'] !== 'session-token') return { status: 401 };
  if (path.endsWith('/security-credentials/')) return { body: 'web-role' };
  return { body: { Code: 'Success', ...keys() } };
}

async function onInstance(reply: typeof instance, env: Record<string, string> = {}) {
  const server = await replying(reply);
  freshHome({}, { AWS_EC2_METADATA_SERVICE_ENDPOINT: server.url, ...env });
  delete process.env.AWS_EC2_METADATA_DISABLED;
  return server;
}

test("an EC2 instance's role is found, by the second version of its service", async () => {
  const server = await onInstance(instance);
  const session = new Session({ region: 'eu-west-1' });
  assert.is((await session.credentials()).accessKeyId, 'ASIAMACHINE');
  assert.ok(session.expires);
  server.close();
});

test('an instance without a role says where it was asked', async () => {
  const server = await onInstance((request) =>
    request.path.includes('security-credentials') ? { status: 404 } : instance(request),
  );
  const { message } = await failureOf(new Session().credentials());
  assert.match(message, /^the instance metadata service at http:\/\/127\.0\.0\.1:\d+ gave no/);
  server.close();
});

test('the metadata service is asked as often as AWS_METADATA_SERVICE_NUM_ATTEMPTS says', async () => {
  let refused = 0;
  const server = await onInstance(
    (request) => {
      if (!request.path.endsWith('/security-credentials/') || refused === 2)
        return instance(request);
      refused += 1;
      return { status: 500 };
    },
    { AWS_METADATA_SERVICE_NUM_ATTEMPTS: '3', AWS_METADATA_SERVICE_TIMEOUT: '5' },
  );
  assert.is((await new Session().credentials()).accessKeyId, 'ASIAMACHINE');
  server.close();
});

test('the metadata service is left alone when AWS_EC2_METADATA_DISABLED says so', async () => {
  const server = await onInstance(instance, {});
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
  const { message } = await failureOf(new Session().credentials());
  assert.is(message, 'no AWS credentials found');
  assert.is(server.requests.length, 0);
  server.close();
});

test("a container's role is found, with the token that the server wants", async () => {
  const server = await replying(({ headers }) =>
    headers.authorization === 'Bearer pod' ? { body: keys() } : { status: 403 },
  );
  const env = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/role`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Bearer pod',
  };
  freshHome({}, env);
  assert.is((await new Session().credentials()).accessKeyId, 'ASIAMACHINE');
  server.close();
});

test('a container server that refuses is named, and its token is not', async () => {
  const server = await replying(() => ({ status: 403, body: { Message: 'no' } }));
  const env = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/role`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'pod-secret',
    AWS_METADATA_SERVICE_TIMEOUT: '0.01',
  };
  freshHome({}, env);
  const { message } = await failureOf(new Session().credentials());
  assert.match(message, /127\.0\.0\.1:\d+ gave no credentials of the container's role: .*403/);
  assert.not.match(message, /pod-secret/);
  server.close();
});

test('a role may be assumed with the credentials of the instance', async () => {
  const server = await onInstance(instance);
  process.env.AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9';
  const config =
    '[default]\nrole_arn = arn:aws:iam::1:role/x\ncredential_source = Ec2InstanceMetadata\n';
  put('config', config);
  // As far as STS, which is not there: the instance was asked before.
  assert.is((await failureOf(new Session().credentials())).code, 'ECONNREFUSED');
  assert.is(server.requests.length, 3);
  server.close();
});

test.run();
