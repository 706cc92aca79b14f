import '../support/environment.ts';
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AwshError, InvalidInput, Session, UsageError } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';

const server = await createSandbox({ clock: 'realtime' }).listen({ port: 0 });
test.after(() => server.close());

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
};
const session = new Session({ endpoint: server.url, region: 'us-east-1', credentials });
const s3 = session.service('s3');
await s3.createBucket({ Bucket: 'photos' });

const atAws = new Session({ region: 'eu-west-1', credentials });
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams);
const failureOf = (promise: Promise<unknown>) => promise.catch((error) => error as AwshError);

test('a URL uploads an object and another gets it, without credentials', async () => {
  const Key = 'up/cat & dog.txt';
  const put = await s3.presign('putObject', { Bucket: 'photos', Key }, 60);
  const answer = await fetch(put, { method: 'PUT', body: 'miaow' });
  assert.is(answer.status, 200);
  const get = await s3.presign('getObject', { Bucket: 'photos', Key }, 60);
  assert.is(await (await fetch(get)).text(), 'miaow');
  assert.is(queryOf(get)['X-Amz-Expires'], '60');
  assert.not(put.includes('checksum'));
});

test("a form's fields are its policy, signed as AWS says", async () => {
  const { url, fields } = await atAws
    .service('s3')
    .presignPost(
      { Bucket: 'photos', Key: 'form.txt', Conditions: [['content-length-range', 1, 10]] },
      60,
    );
  assert.is(url, 'https://photos.s3.eu-west-1.amazonaws.com/');
  const { Policy = '', 'X-Amz-Date': date = '', 'X-Amz-Signature': signature } = fields;
  const { conditions, expiration } = JSON.parse(Buffer.from(Policy, 'base64').toString());
  for (const condition of [{ bucket: 'photos' }, { key: 'form.txt' }]) {
    assert.ok(conditions.some((each: unknown) => isDeepStrictEqual(each, condition)));
  }
  assert.ok(Date.parse(expiration) - Date.now() <= 60_000);
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
  const mac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const key = [date.slice(0, 8), 'eu-west-1', 's3', 'aws4_request'].reduce<string | Buffer>(
    mac,
    'AWS4secret',
  );
  assert.is(signature, mac(key, Policy).toString('hex'));
});

test('an operation of a query protocol is a URL too, which answers whoever fetches it', async () => {
  const url = await session.service('sts').presign('get_caller_identity', {}, 60);
  assert.equal([queryOf(url).Action, queryOf(url).Version], ['GetCallerIdentity', '2011-06-15']);
  const answer = await fetch(url);
  assert.is(answer.status, 200);
  assert.match(await answer.text(), /<Account>123456789012<\/Account>/);
  const vpcs = await session
    .service('ec2')
    .presign('describeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] });
  assert.is((await (await fetch(vpcs)).text()).match(/<vpcId>/g)?.length, 1);
});

test("EKS's token is the URL of a caller with the cluster's name in a header that is signed", async () => {
  const headers = { 'x-k8s-aws-id': 'prod' };
  const url = await atAws.service('sts').presign('getCallerIdentity', {}, { seconds: 60, headers });
  assert.is(new URL(url).host, 'sts.eu-west-1.amazonaws.com');
  assert.is(queryOf(url)['X-Amz-SignedHeaders'], 'host;x-k8s-aws-id');
  assert.match(queryOf(url)['X-Amz-Credential'] ?? '', /\/eu-west-1\/sts\/aws4_request$/);
});

test('what a URL cannot carry is refused with the reason', async () => {
  const dynamodb = atAws.service('dynamodb');
  const error = await failureOf(dynamodb.presign('listTables', {}));
  assert.instance(error, UsageError);
  assert.match((error as AwshError).message, /listTables sends its input in a body/);
});

test('a request without a body is a URL for any service', async () => {
  const url = await atAws.service('lambda').presign('listFunctions', { MaxItems: 5 });
  assert.is(new URL(url).pathname, '/2015-03-31/functions');
  assert.is(queryOf(url).MaxItems, '5');
});

test('the input is checked, the time too, and a name that is none says what was meant', async () => {
  const bucket = { Bucket: 'photos' } as never;
  assert.instance(await failureOf(s3.presign('getObject', bucket)), InvalidInput);
  for (const seconds of [0, 1.5, 604_801, Number.NaN]) {
    const error = (await failureOf(s3.presign('listBuckets', {}, seconds))) as AwshError;
    assert.match(error.message, /can't be valid for/);
  }
  const error = (await failureOf(s3.presign('getObjet', {}))) as AwshError;
  assert.is(error.hint, 'did you mean getObject?');
});

test('a read-only session makes no URLs that change anything', async () => {
  const careful = new Session({ region: 'eu-west-1', credentials, readOnly: true });
  const Key = 'k';
  const handle = careful.service('s3');
  assert.match(
    await handle.presign('getObject', { Bucket: 'photos', Key }),
    /^https:\/\/photos\.s3\./,
  );
  for (const refused of [
    handle.presign('putObject', { Bucket: 'photos', Key }),
    handle.presignPost({ Bucket: 'photos', Key }),
  ]) {
    assert.is(((await failureOf(refused)) as AwshError).code, 'ReadOnly');
  }
});

const python = `
import boto3, json
from botocore.config import Config
s = boto3.Session(aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='secret', aws_session_token='token', region_name='eu-west-1')
v4 = Config(signature_version='s3v4')
print(json.dumps([
  s.client('s3', config=v4).generate_presigned_url('get_object', Params={'Bucket': 'photos', 'Key': 'a b'}, ExpiresIn=60),
  s.client('sts', endpoint_url='https://sts.eu-west-1.amazonaws.com').generate_presigned_url('get_caller_identity', ExpiresIn=60),
  s.client('ec2').generate_presigned_url('describe_vpcs', Params={'VpcIds': ['vpc-1']}, ExpiresIn=60, HttpMethod='GET'),
]))`;
const boto3 = spawnSync('python3', ['-c', python], { encoding: 'utf8' });
const beside = boto3.status === 0 ? test : test.skip;
if (beside === test.skip) console.log('skip: boto3 is not installed beside Node');

beside("the URLs have what boto3's have", async () => {
  const ours = [
    await atAws.service('s3').presign('getObject', { Bucket: 'photos', Key: 'a b' }, 60),
    await atAws.service('sts').presign('getCallerIdentity', {}, 60),
    await atAws.service('ec2').presign('describeVpcs', { VpcIds: ['vpc-1'] }, 60),
  ];
  for (const [at, theirs] of (JSON.parse(boto3.stdout) as string[]).entries()) {
    const shape = (url: string) => {
      const { 'X-Amz-Date': date, 'X-Amz-Signature': signature, ...rest } = queryOf(url);
      assert.ok(date && signature);
      delete rest['x-id'];
      delete rest['x-amz-content-sha256'];
      return { ...rest, 'X-Amz-Credential': rest['X-Amz-Credential']?.replace(/\d{8}/, 'day') };
    };
    assert.equal(shape(ours[at] ?? ''), shape(theirs));
  }
});

test.run();
