import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, emptyHome, program, runProgram } from '../support/program.ts';

const ids = (text: string) => new Set(text.match(/i-[0-9a-f]{17}/g));

test('-e prints a table of the instances', async () => {
  const { code, stdout } = await runProgram(['-e', 'ec2.describeInstances()']);
  assert.is(code, 0);
  assert.is(ids(stdout).size, 12);
  assert.match(stdout, /id +name +type +state/);
  assert.not.match(stdout, /\x1b/, 'no colours into a pipe');
});

test('-e without AWS configuration says on stderr that it runs on the sandbox', async () => {
  const { stderr } = await runProgram(['-e', '1']);
  assert.match(stderr, /^sandbox: no AWS configuration/);
  assert.is((await runProgram(['--sandbox', '-e', '1'])).stderr, '');
});

test('a pipe runs its lines in order, each when the one before has ended', async () => {
  const input = '1 + 1\nawait Promise.resolve(5)\nconst x = await pause(20)\n7\n';
  const { stdout, code } = await runProgram([], { input });
  assert.is(stdout, '2\n5\n7\n');
  assert.is(code, 0);
});

test('text goes into a pipe as it is, other values as they read', async () => {
  assert.is((await runProgram(['--sandbox', '-e', '"i-0abc"'])).stdout, 'i-0abc\n');
  assert.is((await runProgram(['--sandbox', '-e', '["a b"]'])).stdout, "[ 'a b' ]\n");
});

test('a cell of a pipe may take several lines', async () => {
  const input = 'function twice(n: number) {\n  return 2 * n;\n}\n\ntwice(\n  21\n)\n';
  assert.is((await runProgram([], { input })).stdout, '42\n');
});

test('a line that starts with a dot goes on with the last result', async () => {
  const input =
    'instances(ec2.describeInstances())\n.filter(i => i.State.Name === "stopped")\n.length > 0\n';
  assert.match((await runProgram([], { input })).stdout, /\ntrue\n$/);
});

test('a name can be declared again', async () => {
  const input = 'const a = 1\nconst a = 2\nclass A {}\nclass A { b = 3 }\nlet z = nosuch()\n';
  const { stdout, stderr, code } = await runProgram([], { input: `${input}a` });
  assert.is(stdout, '');
  assert.match(stderr, /nosuch is not defined/);
  assert.is(code, 1);
  assert.is((await runProgram([], { input: 'const a = 1\nconst a = 2\na' })).stdout, '2\n');
});

test('In, Out and _ hold what was', async () => {
  const input = '40 + 2\n_ + 1\n[In[1], Out[1], Out[2]]\n';
  assert.match((await runProgram([], { input })).stdout, /'40 \+ 2', 42, 43/);
});

test('AWS answers are awaited, in a declaration and in the middle of an expression', async () => {
  const input =
    'const r = ec2.describeInstances()\ninstances(r).length\nec2.describeVpcs().Vpcs.length\n';
  assert.is((await runProgram([], { input })).stdout, '12\n3\n');
});

test('a line imports packages, built-in modules and TypeScript files', async () => {
  const cwd = emptyHome();
  writeFileSync(
    join(cwd, 'mine.ts'),
    'import { basename } from "node:path";\nenum Kind { Web = 7 }\nexport const kind: number = Kind.Web;\nexport default basename("/a/b");\n',
  );
  writeFileSync(join(cwd, 'package.json'), '{"type":"module"}');
  const input = [
    'import mine, { kind as k } from "./mine.ts"',
    'import { EC2Client } from "@aws-sdk/client-ec2"',
    'import { Session as S } from "awsh"',
    'import { join } from "node:path"',
    '[mine, k, typeof EC2Client, S === Session, join("a", "b")].join()',
  ].join('\n');
  const { stdout, stderr } = await runProgram([], { input, cwd });
  assert.is(stderr.replace(/^sandbox.*\n/, ''), '');
  assert.is(stdout, 'b,7,function,true,a/b\n');
});

test('an import that is not there names what is missing', async () => {
  const file = await runProgram(['--sandbox', '-e', 'import { x } from "./nope.ts"']);
  assert.match(file.stderr, /no file \.\/nope\.ts/);
  const pack = await runProgram(['--sandbox', '-e', 'import { x } from "no-such-package"']);
  assert.match(pack.stderr, /no package no-such-package/);
  const name = await runProgram(['--sandbox', '-e', 'import { joinn } from "node:path"']);
  assert.match(name.stderr, /no export called joinn.*\n.*did you mean join\?/s);
});

test('--output writes JSON, YAML and CSV', async () => {
  const run = async (format: string) =>
    (await runProgram(['--sandbox', '--output', format, '-e', 'ec2.describeVpcs()'])).stdout;
  const json = JSON.parse(await run('json')) as { Vpcs: unknown[] };
  assert.is(json.Vpcs.length, 3);
  assert.match(await run('yaml'), /VpcId: vpc-/);
  assert.match(await run('csv'), /VpcId.*\r?\n.*vpc-/);
  assert.match(await run('table'), /vpc-/);
});

const fault = async (args: readonly string[], env: Record<string, string> = {}) => {
  const finished = await runProgram(args, { env: bareEnvironment(env) });
  assert.is(finished.code, 1, finished.stdout + finished.stderr);
  assert.is(finished.stdout, '');
  assert.not.match(finished.stderr, /\n\s+at (?!.*In\[\d+\])/, 'no stack of ours');
  return finished.stderr;
};

