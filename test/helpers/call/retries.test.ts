import '../support/environment.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Call, Retry } from '../../../helpers/call/call.ts';
import { inContext } from '../../../helpers/call/context.ts';
import { callOf } from '../../../helpers/call/oversee.ts';
import { Session } from '../../../helpers/session.ts';
import { answerError, answerXml, serve } from '../support/loopback.ts';

async function describeOnce(endpoint: string) {
  const retries: Retry[] = [];
  const calls: Call[] = [];
  const context = {
    onRetry: (retry: Retry) => void retries.push(retry),
    onCall: (call: Call) => void calls.push(call),
  };
  const error = await inContext(context, () =>
    new Session({ endpoint, region: 'us-east-1' }).service('ec2').describeVpcs(),
  ).then(
    () => undefined,
    (thrown) => thrown,
  );
  return { retries, call: calls[0], error };
}

test('a throttled call is tried again, and everybody hears of it', async () => {
  const server = await serve((response, { action }, number) => {
    if (number === 1) answerError(response, 503, 'RequestLimitExceeded');
    else answerXml(response, action);
  });
  const { retries, call, error } = await describeOnce(server.url);
  server.close();
  assert.is(error, undefined);
  assert.equal(
    retries.map(({ reason, attempt, of }) => [reason, attempt, of]),
    [['throttled', 2, 3]],
  );
  assert.equal(call?.retries, retries);
  assert.equal([call?.attempts, call?.status], [2, 200]);
});

test('a storm of 503 ends after three attempts with its status', async () => {
  const server = await serve((response) => response.writeHead(503).end());
  const { retries, call, error } = await describeOnce(server.url);
  server.close();
  assert.equal(
    retries.map(({ reason }) => reason),
    ['HTTP 503', 'HTTP 503'],
  );
  assert.equal([call?.attempts, call?.status], [3, 503]);
  assert.is(callOf(error), call);
});

test('a connection that is reset is tried again, and the reason told', async () => {
  const server = await serve((response) => response.destroy());
  const { retries, error } = await describeOnce(server.url);
  server.close();
  assert.equal(
    retries.map(({ reason }) => reason),
    ['ECONNRESET', 'ECONNRESET'],
  );
  assert.is(error.host, server.host);
});

test('a clock that is an hour slow is corrected by the SDK, and told', async () => {
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const server = await serve((response, { action }, number) => {
    response.setHeader('date', date);
    if (number === 1) answerError(response, 403, 'RequestExpired', 'Request has expired.');
    else answerXml(response, action);
  });
  const { retries, call, error } = await describeOnce(server.url);
  server.close();
  assert.is(error, undefined);
  assert.match(retries[0]?.reason ?? '', /^this machine's clock is (59 min|1 h) behind$/);
  assert.ok((call?.clockOffMs ?? 0) > 3_500_000);
});

test('stopped during the back-off, a call leaves no timer behind', async () => {
  const server = await serve((response) => answerError(response, 503, 'RequestLimitExceeded'));
  const code = `
    import { Session, inContext } from '${new URL('../../../helpers/index.js', import.meta.url)}';
    const cell = new AbortController();
    const session = new Session({ endpoint: '${server.url}', region: 'us-east-1' });
    const context = { signal: cell.signal, onRetry: () => setImmediate(() => cell.abort()) };
    const error = await inContext(context, () => session.service('ec2').describeVpcs()).catch((e) => e);
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
    console.log(error.name, timers.length);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env: process.env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  assert.is(output.trim(), 'AbortError 0');
  assert.is(server.hits.length, 1);
  server.close();
});

test('a stopped cell ends the body of an object it still reads', async () => {
  const server = await serve((response) => {
    response.writeHead(200, { 'content-length': '1000000' }).write('beginning');
  });
  const cell = new AbortController();
  const s3 = new Session({ endpoint: server.url, region: 'us-east-1' }).service('s3');
  const { Body } = await inContext({ signal: cell.signal }, () =>
    s3.getObject({ Bucket: 'b', Key: 'k' }),
  );
  const reading = Body?.transformToString().catch((error: Error) => error);
  cell.abort();
  assert.instance(await reading, Error);
  server.close();
});

test.run();
