/** The language server as a process: it may die, be slow or absent, and never outlives the shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../helpers/index.ts';
import { Completer } from '../../../shell/complete/completer.ts';
import type { Surroundings } from '../../../shell/complete/surroundings.ts';

const session = new Session({ region: 'eu-west-1' });
const cells: { outcome: { cell: number; source: string; status: string; value?: unknown } }[] = [];
const said: string[] = [];
const surroundings: Surroundings = {
  session: () => session,
  places: () => [session],
  commands: [],
  preloaded: ['instances', 'tags'],
  cells,
  names: async () => [],
  members: async () => [],
  say: (text) => said.push(text),
};
const completer = new Completer(surroundings);
test.after(() => completer.close());

async function texts(source: string, by = completer): Promise<string[]> {
  const answer = await by.complete(source, source.length);
  return (await (answer.more ?? answer)).items.map(({ text }) => text);
}

function run(source: string): void {
  cells.push({ outcome: { cell: cells.length + 1, source, status: 'ok' } });
}

test('a server killed in the middle of a request is started again, and answers', async () => {
  assert.ok((await texts('ec2.describeVpcs().')).includes('Vpcs'));
  const asked = texts('ec2.describeInstances().');
  const { pid } = completer.types;
  assert.ok(pid);
  process.kill(pid, 'SIGKILL');
  await asked;
  assert.ok((await texts('ec2.describeSubnets().')).includes('Subnets'));
  assert.is.not(completer.types.pid, pid);
});

test('a name declared fifty times has its newest type', async () => {
  for (let turn = 0; turn < 50; turn += 1) run(`const again = { turn${turn}: ${turn} }`);
  assert.equal(await texts('again.'), ['turn49']);
});

test('a megabyte of pasted text is passed over', async () => {
  const pasted = `const data = ${JSON.stringify(Array.from({ length: 50_000 }, (_, id) => ({ id, label: 'x' })))}`;
  assert.ok(pasted.length > 1_000_000);
  assert.equal(await texts(`${pasted}.`), []);
  assert.equal(await completer.mistakes(pasted), []);
  assert.is(await completer.hint(pasted, pasted.length), undefined);
  run(pasted);
  assert.equal(await texts('again.'), ['turn49']);
});

test('text that is no TypeScript at all gets an answer', async () => {
  for (const source of [
    '}}}} ec2.',
    'ec2.describeInstances({{{[[((',
    '`${`${',
    "'\\",
    '😀.',
    '/ec2.',
  ]) {
    assert.ok(Array.isArray(await texts(source)), source);
  }
  assert.ok((await texts('ec2.describeVpcs().')).includes('Vpcs'));
});

test('without a server there are operations, members and values, and it is said once', async () => {
  const without = new Completer(surroundings, { program: undefined });
  said.length = 0;
  assert.is((await texts('ec2.describeInstances', without))[0], 'describeInstances');
  assert.equal((await texts('ec2.runInstances({ ', without)).slice(0, 2), ['MaxCount', 'MinCount']);
  assert.ok((await texts("ec2.runInstances({ InstanceType: 't3.", without)).includes('t3.micro'));
  const states = "ec2.describeInstances({ Filters: [{ Name: 'instance-state-name', Values: ['";
  assert.ok((await texts(states, without)).includes('running'));
  assert.ok((await texts('dyna', without)).includes('dynamodb'));
  assert.is(said.length, 1);
  without.close();
});

test('a server is gone when the process it belongs to was killed', async () => {
  const script = `
    const { LanguageServer } = await import(${JSON.stringify(new URL('../../../shell/complete/server/language-server.js', import.meta.url).href)});
    const { serverExecutable } = await import(${JSON.stringify(new URL('../../../shell/complete/server/executable.js', import.meta.url).href)});
    const server = new LanguageServer({ program: serverExecutable(), folder: process.cwd() });
    await server.start();
    console.log(server.pid);
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [chunk] = await once(child.stdout, 'data');
  const pid = Number(String(chunk));
  assert.ok(isRunning(pid));
  child.kill('SIGKILL');
  // The server's end closes the pipe that it inherited nothing of: ours ends with the child.
  await once(child, 'exit');
  while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.run();
