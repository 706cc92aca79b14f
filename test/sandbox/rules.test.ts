import { randomBytes } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, openSandbox } from './clients.ts';

async function launchInput(ec2: ReturnType<typeof openSandbox>['ec2']) {
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'] });
  const type = { ImageId: Images[0]?.ImageId, InstanceType: 't3.micro' } as const;
  return { ...type, MinCount: 1, MaxCount: 1, ClientToken: randomBytes(8).toString('hex') };
}

test('a launch repeated with its client token is the same launch', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const input = await launchInput(ec2);
  const first = await ec2.runInstances(input);
  const second = await ec2.runInstances(input);
  assert.equal(second.Instances, first.Instances);
  assert.is(sandbox.summary().instances, 1);
});

test('a client token with other parameters is refused', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const input = await launchInput(ec2);
  await ec2.runInstances(input);
  const error = await errorOf(ec2.runInstances({ ...input, MaxCount: 2 }));
  assert.is(error.name, 'IdempotentParameterMismatch');
});

test('a call that failed does not use its client token up', async () => {
  const { ec2 } = openSandbox({ fixture: 'empty' });
  const input = await launchInput(ec2);
  await errorOf(ec2.runInstances({ ...input, ImageId: 'ami-12345678' }));
  assert.is((await ec2.runInstances(input)).Instances?.length, 1);
});

test('a dry run changes nothing, and says that it would have succeeded', async () => {
  const { sandbox, ec2 } = openSandbox({ fixture: 'empty' });
  const error = await errorOf(ec2.runInstances({ ...(await launchInput(ec2)), DryRun: true }));
  assert.is(error.name, 'DryRunOperation');
  assert.is(error.$metadata?.httpStatusCode, 412);
  assert.is(sandbox.summary().instances, 0);
});

test('required members are asked for by name, also those inside lists', async () => {
  const { ec2 } = openSandbox();
  const error = await errorOf(ec2.startInstances({} as never));
  assert.is(error.message, 'The request must contain the parameter InstanceId');
});

async function send(body: string) {
  const { sandbox } = openSandbox();
  const scope = 'AKIATEST/20260101/us-east-1/ec2/aws4_request';
  const answer = await sandbox.dispatch({
    method: 'POST',
    hostname: 'localhost',
    path: '/',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body,
  });
  return { status: answer.statusCode, text: Buffer.from(answer.body as Uint8Array).toString() };
}

test('a parameter nobody knows is refused by name', async () => {
  const { status, text } = await send('Action=DescribeVpcs&Colour=red&Filter.1.Shade=x');
  assert.is(status, 400);
  assert.match(text, '<Code>UnknownParameter</Code>');
  assert.match(text, 'The parameter Colour is not recognized');
});

test('a value that is none of its kind is refused with the parameter it was for', async () => {
  const { text } = await send('Action=DescribeVpcs&MaxResults=many');
  assert.match(text, '<Code>InvalidParameterValue</Code>');
  assert.match(text, "Invalid value 'many' for MaxResults");
});

test('an action that EC2 does not have is refused as EC2 does', async () => {
  const { text } = await send('Action=DescribeUnicorns');
  assert.match(text, '<Code>InvalidAction</Code>');
  assert.match(text, 'The action DescribeUnicorns is not valid for this web service.');
});

test('a nesting no client would send is refused, and the sandbox lives', async () => {
  const { status } = await send(`Action=DescribeVpcs&${'a.'.repeat(50_000)}b=1`);
  assert.is(status, 400);
});

test.run();
