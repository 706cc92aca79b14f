import '../support/environment.ts';
import type { ServerResponse } from 'node:http';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { NetworkError } from '../../../helpers/call/network.ts';
import { Session } from '../../../helpers/session.ts';
import { serve } from '../support/loopback.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What a call ends with when the server answers like this, its host taken out of messages. */
async function endOf(
  call: (session: Session) => Promise<unknown>,
  answer: (response: ServerResponse) => void,
): Promise<{ answer?: unknown; error?: NetworkError }> {
  const server = await serve(answer);
  const session = new Session({ endpoint: server.url, region: 'us-east-1', credentials });
  try {
    return { answer: await call(session) };
  } catch (thrown) {
    const error = thrown as NetworkError;
    error.message = error.message.replace(server.host, 'HOST');
    return { error };
  } finally {
    server.close();
  }
}

const calls: Readonly<Record<string, (session: Session) => Promise<unknown>>> = {
  'query: EC2 DescribeVpcs': (session) => session.service('ec2').describeVpcs(),
  'query: STS GetCallerIdentity': (session) => session.service('sts').getCallerIdentity(),
  'JSON: DynamoDB ListTables': (session) => session.service('dynamodb').listTables(),
  'JSON: CloudWatch ListMetrics': (session) => session.service('cloudwatch').listMetrics(),
  'JSON: SQS ListQueues': (session) => session.service('sqs').listQueues(),
  'REST JSON: Glacier ListVaults': (session) =>
    session.service('glacier').listVaults({ accountId: '-' }),
  'REST XML: S3 ListObjectsV2': (session) => session.service('s3').listObjectsV2({ Bucket: 'b' }),
};

const page = '<!DOCTYPE html><html><body>Log in to the hotel network</body></html>';

for (const [name, call] of Object.entries(calls)) {
  test(`${name} refuses a web page`, async () => {
    const typed = await endOf(call, (response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    assert.is(typed.error?.code, 'NotAws');
    assert.match(typed.error?.hint ?? '', /captive portal/);
    const untyped = await endOf(call, (response) => response.writeHead(200).end(page));
    assert.is(untyped.error?.message, "HOST answered with no answer of AWS's");
  });

  test(`${name} names the host of an answer cut short`, async () => {
    const whole = /JSON/.test(name) ? '{"NextToken": "abc' : '<Answer><Name>ab';
    const { error } = await endOf(call, (response) => response.writeHead(200).end(whole));
    assert.is(error?.message, 'the answer of HOST was cut short');
  });

  test(`${name} names the host of an answer shorter than announced`, async () => {
    const { error } = await endOf(call, (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{');
      setImmediate(() => response.destroy());
    });
    assert.match(error?.message ?? '', /^HOST broke off the connection/);
  });
}

for (const name of Object.keys(calls).filter((each) => !each.startsWith('REST'))) {
  test(`${name} refuses an empty answer`, async () => {
    const call = calls[name] as (session: Session) => Promise<unknown>;
    const { error } = await endOf(call, (response) => response.writeHead(200).end());
    assert.is(error?.message, 'HOST answered with nothing');
  });
}

test('an operation that answers nothing may answer with nothing', async () => {
  const { answer } = await endOf(
    (session) => session.service('s3').deleteObject({ Bucket: 'b', Key: 'k' }),
    (response) => response.writeHead(204).end(),
  );
  assert.ok(answer);
});

test('an object of S3 may be a web page', async () => {
  const { answer } = await endOf(
    async (session) => {
      const { Body } = await session.service('s3').getObject({ Bucket: 'b', Key: 'index.html' });
      return Body?.transformToString();
    },
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
  );
  assert.is(answer, page);
});

test('JSON is an answer whatever its server calls it, as some stand-ins for AWS do', async () => {
  const { answer } = await endOf(
    (session) => session.service('dynamodb').listTables(),
    (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('{"TableNames": ["a"]}'),
  );
  assert.equal((answer as { TableNames: string[] }).TableNames, ['a']);
});

test('JSON that breaks in the middle is named as unreadable, and not quoted', async () => {
  const { error } = await endOf(
    (session) => session.service('dynamodb').listTables(),
    (response) => response.writeHead(200).end('{"TableNames": [hunter2]}'),
  );
  assert.match(error?.message ?? '', /^the answer of HOST can't be read/);
  assert.not.match(`${error?.stack} ${JSON.stringify(error)}`, /hunter2/);
});

test.run();
