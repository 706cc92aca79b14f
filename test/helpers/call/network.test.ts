import '../support/environment.ts';
import type { ServerResponse } from 'node:http';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { NetworkError } from '../../../helpers/call/network.ts';
import { callOf } from '../../../helpers/call/oversee.ts';
import { Session } from '../../../helpers/session.ts';
import { serve } from '../support/loopback.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The error that an answer like this leads to, with the server's host taken out of its message. */
async function errorOf(answer: (response: ServerResponse) => void): Promise<NetworkError> {
  const server = await serve(answer);
  const error = await callTo(server.url);
  server.close();
  error.message = error.message.replace(server.host, 'HOST');
  return error;
}

const callTo = (endpoint: string): Promise<NetworkError> =>
  new Session({ endpoint, region: 'us-east-1', credentials })
    .service('ec2')
    .describeVpcs()
    .then(
      () => assert.unreachable('it succeeded'),
      (error) => error,
    );

test('a refused connection names the host and how often it was tried', async () => {
  const server = await serve(() => {});
  server.close();
  const error = await callTo(server.url);
  assert.is(error.code, 'ECONNREFUSED');
  assert.is(error.message, `${server.host} refused the connection (3 attempts)`);
  assert.equal([error.host, error.attempts], [server.host, 3]);
  assert.is(callOf(error)?.attempts, 3);
});

test('a host that does not exist is named', async () => {
  const error = await callTo('http://awsh.invalid');
  assert.match(error.code, /ENOTFOUND|EAI_AGAIN/);
  assert.match(error.message, /^awsh\.invalid is not a host that can be found/);
});

test('a connection that breaks off is named as that', async () => {
  const error = await errorOf((response) => response.destroy());
  assert.is(error.message, 'HOST broke off the connection (3 attempts)');
});

test('a web page in place of an answer is refused and a portal suspected', async () => {
  const error = await errorOf((response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><body>Please log in</body></html>');
  });
  assert.is(error.code, 'NotAws');
  assert.match(error.hint ?? '', /proxy or a captive portal/);
});

test('an empty answer is an error, not an empty success', async () => {
  const error = await errorOf((response) => response.writeHead(200).end());
  assert.is(error.message, 'HOST answered with nothing');
  assert.match(error.hint ?? '', /proxy or a captive portal/);
});

test('an answer cut short is named as that', async () => {
  const error = await errorOf((response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end('<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-');
  });
  assert.is(error.message, 'the answer of HOST was cut short');
});

test('an answer that is no XML inside is named as unreadable', async () => {
  const error = await errorOf((response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end('<DescribeVpcsResponse><vpcSet></DescribeVpcsResponse>');
  });
  assert.match(error.message, /^the answer of HOST can't be read/);
});

test.run();
