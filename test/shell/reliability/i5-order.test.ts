import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runProgram } from '../../support/program.ts';

test('I5: the lines of a pipe run one after another, whatever each waits for', async () => {
  const input =
    '1 + 1\nawait pause(300).then(() => 5)\nconsole.log("said"); 6\nec2.describeVpcs().Vpcs.length\n7\n';
  const { code, stdout } = await runProgram(['--sandbox'], { input });
  assert.is(stdout, '2\n5\nsaid\n6\n3\n7\n');
  assert.is(code, 0);
});

test('I5: a script stops at its first error, with status 1', async () => {
  const input = '1\nthrow new Error("stop here")\n2\n';
  const { code, stdout, stderr } = await runProgram(['--sandbox'], { input });
  assert.equal([code, stdout], [1, '1\n']);
  assert.match(stderr, 'stop here');
});

test('I5: cells of a pipe may take several lines, those of the background too', async () => {
  const input =
    '.bg for (const n of [1, 2]) {\n  console.log("behind", n)\n}\n[1, 2]\n.map((n) => {\n  return n * 2\n})\n';
  const { code, stdout } = await runProgram(['--sandbox'], { input });
  assert.is(code, 0);
  assert.match(stdout, '[2] behind 1\n[2] behind 2\n');
  assert.match(stdout, '[ 2, 4 ]');
});

test('I5: a script waits for what it left in the background, and fails with it', async () => {
  const good = await runProgram(['--sandbox', '-e', '.bg await pause(300); 40 + 2', '-e', '1']);
  assert.equal([good.code, good.stdout.split('\n').slice(1)], [0, ['1', '42', '']]);
  const bad = await runProgram(['--sandbox', '-e', '.bg await pause(300); nope', '-e', '1']);
  assert.is(bad.code, 1);
  assert.match(bad.stderr, 'nope is not defined');
});

test('I5: what a cell writes by process.stdout keeps its place and its bytes', async () => {
  const { stdout } = await runProgram([
    '--sandbox',
    ...[
      '-e',
      'process.stdout.write("a"); console.log("b"); process.stdout.write(Buffer.from("é")); 1',
    ],
    ...['-e', 'setTimeout(() => process.stdout.write("late"), 10); 2'],
  ]);
  assert.is(stdout, 'ab\né1\n2\nlate');
});

test.run();
