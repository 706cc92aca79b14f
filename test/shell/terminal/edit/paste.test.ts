import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pastedText } from '../../../../shell/terminal/edit/paste.ts';

test('what is pasted comes as it is, without the line break at its end', () => {
  assert.is(pastedText('const a = 1\r\nconst b = 2\r\n'), 'const a = 1\nconst b = 2');
  assert.is(pastedText('  f(\n\n  )'), '  f(\n\n  )');
});

test('a transcript loses our prompts and what was printed', () => {
  const transcript = [
    'sandbox us-east-1 [1] ❯ const names = ec2.instances.map((i) => {',
    '                      …   return i.tags.Name',
    '                      … })',
    '  EC2 DescribeInstances 200 · 3 ms',
    "[1] 12 × 'web-1', 'web-2'",
    '',
    'prod eu-central-1 read-only [2] ❯ names.length',
    '[2] 12',
    'prod eu-central-1 read-only [3] ❯ ',
  ].join('\n');
  assert.is(
    pastedText(transcript),
    'const names = ec2.instances.map((i) => {\n  return i.tags.Name\n})\nnames.length',
  );
});

test('the short prompts of narrow screens are known too', () => {
  assert.is(pastedText('[4] ❯ f(\n    … 1)\n[4] 1'), 'f(\n1)');
});

test("Node's prompts and ts-node's go as well", () => {
  assert.is(
    pastedText('> const f = () => {\n... return 1\n... }\nundefined\n> f()\n1'),
    'const f = () => {\nreturn 1\n}\nf()',
  );
});

test('code that merely looks like a transcript stays', () => {
  assert.is(pastedText('x\n> y'), 'x\n> y');
  assert.is(pastedText('const a = [1] > 2'), 'const a = [1] > 2');
});

test.run();
