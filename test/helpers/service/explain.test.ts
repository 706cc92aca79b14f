import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { explain, inContext, Session, UsageError } from '../../../helpers/index.ts';
import { type Canned, cannedLink, fault } from '../support/canned.ts';

async function failureOf(answer: Canned) {
  const ec2 = new Session({ sandbox: cannedLink([answer]).link }).service('ec2');
  return explain(await ec2.describeVpcs().catch((error) => error));
}

test('an error of ours is its message and hint', () => {
  const error = new UsageError('no region is set', { hint: 'choose one' });
  assert.equal(explain(error), {
    title: 'Usage',
    message: 'no region is set',
    hint: 'choose one',
    ours: false,
  });
});

test("an error of AWS's is code, message, call and the next step", async () => {
  const { title, message, hint, call, ours } = await failureOf(fault('UnauthorizedOperation', 403));
  assert.equal(
    [title, message, call, ours],
    ['UnauthorizedOperation', 'no', 'DescribeVpcs, us-east-1', false],
  );
  assert.match(hint ?? '', /ask for that permission/);
});

for (const [code, step] of [
  ['ExpiredToken', /log in again/],
  ['RequestExpired', /log in again/],
  ['AccessDeniedException', /ask for that permission/],
  ['AuthFailure', /does not know these credentials/],
  ['InvalidClientTokenId', /does not know these credentials/],
  ['SignatureDoesNotMatch', /secret key/],
  ['InvalidAction', /does not know the operation/],
  ['InvalidVpcID.NotFound', /in this region and account/],
  ['OptInRequired', /has to be enabled/],
  ['VpcLimitExceeded', /quota/],
] as const) {
  test(`${code} has a next step`, async () => {
    assert.match((await failureOf(fault(code))).hint ?? '', step);
  });
}

test('throttling says what AWS asks for', () => {
  const throttled = Object.assign(new Error('Rate exceeded'), {
    name: 'Throttling',
    $fault: 'client',
  });
  assert.match(explain(throttled).hint ?? '', /fewer calls/);
});

test('an answer that names no error is known by its HTTP status', async () => {
  const { title, message } = await failureOf({ status: 418, body: '<html>teapot</html>' });
  assert.equal([title, message], ['HTTP 418', 'AWS gave no reason']);
});

test('what was stopped is said to be stopped', async () => {
  const ec2 = new Session({ sandbox: cannedLink([]).link }).service('ec2');
  const error = await inContext({ signal: AbortSignal.abort() }, () => ec2.describeVpcs()).catch(
    (e) => e,
  );
  const { title, call, ours } = explain(error);
  assert.equal([title, call, ours], ['stopped', 'DescribeVpcs, us-east-1', false]);
});

test("a user's own exception is theirs: its name and message, no advice", () => {
  const thrown = new TypeError("Cannot read properties of undefined (reading 'x')");
  thrown.stack = `${thrown}\n    at REPL3:1:5\n    at Script.runInContext (node:vm:148:12)`;
  assert.equal(explain(thrown), { title: 'TypeError', message: thrown.message, ours: false });
});

test('an exception raised in our own files is known as a fault of ours', () => {
  const here = new URL('../../../helpers/pages.js', import.meta.url);
  const fromStack = (frame: string) => {
    const error = new TypeError('x is undefined');
    error.stack = `${error}\n    at ${frame}\n    at REPL3:1:5`;
    return explain(error).ours;
  };
  assert.ok(fromStack(`PagesOf.next (${here}:10:5)`));
  assert.not(fromStack(`send (${new URL('../../node_modules/x/y.js', here)}:10:5)`));
  assert.not(fromStack('file:///home/ann/mine.ts:3:1'));
});

test('a method that no handle has is answered with the operation probably meant', () => {
  const ec2 = new Session({ sandbox: cannedLink([]).link }).service('ec2');
  try {
    (ec2 as unknown as Record<string, () => void>).describeInstance?.call(ec2);
    (ec2 as unknown as { describeInstance: () => void }).describeInstance();
  } catch (error) {
    assert.is(explain(error).hint, 'did you mean describeInstances?');
    return;
  }
  assert.unreachable('the method exists');
});

test('what is no error at all is told all the same', () => {
  assert.equal(explain('gone'), { title: 'thrown', message: 'gone', ours: false });
  assert.is(explain(undefined).message, 'undefined was thrown');
  assert.is(explain(null).message, 'null was thrown');
});

test.run();
