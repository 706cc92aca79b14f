/** Whatever is sent, the sandbox answers as AWS would, and lives. */
import { Agent, type RequestOptions, request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createIds } from '../../sandbox/engine/ids.ts';
import { createSandbox } from '../../sandbox/index.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}
type Send = (options: RequestOptions, body?: string | Uint8Array) => Promise<Answer>;

async function served(body: (send: Send, port: number) => Promise<void>): Promise<void> {
  const sandbox = createSandbox({ clock: 'manual' });
  const server = await sandbox.listen();
  const port = Number(new URL(server.url).port);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const send: Send = (options, bytes) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, agent, ...options }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        const { statusCode: status = 0, headers } = response;
        response.on('end', () => resolve({ status, headers, text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(bytes);
    });
  try {
    await body(send, port);
    const { instances } = sandbox.summary();
    assert.is(instances, 12, 'nothing hostile has made or ended an instance');
    assert.is((await send({ path: '/_sandbox/health' })).status, 200, 'the server lives');
  } finally {
    agent.destroy();
    await server.close();
  }
}

const signedFor = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

function post(service: string, headers: Record<string, string> = {}): RequestOptions {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    method: 'POST',
    path: '/',
    headers: { authorization: signedFor(service), ...type, ...headers },
  };
}

/** An error in one of the shapes in which AWS has them, with a code and a request id. */
function isAwsError({ status, headers, text }: Answer): void {
  const what = `${status} ${text.slice(0, 300)}`;
  assert.ok(status >= 400 && status < 500, what);
  assert.match(text, /<Code>[\w.]+<\/Code>|"__type":"[\w.#]+"|__type/, what);
  assert.ok(headers['x-amzn-requestid'] ?? headers['x-amz-request-id'], what);
}

const ec2 = (parameters: string) => `Version=2016-11-15&${parameters}`;

