/** `.export ts` and notebooks saved as `.ts`: they type-check, and do again what the session did. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, emptyHome, runProgram } from '../../support/program.ts';
import { inSession } from './session.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const tsc = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);

/** What TypeScript says of a program that has awsh installed; empty when nothing. */
function mistakesIn(text: string): string {
  const folder = emptyHome();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/awsh'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'program.ts'), text);
  const options = '--noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node';
  const types = ['--typeRoots', join(root, 'node_modules/@types')];
  const { stdout } = spawnSync(
    process.execPath,
    [tsc, ...options.split(' '), ...types, 'program.ts'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return stdout;
}

/** Runs a program in Node, without its types, with awsh installed beside it. */
function runInNode(text: string, endpoint: string): Promise<{ code: number | null; said: string }> {
  const folder = emptyHome();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/awsh'));
  const { code } = transformSync(text, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    swcrc: false,
  });
  writeFileSync(join(folder, 'program.mjs'), code);
  const env = bareEnvironment({
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'sandbox',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
  });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'program.mjs')], { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.on('close', (code) => resolve({ code, said }));
  });
}

const story = [
  'ec2.describeVpcs()',
  'const images = ec2.describeImages({ Owners: ["amazon"] })',
  'nosuch()',
  'const size = "t3.nano"',
  'const size = "t3.micro"',
  'const [web] = ec2.createInstances({ ImageId: images.Images![0]!.ImageId!, InstanceType: size, MinCount: 1, MaxCount: 1 })',
  'ec2.instances',
  'web.createTags({ Tags: [{ Key: "Name", Value: "web" }] })',
  'tags(web.data)',
];

test('.export ts keeps what something came of, and what that is made of', () =>
  inSession(async ({ enter, told }) => {
    await enter(...story);
    const program = await told('.export ts');
    assert.match(program, /^\/\/ From a session of \d{4}-\d\d-\d\d in the sandbox/);
    assert.match(program, "import { ec2 } from 'awsh';");
    assert.match(program, 'const [web] = await ec2.createInstances(');
    assert.match(program, 'await web.createTags(');
    assert.not.match(program, /nosuch|describeVpcs|t3\.nano|ec2\.instances/);
    assert.is(mistakesIn(program), '');
  }));

test('a session that only looked becomes a program that prints the last look', () =>
  inSession(async ({ enter, told }) => {
    await enter('const r = ec2.describeVpcs()', 'ec2.describeSubnets()', 'r.Vpcs!.length');
    assert.match(
      await told('.export ts'),
      "import { ec2 } from 'awsh';\n\nconst r = await ec2.describeVpcs()\n\nconsole.log(r.Vpcs!.length);",
    );
  }));

test('a look at a collection prints what is in it', () =>
  inSession(async ({ enter, told }) => {
    await enter('ec2.vpcs');
    assert.match(await told('.export ts'), 'console.log(await ec2.vpcs.toArray());');
  }));

test('a range keeps its looks, and brings what they are made of', () =>
  inSession(async ({ enter, told }) => {
    await enter('const n = 2', 'const list = [n]', 'list.push(3)', 'console.log("other")', 'list');
    const program = await told('.export ts 5');
    assert.match(
      program,
      /const n = 2\n\nconst list = \[n\]\n\nlist\.push\(3\)\n\nconsole\.log\(list\);/,
    );
    assert.not.match(program, 'other');
  }));

test('a session that moved on becomes a program with two sessions', () =>
  inSession(async ({ enter, told }) => {
    await enter(
      'ec2.createVpc({ CidrBlock: "10.9.0.0/16" })',
      '.region eu-west-1',
      'ec2.createVpc({ CidrBlock: "10.8.0.0/16" })',
    );
    const program = await told('.export ts');
    assert.match(program, "import { ec2, Session } from 'awsh';");
    assert.match(program, "const euWest1 = new Session({ region: 'eu-west-1' });");
    assert.match(program, 'await ec2EuWest1.createVpc({ CidrBlock: "10.8.0.0/16" })');
    assert.is(mistakesIn(program), '');
  }));

test('a notebook saved as .ts type-checks, and runs as a program and as a notebook', () =>
  inSession(async ({ enter, told, at }) => {
    await enter('.note # Web', ...story);
    await told(`.notebook save ${at('web.ts')}`);
    const text = readFileSync(at('web.ts'), 'utf8');
    assert.is(mistakesIn(text), '');
    const { code, stderr, stdout } = await runProgram(['--sandbox', '-q', at('web.ts')]);
    assert.is(stderr, '');
    assert.is(code, 0);
    assert.match(stdout, /i-[0-9a-f]{17}/);
  }));

test('a notebook saved as .ts runs in Node by itself, where the environment says', () =>
  inSession(async ({ enter, told, at, sandbox }) => {
    await enter(...story);
    await told(`.notebook save ${at('web.ts')}`);
    const server = await sandbox.listen();
    try {
      const { code, said } = await runInNode(readFileSync(at('web.ts'), 'utf8'), server.url);
      assert.is(said, '');
      assert.is(code, 0);
      assert.is((await enter('ec2.instances.toArray().length')).value, 14);
    } finally {
      await server.close();
    }
  }));

test('an exported program runs', () =>
  inSession(async ({ enter, told, at }) => {
    await enter(...story);
    await told(`.export ts ${at('p.ts')}`);
    const { code, stderr } = await runProgram(['--sandbox', '-q', at('p.ts')]);
    assert.is(stderr, '');
    assert.is(code, 0);
  }));

test('there may be nothing to export', () =>
  inSession(async ({ told, enter }) => {
    assert.match(await told('.export ts'), 'no cells that something came of');
    assert.match(await told('.export cli'), 'no calls');
    assert.match(await told('.export'), 'takes a form');
    assert.match(await told('.export rb'), 'knows no rb');
    await enter('1');
    assert.match(await told('.export ts --redact'), 'for pages and notebooks');
  }));

test.run();
