import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bareEnvironment, emptyHome, runProgram } from '../support/program.ts';
import { serveRegistry } from '../support/registry.ts';
import { openTerminal } from '../support/terminal.ts';
import { programWithout } from '../support/without-package.ts';

const enter = '\r';
const main = programWithout('@aws-sdk/client-lambda');
const registry = await serveRegistry('@aws-sdk/client-lambda');
test.after(() => registry.close());

function environment(registryUrl = registry.url) {
  const home = emptyHome();
  const env = bareEnvironment({
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    npm_config_cache: join(home, 'npm'),
    npm_config_registry: registryUrl,
  });
  return { env, folder: join(home, 'data', 'awsh', 'services') };
}

const script = ['--sandbox', '--quiet', '-e'];
const call = 'typeof lambda.listFunctions + typeof lambda.nothing';

test('a script that mentions a service which is not installed is told what to do', async () => {
  const { env } = environment();
  const { code, stderr } = await runProgram([...script, 'lambda.listFunctions()'], { env, main });
  assert.is(code, 1);
  assert.match(stderr, /lambda \(AWS Lambda\) is not installed\n +\.use lambda installs/);
});

test('.use installs, and later runs need no registry', async () => {
  const { env, folder } = environment();
  const first = await runProgram([...script, '.use lambda'], { env, main });
  assert.match(first.stdout, /^lambda is ready: @aws-sdk\/client-lambda 3\.\d+\.0\n$/);
  assert.match(first.stderr, /installing @aws-sdk\/client-lambda …/);
  assert.equal(readdirSync(folder), ['lambda']);
  const offline = { ...env, npm_config_registry: 'http://127.0.0.1:9' };
  const { stdout } = await runProgram([...script, call], { env: offline, main });
  assert.is(stdout, 'functionundefined\n');
});

test('at the prompt the first mention asks, and the cell runs once it is installed', async () => {
  const { env, folder } = environment();
  const terminal = openTerminal(['--sandbox'], { env, main });
  try {
    await terminal.until('[1] ❯');
    terminal.type(`${call}${enter}`);
    await terminal.until('lambda (AWS Lambda) is not installed yet');
    terminal.type(enter);
    await terminal.until("'functionundefined'", 60_000);
    assert.equal(readdirSync(folder), ['lambda']);
  } finally {
    terminal.close();
  }
});

test('who says no is told when it matters, and not asked again', async () => {
  const { env, folder } = environment();
  const terminal = openTerminal(['--sandbox'], { env, main });
  try {
    await terminal.until('[1] ❯');
    terminal.type(`lambda.listFunctions()${enter}`);
    await terminal.until('is not installed yet');
    terminal.type(`\x1b[B${enter}`);
    await terminal.until('NotInstalled: lambda');
    await terminal.until('[2] ❯');
    terminal.type(`lambda.listFunctions() || 2${enter}`);
    await terminal.until('[3] ❯');
    assert.not(existsSync(folder));
  } finally {
    terminal.close();
  }
});

test('names of variables, members and texts ask for nothing', async () => {
  const { env } = environment();
  const terminal = openTerminal(['--sandbox'], { env, main });
  try {
    await terminal.until('[1] ❯');
    terminal.type(`const lambda = 1, o = { kafka: 'mq' }; lambda + o.kafka + typeof eks${enter}`);
    await terminal.until("'1mqobject'");
    terminal.type(`((sns) => lambda + sns)(2)${enter}`);
    await terminal.until('[2] 3');
  } finally {
    terminal.close();
  }
});

test('Ctrl-C stops an installation, and leaves nothing of it', async () => {
  const held = await serveRegistry('@aws-sdk/client-lambda', { holds: true });
  const { env, folder } = environment(held.url);
  const terminal = openTerminal(['--sandbox'], { env, main });
  try {
    await terminal.until('[1] ❯');
    terminal.type(`.use lambda${enter}`);
    await terminal.until('installing @aws-sdk/client-lambda');
    while (!held.asked.some((path) => path.startsWith('archives/'))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    terminal.type('\x03');
    await terminal.until('[2] ❯');
    while (readdirSync(folder).length > 0) await new Promise((resolve) => setImmediate(resolve));
  } finally {
    terminal.close();
    held.close();
  }
});

test.run();