const cases: Readonly<Record<string, readonly [RequestOptions, (string | Uint8Array)?]>> = {
  'an empty body': [post('ec2'), ''],
  'a form that ends in the middle of a character': [post('ec2'), 'Action=Describe%e'],
  'names of JavaScript’s own': [post('ec2'), ec2('Action=__proto__')],
  'an operation called constructor': [post('ec2'), ec2('Action=constructor')],
  'a parameter called __proto__': [post('ec2'), ec2('Action=DescribeVpcs&__proto__.x=1')],
  'a filter called constructor': [
    post('ec2'),
    ec2('Action=DescribeVpcs&Filter.1.Name=constructor&Filter.1.Value.1=x'),
  ],
  'an id called __proto__': [post('ec2'), ec2('Action=DescribeVpcs&VpcId.1=__proto__')],
  'an id full of markup': [
    post('ec2'),
    ec2('Action=DescribeVpcs&VpcId.1=%3C%2FMessage%3E%3Cscript%3E%00%FF'),
  ],
  'an id of a million letters': [
    post('ec2'),
    ec2(`Action=DescribeVpcs&VpcId.1=${'x'.repeat(1e6)}`),
  ],
  'a parameter nested a thousand deep': [
    post('ec2'),
    ec2(`Action=DescribeVpcs&${'a.'.repeat(1e3)}`),
  ],
  'a list that is a value': [post('ec2'), ec2('Action=DescribeVpcs&Filter=x')],
  'an index out of all bounds': [
    post('ec2'),
    ec2('Action=DescribeVpcs&VpcId.99999999999999999999=vpc-00000000'),
  ],
  'a number that is none': [post('ec2'), ec2('Action=DescribeVpcs&MaxResults=many')],
  'a number out of all bounds': [post('ec2'), ec2('Action=DescribeVpcs&MaxResults=-1e400')],
  'a token that was made up': [post('ec2'), ec2('Action=DescribeVpcs&NextToken=cGFnZS8xLzA')],
  'XML where a form belongs': [post('ec2', { 'content-type': 'text/xml' }), '<Action>x</Action>'],
  'JSON where a form belongs': [
    post('ec2', {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'EC2.DescribeVpcs',
    }),
    '{"VpcIds":',
  ],
  'CBOR that ends too early': [
    {
      ...post('ec2', { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' }),
      path: '/service/EC2/operation/DescribeVpcs',
    },
    Uint8Array.of(0xbf, 0x66, 0x56),
  ],
  'gzip that is none': [post('ec2', { 'content-encoding': 'gzip' }), ec2('Action=DescribeVpcs')],
  'gzip that blows up': [
    post('ec2', { 'content-encoding': 'gzip' }),
    gzipSync(Buffer.alloc(80 * 1024 * 1024)),
  ],
  'chunks that are none': [
    post('ec2', { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }),
    'zz;chunk-signature=0\r\n',
  ],
  'chunks that end too early': [
    post('ec2', { 'content-encoding': 'aws-chunked' }),
    'ffffff;chunk-signature=0\r\nabc',
  ],
  'a service nobody knows': [post('quantum'), ec2('Action=DescribeVpcs')],
  'a service called __proto__': [post('__proto__'), ec2('Action=DescribeVpcs')],
  'no signature': [{ method: 'POST', path: '/' }, ec2('Action=DescribeVpcs')],
  'a signature that is none': [post('ec2', { authorization: 'Bearer x' }), ec2('Action=x')],
  'a method nobody knows': [{ ...post('ec2'), method: 'PROPFIND' }],
  'an S3 path that climbs': [{ ...post('s3'), method: 'GET', path: '/../../etc/passwd' }],
  'an S3 path that is badly encoded': [{ ...post('s3'), method: 'GET', path: '/a%ff%zz/%00' }],
  'an S3 document that is broken': [
    { ...post('s3'), path: '/photos?delete' },
    '<Delete><Object><Key>x</Key>',
  ],
  'an S3 document with entities': [
    { ...post('s3'), path: '/photos?delete' },
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Delete><Object><Key>&b;</Key></Object></Delete>',
  ],
};

for (const [name, [options, body]] of Object.entries(cases)) {
  test(`${name} is answered with an AWS error`, () =>
    served(async (send) => isAwsError(await send(options, body))));
}

test('a body beyond all bounds is refused while it is still being sent', () =>
  served(async (send) => {
    const answer = await send(post('ec2'), Buffer.alloc(65 * 1024 * 1024, 'a'));
    assert.is(answer.status, 413);
    assert.match(answer.text, /<Code>RequestEntityTooLarge</);
  }));

test('what is no HTTP, or ends in the middle, is hung up on', () =>
  served(async (_, port) => {
    const head = `POST / HTTP/1.1\r\nhost: x\r\nauthorization: ${signedFor('ec2')}\r\n`;
    for (const bytes of [
      'hello\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00',
      'GET / HTTP/9.9\r\n\r\n',
      `${head}content-length: -5\r\n\r\n`,
      `${head}x: ${'y'.repeat(100_000)}\r\n\r\n`,
      `${head}content-length: 5000\r\n\r\nAction=RunInst`,
      `${head}transfer-encoding: chunked\r\n\r\nzz\r\n`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
        socket.on('error', () => undefined).resume();
        socket.on('close', () => resolve());
      });
    }
  }));

const starts = [
  ec2('Action=DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value.1=web-*&MaxResults=5'),
  ec2('Action=DescribeVpcs&VpcId.1=vpc-0123456789abcdef0&DryRun=true'),
  ec2('Action=CreateSecurityGroup&GroupName=a&GroupDescription=b&VpcId=vpc-0123456789abcdef0'),
  ec2('Action=AuthorizeSecurityGroupIngress&GroupId=sg-00000000&IpPermissions.1.FromPort=22'),
  'Version=2011-06-15&Action=AssumeRole&RoleArn=arn:aws:iam::1:role/x&RoleSessionName=y',
  '{"VpcIds":["vpc-1"],"Filters":[{"Name":"a","Values":["b"]}]}',
  '<Delete><Object><Key>a</Key><VersionId>1</VersionId></Object><Quiet>true</Quiet></Delete>',
];
const services = ['ec2', 'ec2', 'ec2', 'sts', 's3', 'rds', 'cloudformation'];
const methods = ['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE'];
const paths = ['/', '/', '/', '/photos', '/photos/a', '/photos?uploads', '/?Action=DescribeVpcs'];
const heads: Record<string, string>[] = [
  {},
  {},
  { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'X.DescribeVpcs' },
  { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
  { 'content-type': 'text/xml' },
  { 'content-encoding': 'aws-chunked' },
];
const splinters = [
  '%',
  '%00',
  '.',
  '.1',
  '=',
  '&',
  '<',
  '>',
  '"',
  '{',
  ']',
  '\0',
  '€',
  '\ud800',
  '1e9',
];

test('two thousand broken requests are each answered, and none is the sandbox’s fault', () =>
  served(async (send) => {
    const { between } = createIds('hostile', 'test', { tables: {}, draws: 0 });
    const one = <Item>(items: readonly Item[]) => items[between(0, items.length - 1)] as Item;
    const broken = (text: string): string => {
      let result = text;
      for (let cuts = between(0, 4); cuts > 0; cuts -= 1) {
        const at = between(0, result.length);
        const gone = one([0, 0, 1, 5, 30]);
        result = result.slice(0, at) + one(splinters) + result.slice(at + gone);
      }
      return result;
    };
    for (let at = 0; at < 2_000; at += 1) {
      const options = {
        ...post(one(services), one(heads)),
        method: one(methods),
        path: one(paths),
      };
      const body = options.method === 'GET' ? undefined : broken(one(starts));
      const { status, text } = await send(options, body);
      assert.ok(status < 500, `${at}: ${JSON.stringify([options, body])} gave ${status} ${text}`);
    }
  }));

test.run();
