/** Settings of boto3 and the AWS CLI that AWS's JavaScript SDK does not read, or reads and trips over. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clientOptions } from '../../../helpers/config/client-options.ts';
import { readAwsFiles } from '../../../helpers/config/files.ts';
import { Session } from '../../../helpers/session.ts';
import { failureOf, freshHome } from '../support/aws-home.ts';
import { answerXml, serve } from '../support/loopback.ts';
import { replying } from '../support/reply.ts';

const keys = 'aws_access_key_id = AKIA\naws_secret_access_key = s\nregion = us-east-1\n';

function optionsOf(service: string, config: string, env: Record<string, string> = {}) {
  freshHome({ config });
  return clientOptions(service, undefined, readAwsFiles(), env);
}

test('s3 addressing_style = path puts the bucket into the path', async () => {
  const server = await replying(() => ({ body: '<ListBucketResult/>' }));
  freshHome({
    config: `[default]\n${keys}endpoint_url = ${server.url}\ns3 =\n  addressing_style = path\n`,
  });
  await new Session().service('s3').listObjectsV2({ Bucket: 'photos' });
  assert.match(server.requests[0]?.path ?? '', /^\/photos\b/);
  server.close();
});

test('the other keys nested below s3 = become options of its clients, and of no others', () => {
  const config =
    '[default]\ns3 =\n  use_accelerate_endpoint = true\n  use_dualstack_endpoint = True\n' +
    '  addressing_style = virtual\n  max_concurrent_requests = 20\n';
  assert.equal(optionsOf('s3', config), {
    useAccelerateEndpoint: true,
    useDualstackEndpoint: true,
  });
  assert.equal(optionsOf('ec2', config), {});
});

test('global endpoints of S3 and STS are used where they are asked for', () => {
  assert.equal(optionsOf('s3', '', { AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: 'legacy' }), {
    useGlobalEndpoint: true,
  });
  assert.equal(optionsOf('sts', '[default]\nsts_regional_endpoints = legacy\n'), {
    useGlobalEndpoint: true,
  });
  assert.equal(optionsOf('sts', '', { AWS_STS_REGIONAL_ENDPOINTS: 'regional' }), {});
});

test('AWS_DISABLE_HOST_PREFIX_INJECTION keeps hosts as they are', () => {
  assert.equal(optionsOf('ec2', '', { AWS_DISABLE_HOST_PREFIX_INJECTION: 'true' }), {
    disableHostPrefix: true,
  });
});

test('values that mean nothing are named by file and line', () => {
  const s3 = (line: string) => () => optionsOf('s3', `[default]\ns3 =\n  ${line}\n`);
  assert.throws(s3('addressing_style = paht'), /config:2: s3 addressing_style paht is none/);
  assert.throws(s3('use_accelerate_endpoint = yes'), /config:2: s3 use_acc.* is true or false/);
  const other = (line: string) => () => optionsOf('ec2', `[default]\n${line}\n`);
  assert.throws(other('max_attempts = many'), /config:2: max_attempts is a number from 1/);
  assert.throws(other('retry_mode = fast'), /config:2: retry_mode fast is none/);
  const env = (name: string) => () => optionsOf('ec2', '', { [name]: 'x' });
  assert.throws(env('AWS_MAX_ATTEMPTS'), /AWS_MAX_ATTEMPTS is a number from 1, not x/);
  assert.throws(env('AWS_RETRY_MODE'), /AWS_RETRY_MODE x is none/);
});

/** How often a failing call is sent. */
async function attempts(config: string, env: Record<string, string> = {}): Promise<number> {
  const server = await replying(() => ({ status: 503, body: '' }));
  freshHome({ config: `[default]\n${keys}endpoint_url = ${server.url}\n${config}` }, env);
  await failureOf(new Session().service('ec2').describeVpcs());
  server.close();
  return server.requests.length;
}

test('a failing call is sent three times, or as AWS_MAX_ATTEMPTS or max_attempts say', async () => {
  assert.is(await attempts(''), 3);
  assert.is(await attempts('max_attempts = 2\n'), 2);
  assert.is(await attempts('max_attempts = 2\n', { AWS_MAX_ATTEMPTS: '1' }), 1);
});

test('an endpoint is the first of: given, for the service, for all, of the services section, of the profile', async () => {
  const name = async (
    env: Record<string, string>,
    lines: string,
    endpoint?: string,
    profile = 'default',
  ) => {
    const header = profile === 'default' ? '[default]' : `[profile ${profile}]`;
    freshHome({ config: `${header}\n${keys}${lines}` }, env);
    const named = profile === 'default' ? {} : { profile };
    const session = new Session({ ...named, ...(endpoint ? { endpoint } : {}) });
    let host = '';
    session.onCall((call) => {
      host = call.host ?? '';
    });
    await session.service('ec2').describeVpcs();
    return servers.find(({ url }) => url.endsWith(host))?.name;
  };
  const servers = await Promise.all(
    ['given', 'service', 'section', 'all', 'profile'].map(async (name) => {
      const server = await serve((response, { action }) => answerXml(response, action));
      return { name, ...server };
    }),
  );
  const [given, service, section, all, profile] = servers.map(({ url }) => url) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const services = `services = mine\n[services mine]\nec2 =\n  endpoint_url = ${section}\n`;
  const env = { AWS_ENDPOINT_URL_EC2: service, AWS_ENDPOINT_URL: all };
  const lines = `endpoint_url = ${profile}\n`;
  assert.is(await name(env, lines + services, given), 'given');
  assert.is(await name(env, lines + services), 'service');
  assert.is(await name({ AWS_ENDPOINT_URL: all }, lines + services), 'all');
  assert.is(await name({}, lines + services), 'section');
  assert.is(await name({}, lines), 'profile');
  assert.is(await name({}, lines + services, undefined, 'dev'), 'section', 'of a profile given');
  assert.is(await name({}, lines, undefined, 'dev'), 'profile', 'of a profile given');
  for (const server of servers) server.close();
});

test('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS leaves only an endpoint that is given', () => {
  freshHome(
    { config: `[default]\n${keys}endpoint_url = http://localhost:1\n` },
    { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL: 'http://localhost:2' },
  );
  assert.is(new Session().endpoint, undefined);
  assert.is(new Session({ endpoint: 'http://localhost:3' }).endpoint, 'http://localhost:3');
});

test.run();