test('an unknown flag or command is named, with the nearest one', async () => {
  assert.match(await fault(['--porfile', 'x']), /unknown option --porfile\n.*--profile/);
  assert.match(await fault(['sandbx']), /unknown command sandbx\n.*awsh sandbox/);
  assert.match(await fault(['--region']), /--region needs a value/);
  assert.match(await fault(['--output', 'jsn']), /did you mean json/);
  assert.match(await fault(['--sandbox', '-e', '.regoin']), /no command \.regoin\n.*\.region/);
});

test('an unknown region is refused with the nearest name', async () => {
  assert.match(await fault(['--sandbox', '-e', '.region us-est-1']), /us-est-1.*\n.*us-east-1/);
  assert.match(await fault(['--sandbox', '-e', '.region nowhere-1']), /nowhere-1/);
  assert.match(await fault(['--sandbox', '--region', 'nowhere-1', '-e', '1']), /nowhere-1/);
});

test('an unknown profile names those that exist', async () => {
  const HOME = emptyHome();
  mkdirSync(join(HOME, '.aws'));
  writeFileSync(join(HOME, '.aws', 'config'), '[profile dev]\nregion = eu-west-1\n[profile ops]\n');
  assert.match(await fault(['--profile', 'dve', '-e', '1'], { HOME }), /dve[\s\S]*dev[\s\S]*/);
});

test('a broken line of the config names file and line', async () => {
  const HOME = emptyHome();
  mkdirSync(join(HOME, '.aws'));
  writeFileSync(
    join(HOME, '.aws', 'config'),
    '[default]\nregion = us-east-1\nthis is no setting\n',
  );
  assert.match(await fault(['-e', 'session.region'], { HOME }), /config:3/);
});

test('a session without region says how to set one', async () => {
  const HOME = emptyHome();
  const env = { HOME, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' };
  assert.match(await fault(['-e', 'ec2.describeVpcs()'], env), /region[\s\S]*\.region|--region/);
});

test('an endpoint that nobody listens at is named', async () => {
  const stderr = await fault(['--endpoint-url', 'http://127.0.0.1:9', '-e', 'ec2.describeVpcs()']);
  assert.match(stderr, /127\.0\.0\.1:9/);
});

test('a syntax error points at the column', async () => {
  const stderr = await fault(['--sandbox', '-e', 'const x = ;']);
  assert.match(stderr, /column 11[\s\S]*const x = ;\n +\^/);
  const rows = stderr.trimEnd().split('\n').slice(-2);
  assert.is(rows[1]?.indexOf('^'), rows[0]?.indexOf(';'));
});

test("an operation's error has code, message, request id and the call", async () => {
  const stderr = await fault([
    '--sandbox',
    '-e',
    'ec2.describeInstances({ InstanceIds: ["i-00000000000000000"] })',
  ]);
  assert.match(stderr, /InvalidInstanceID\.NotFound: .*i-0{17}/);
  assert.match(stderr, /[0-9a-f]{8}-[0-9a-f-]{27}/);
  assert.match(stderr, /DescribeInstances/);
});

test('an exception of the user points at their line', async () => {
  const stderr = await fault(['--sandbox', '-e', 'const a = 1\nnull.x']);
  assert.match(stderr, /TypeError: Cannot read properties of null.*\n +at In\[1\]:2:\d+/);
});

test('a port in use is named', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  assert.match(
    await fault(['sandbox', '--port', String(port)]),
    new RegExp(`port ${port} is in use`),
  );
  server.close();
});

test('a failing line ends a pipe with exit code 1', async () => {
  const { code, stdout, stderr } = await runProgram(['--sandbox'], { input: '1\nnope\n2\n' });
  assert.is(stdout, '1\n');
  assert.match(stderr, /nope is not defined/);
  assert.is(code, 1);
});

test('a reader that leaves early ends the program quietly', async () => {
  const child = spawn(process.execPath, [program, '--sandbox'], { env: bareEnvironment() });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.on('error', () => undefined);
  child.stdin.end('for (let i = 0; i < 2e5; i++) console.log("line", i)\n'.repeat(5));
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.is(stderr, '');
  assert.is(code, 0);
});

test("ages are told by the sandbox's own time", async () => {
  const input =
    'const [i] = ec2.createInstances({ ImageId: ec2.describeImages().Images[0].ImageId, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 })\nawait pause(20000)\nec2.describeInstances({ InstanceIds: [i.id] })\n';
  const { stdout } = await runProgram(['--sandbox'], { input });
  assert.match(stdout, /age\n.* 2\d s\n/);
});

test('awsh sandbox serves other clients and ends on a signal', async () => {
  const child = spawn(process.execPath, [program, 'sandbox', '--port', '0'], {
    env: bareEnvironment(),
  });
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) =>
      resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0] ?? ''),
    );
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  try {
    const { stdout } = await runProgram(['--endpoint-url', url, '-e', 'ec2.describeInstances()']);
    assert.is(ids(stdout).size, 12);
  } finally {
    child.kill('SIGTERM');
  }
  assert.is(await closed, 0);
});

test.run();
