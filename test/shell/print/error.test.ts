import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AwshError, UsageError } from '../../../helpers/errors.ts';
import { printCall, printError } from '../../../shell/print/index.ts';

const plain = { color: false };
const call = {
  service: 'EC2',
  operation: 'DescribeInstances',
  effect: 'reads' as const,
  retries: [],
  input: {},
  region: 'us-east-1',
  startedAt: new Date(),
  durationMs: 3.2,
  attempts: 1,
  status: 200,
};

test("AWS's error is its code and message, then the request and the call", () => {
  const error = Object.assign(new Error("The instance ID 'i-0' does not exist"), {
    name: 'InvalidInstanceID.NotFound',
    $fault: 'client',
    $metadata: { requestId: '6f1c', httpStatusCode: 400 },
    call: { ...call, status: 400, requestId: '6f1c' },
  });
  const [first, second, ...rest] = printError(error, plain).split('\n');
  assert.is(first, "InvalidInstanceID.NotFound: The instance ID 'i-0' does not exist");
  assert.match(second ?? '', /^ {2}request 6f1c .*\(DescribeInstances, us-east-1\)$/);
  assert.equal(rest, []);
});

test('an error the user can act on has its hint below, and no stack', () => {
  const error = new UsageError('no region called nowhere-1', { hint: 'did you mean us-east-1?' });
  const text = printError(error, plain);
  assert.match(text, /no region called nowhere-1\n {2}did you mean us-east-1\?$/);
});

test('a picture of the source keeps its lines', () => {
  const error = new AwshError('Syntax', 'Unexpected token (column 5)', {
    hint: 'ec2.\n    ^',
  });
  assert.match(printError(error, plain), /\n {2}ec2\.\n {6}\^$/);
});

test("the user's own error says where in the user's code, and nowhere else", () => {
  const error = new TypeError('x is not a function');
  error.stack = [
    'TypeError: x is not a function',
    '    at area (In[3].ts:2:5)',
    '    at load (file:///home/ada/shapes.ts:14:3)',
    `    at run (${new URL('../../../shell/engine.js', import.meta.url)}:3:1)`,
    '    at /home/ada/node_modules/left-pad/index.js:1:1',
    '    at node:internal/process/task_queues:95:5',
    '    at new Promise (<anonymous>)',
  ].join('\n');
  assert.is(
    printError(error, plain),
    'TypeError: x is not a function\n  at area (In[3].ts:2:5)\n  at load (/home/ada/shapes.ts:14:3)',
  );
});

test('a line just typed is not pointed out', () => {
  const error = new TypeError('ec2.foo is not a function');
  error.stack = 'TypeError: ec2.foo is not a function\n    at In[3].ts:1';
  assert.not.match(printError(error, plain), /In\[3\]/);
});

test('what is thrown without being an error is shown as a value', () => {
  assert.is(printError('text', plain), "Uncaught 'text'");
  assert.is(printError(undefined, plain), 'Uncaught undefined');
  assert.is(printError({ a: 1 }, plain), 'Uncaught { a: 1 }');
});

test('an error among values is printed as an error', () => {
  assert.match(printError(new Error('late'), plain), /^Error: late/);
});

test('a call is told in one line', () => {
  assert.is(printCall(call, plain), '  EC2 DescribeInstances 200 · 3 ms');
  assert.is(
    printCall({ ...call, attempts: 3, durationMs: 1700 }, plain),
    '  EC2 DescribeInstances 200 · 1.7 s · 3 attempts',
  );
});

test('a call that failed says how', () => {
  const { status: _, ...unanswered } = call;
  const error = { name: 'UnauthorizedOperation', message: 'no' };
  assert.is(
    printCall({ ...call, status: 403, error }, plain),
    '  EC2 DescribeInstances 403 UnauthorizedOperation · 3 ms',
  );
  assert.is(
    printCall({ ...unanswered, attempts: 0, error: { name: 'UsageError', message: '' } }, plain),
    '  EC2 DescribeInstances UsageError · not sent',
  );
});

test.run();
