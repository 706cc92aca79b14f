import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAwaitable } from '../../../helpers/call/awaitable.ts';
import type { Call } from '../../../helpers/call/call.ts';
import { inContext } from '../../../helpers/call/context.ts';
import { callOf } from '../../../helpers/call/oversee.ts';
import { Session } from '../../../helpers/session.ts';
import { answerError, answerXml, type Loopback, serve } from '../support/loopback.ts';

let server: Loopback;
test.before(async () => {
  server = await serve((response, { action }) => {
    if (action === 'DescribeImages') answerError(response, 403, 'UnauthorizedOperation', 'not you');
    else answerXml(response, action, '<vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet>');
  });
});
test.after(() => server.close());

const open = () => new Session({ endpoint: server.url, region: 'eu-west-1' });

test('a call is recorded with where it went and how it ended', async () => {
  const calls: Call[] = [];
  const session = open();
  session.onCall((call) => calls.push(call));
  const { Vpcs } = await session.service('ec2').describeVpcs({ VpcIds: ['vpc-1'] });
  assert.is(Vpcs?.[0]?.VpcId, 'vpc-1');
  const [call] = calls;
  assert.equal(
    [call?.service, call?.operation, call?.region],
    ['EC2', 'DescribeVpcs', 'eu-west-1'],
  );
  assert.equal([call?.host, call?.status, call?.attempts], [server.host, 200, 1]);
  assert.equal([call?.requestId, call?.input], ['req-1', { VpcIds: ['vpc-1'] }]);
  assert.is(call?.error, undefined);
});

test('every path to AWS is recorded: handle, client, raw send, callback, paginator, waiter', async () => {
  const operations: string[] = [];
  const session = open();
  session.onCall(({ operation }) => operations.push(operation));
  const ec2 = session.service('ec2');
  const sdk = await import('@aws-sdk/client-ec2');
  await ec2.describeVpcs();
  await ec2.client.describeVpcs({});
  await ec2.client.send(new sdk.DescribeSubnetsCommand({}));
  await new Promise((done) => ec2.client.describeVpcs({}, done));
  for await (const _ of sdk.paginateDescribeVpcs({ client: ec2.client }, {})) break;
  await ec2.wait.vpcExists({});
  assert.is(operations.length, 6);
  assert.is(operations.filter((operation) => operation === 'DescribeSubnets').length, 1);
});

test('the promises of calls are known as such, also those of the SDK client', async () => {
  const { client } = open().service('ec2');
  const { DescribeVpcsCommand } = await import('@aws-sdk/client-ec2');
  const promises = [
    open().service('ec2').describeVpcs(),
    client.describeVpcs({}),
    client.send(new DescribeVpcsCommand({})),
  ];
  for (const promise of promises) assert.ok(isAwaitable(promise));
  await Promise.all(promises);
});

test('the context hears of the calls made inside it and of no others', async () => {
  const heard: string[] = [];
  const session = open();
  await inContext({ onCall: (call) => heard.push(call.operation) }, async () => {
    await session.service('ec2').describeVpcs();
  });
  await session.service('ec2').describeSubnets();
  assert.equal(heard, ['DescribeVpcs']);
});

test("an error of AWS's stays the SDK's, with the call beside it, unseen", async () => {
  const session = open();
  const error = await session
    .service('ec2')
    .describeImages()
    .catch((thrown) => thrown);
  assert.is(error.name, 'UnauthorizedOperation');
  assert.is(callOf(error)?.operation, 'DescribeImages');
  assert.is(callOf(error)?.status, 403);
  assert.equal(callOf(error)?.error, { name: 'UnauthorizedOperation', message: 'not you' });
  assert.not(Object.keys(error).includes('call'));
  assert.is(callOf(new Error('x')), undefined);
});

test('a listener that was taken away hears nothing more', async () => {
  const session = open();
  let heard = 0;
  const stop = session.onCall(() => {
    heard += 1;
  });
  await session.service('ec2').describeVpcs();
  stop();
  await session.service('ec2').describeVpcs();
  assert.is(heard, 1);
});

test.run();
