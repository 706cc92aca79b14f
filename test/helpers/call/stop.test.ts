import '../support/environment.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Call } from '../../../helpers/call/call.ts';
import { inContext } from '../../../helpers/call/context.ts';
import { callOf } from '../../../helpers/call/oversee.ts';
import { Session } from '../../../helpers/session.ts';
import { answerError, answerXml, serve } from '../support/loopback.ts';

test('a stopped context ends the request in flight, down to its connection', async () => {
  const cell = new AbortController();
  let closed: Promise<unknown> = Promise.resolve();
  const server = await serve((response) => {
    closed = once(response, 'close');
    cell.abort();
  });
  const { describeVpcs } = handleFor(server.url);
  const error = await inContext({ signal: cell.signal }, () => describeVpcs()).catch((e) => e);
  await closed;
  assert.is(error.name, 'AbortError');
  assert.is(callOf(error)?.attempts, 1);
  server.close();
});

test("an operation's own signal stops it too", async () => {
  const mine = new AbortController();
  const server = await serve(() => mine.abort());
  const error = await new Session({ endpoint: server.url })
    .service('ec2')
    .describeVpcs({}, { signal: mine.signal })
    .catch((e) => e);
  assert.is(error.name, 'AbortError');
  server.close();
});

test('in a context that was stopped already nothing is sent, and that is recorded', async () => {
  const calls: Call[] = [];
  const server = await serve((response, { action }) => answerXml(response, action));
  const { describeVpcs } = handleFor(server.url);
  const context = { signal: AbortSignal.abort(), onCall: (call: Call) => calls.push(call) };
  const error = await inContext(context, () => describeVpcs()).catch((e) => e);
  assert.is(error.name, 'AbortError');
  assert.equal([calls[0]?.attempts, calls[0]?.error?.name], [0, 'AbortError']);
  assert.is(server.hits.length, 0);
  server.close();
});

test('stopping during the back-off of a retry sends nothing more', async () => {
  const server = await serve((response) => answerError(response, 503, 'RequestLimitExceeded'));
  // A process of its own: when it ends by itself, no timer and no request is left to come.
  const code = `
    import { Session, inContext } from '${new URL('../../../helpers/index.js', import.meta.url)}';
    const cell = new AbortController();
    const { client } = new Session({ endpoint: '${server.url}' }).service('ec2');
    client.middlewareStack.add((next) => async (args) => {
      const result = await next(args).finally(() => setImmediate(() => cell.abort()));
      return result;
    }, { step: 'finalizeRequest', priority: 'low' });
    await inContext({ signal: cell.signal }, () => client.describeVpcs({})).catch((error) => {
      console.log(error.name);
    });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env: process.env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  assert.is(output.trim(), 'AbortError');
  assert.is(server.hits.length, 1);
  server.close();
});

test('a call that gets no answer ends at its deadline and says who kept silent', async () => {
  const server = await serve(() => {});
  const session = new Session({ endpoint: server.url, deadlineMs: 50 });
  const error = await session
    .service('ec2')
    .describeVpcs()
    .catch((e) => e);
  assert.is(error.code, 'Deadline');
  assert.is(error.message, `${server.host} gave no complete answer within 0.05 s`);
  server.close();
});

test('a body that never ends runs into the deadline as well', async () => {
  const server = await serve((response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.write('<DescribeVpcsResponse>');
  });
  const session = new Session({ endpoint: server.url, deadlineMs: 50 });
  const error = await session
    .service('ec2')
    .describeVpcs()
    .catch((e) => e);
  assert.is(error.code, 'Deadline');
  server.close();
});

function handleFor(endpoint: string) {
  const ec2 = new Session({ endpoint }).service('ec2');
  return { describeVpcs: () => ec2.describeVpcs() };
}

test.run();
