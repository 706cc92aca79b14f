import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EC2 } from '@aws-sdk/client-ec2';
import { Lambda } from '@aws-sdk/client-lambda';
import { Route53 } from '@aws-sdk/client-route-53';
import { SSM } from '@aws-sdk/client-ssm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createSandbox } from '../../sandbox/index.ts';
import { environment, errorOf, present } from './clients.ts';

const execute = promisify(execFile);

async function served(body: (url: string) => Promise<void>): Promise<void> {
  const server = await createSandbox({ clock: 'instant' }).listen();
  try {
    await body(server.url);
  } finally {
    await server.close();
  }
}

test('the SDK lists instances over HTTP', () =>
  served(async (endpoint) => {
    const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
    const ec2 = new EC2({ endpoint, region: 'us-east-1', credentials });
    const { Reservations = [], $metadata } = await ec2.describeInstances({});
    assert.is(Reservations.flatMap(({ Instances = [] }) => Instances).length, 12);
    assert.match($metadata.requestId ?? '', /^[0-9a-f-]{36}$/);
    ec2.destroy();
  }));

test('it listens on the loopback address only, on a free port unless told', () =>
  served(async (url) => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  }));

test('a service that is not there says so in the words of its own wire', async () => {
  const { link } = createSandbox({ clock: 'instant' });
  for (const client of [new Lambda(link), new Route53(link), new SSM(link)]) {
    const list =
      client instanceof Lambda
        ? client.listFunctions({})
        : client instanceof Route53
          ? client.listHostedZones({})
          : client.describeParameters({});
    const error = await errorOf(list as Promise<unknown>);
    assert.is(error.name, 'UnknownService');
    assert.match(error.message, /The sandbox has no service (lambda|route53|ssm)\. It has: /);
  }
});

test('a port in use is refused with the code EADDRINUSE', () =>
  served(async (url) => {
    const error = await errorOf(createSandbox().listen({ port: Number(new URL(url).port) }));
    assert.is((error as NodeJS.ErrnoException).code, 'EADDRINUSE');
  }));

test('a request that is no AWS call gets an AWS error, and the server lives', () =>
  served(async (url) => {
    for (const init of [{}, { method: 'POST', body: 'x=%zz' }, { method: 'PUT', body: '\0' }]) {
      const response = await fetch(`${url}/nowhere?a=b`, init);
      assert.ok(response.status >= 400 && response.status < 500);
      assert.match(await response.text(), /<Code>\w+<\/Code>/);
    }
  }));

const boto3 = present('python3', '-c', 'import boto3');
if (!boto3) console.log('skip: boto3 over HTTP: python3 has no boto3 here');
(boto3 ? test : test.skip)('boto3 lists, pages through and waits for instances over HTTP', () =>
  served(async (url) => {
    const program = `
import boto3
ec2 = boto3.client('ec2')
pages = ec2.get_paginator('describe_instances').paginate(PaginationConfig={'PageSize': 5})
print(sum(len(r['Instances']) for page in pages for r in page['Reservations']))
image = ec2.describe_images(Owners=['amazon'])['Images'][0]['ImageId']
[new] = boto3.resource('ec2').create_instances(ImageId=image, MinCount=1, MaxCount=1, InstanceType='t3.micro')
new.wait_until_running()
new.reload()
print(new.state['Name'])
print(boto3.client('sts').get_caller_identity()['Account'])
try:
    ec2.describe_instances(InstanceIds=['i-12345678'])
except ec2.exceptions.ClientError as error:
    print(error.response['Error']['Code'], len(error.response['ResponseMetadata']['RequestId']))
`;
    const { stdout } = await execute('python3', ['-c', program], { env: environment(url) });
    assert.equal(stdout.trim().split('\n'), [
      '12',
      'running',
      '123456789012',
      'InvalidInstanceID.NotFound 36',
    ]);
  }),
);

const cli = present('aws', '--version');
if (!cli) console.log('skip: the AWS CLI over HTTP: no command aws here');
(cli ? test : test.skip)('the AWS CLI lists instances over HTTP', () =>
  served(async (url) => {
    const query = 'length(Reservations[].Instances[])';
    const args = ['ec2', 'describe-instances', '--query', query, '--output', 'text'];
    const { stdout } = await execute('aws', args, { env: environment(url) });
    assert.is(stdout.trim(), '12');
  }),
);

test.run();
