import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { Session } from '../../../helpers/index.ts';
import { createSandbox } from '../../../sandbox/index.ts';
import type { CommandContext } from '../../../shell/command.ts';
import { out } from '../../../shell/commands/out.ts';
import { Engine } from '../../../shell/engine.ts';

const folder = await mkdtemp(join(tmpdir(), 'awsh-out-'));
const session = new Session({ sandbox: createSandbox().link });
const engine = new Engine({ session });
test.after(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const run = (source: string) => engine.run(source);
const refusal = async (source: string) => {
  const { error } = await run(source);
  const { message, hint } = error as { message: string; hint?: string };
  return hint ? `${message}: ${hint}` : message;
};
const at = (name: string) => join(folder, name);
const text = (name: string) => readFile(at(name), 'utf8');

test('before there is a result, a format has nothing to show', async () => {
  assert.is(await refusal('.json'), 'there is no result yet');
});

test('.json, .yaml, .csv, .table and .tree show the last result again', async () => {
  await run('[{ Id: 1 }, { Id: 2 }]');
  for (const format of ['json', 'yaml', 'csv', 'table', 'tree'] as const) {
    const outcome = await run(`.${format}`);
    assert.is(outcome.format, format);
    assert.equal(outcome.value, [{ Id: 1 }, { Id: 2 }]);
  }
});

test('a bare number is a cell, anything else an expression', async () => {
  const { cell } = await run('({ a: 1 })');
  await run('"later"');
  assert.equal((await run(`.json ${cell}`)).value, { a: 1 });
  assert.equal((await run('.json 1 + 1')).value, 2);
  assert.is((await run('.csv ec2.describeVpcs()')).format, 'csv');
});

test('a cell that has no result is refused', async () => {
  assert.is(await refusal('.json 999'), 'there is no Out[999]');
  const { cell } = await run('const nothing = 1');
  assert.is(await refusal(`.yaml ${cell}`), `there is no Out[${cell}]: cell ${cell} had no value`);
});

test('.out writes a file in the format of its name, and says how much', async () => {
  const said = await run(`.out ${at('v.json')} ec2.describeVpcs().Vpcs`);
  assert.match(said.text ?? '', /^wrote 3 rows to .*v\.json · [\d.]+ KiB$/);
  assert.is(JSON.parse(await text('v.json')).length, 3);
  await run('ec2.describeVpcs()');
  for (const ending of ['yaml', 'csv', 'txt', 'md', 'html']) {
    assert.match((await run(`.out ${at(`v.${ending}`)}`)).text ?? '', /^wrote 3 rows/);
  }
  assert.is(parse(await text('v.yaml')).Vpcs.length, 3);
  assert.match(await text('v.csv'), /^VpcId,/);
  assert.is((await text('v.csv')).split('\r\n').length, 4);
  assert.match(await text('v.txt'), /^id +name/);
  assert.match(await text('v.md'), /^\| id \| name \|/);
  assert.match(await text('v.html'), /^<!doctype html>[\s\S]*<table class="awsh-table">/);
});

test('.out writes the result of a cell, with a name that has blanks', async () => {
  const { cell } = await run('[1, 2, 3]');
  await run('"later"');
  assert.match((await run(`.out "${at('a b.json')}" ${cell}`)).text ?? '', /^wrote 3 rows/);
  assert.equal(JSON.parse(await text('a b.json')), [1, 2, 3]);
});

test('.out keeps a file that is there, unless a ! says to replace it', async () => {
  await writeFile(at('kept.json'), 'mine');
  assert.match(
    await refusal(`.out ${at('kept.json')} [1]`),
    /is there already: a ! before its name/,
  );
  assert.is(await text('kept.json'), 'mine');
  await run(`.out !${at('kept.json')} [1]`);
  assert.is(await text('kept.json'), '[\n  1\n]\n');
});

test('where a person can be asked, .out asks before it replaces', async () => {
  await writeFile(at('asked.json'), 'mine');
  const answering = (answer?: string) => {
    const context = {
      ask: { choose: async () => answer },
      output: () => [1],
      signal: new AbortController().signal,
    } as unknown as CommandContext;
    return out.run([], context, at('asked.json'));
  };
  assert.match(String(await answering()), /is left as it was$/);
  assert.is(await text('asked.json'), 'mine');
  assert.match(String(await answering('yes')), /^wrote 1 row to/);
  assert.is(await text('asked.json'), '[\n  1\n]\n');
});

test('.out leaves the rights of the file to the umask', async () => {
  const before = process.umask(0o027);
  try {
    await run(`.out ${at('rights.json')} 1 + 1`);
    assert.is((await stat(at('rights.json'))).mode & 0o777, 0o640);
  } finally {
    process.umask(before);
  }
});

test('.out says what is wrong with a name', async () => {
  assert.match(await refusal('.out'), /takes the name of a file/);
  assert.match(await refusal('.out x.jsn 1 + 1'), /did you mean \.json\?/);
  assert.match(await refusal('.out x.xlsx 1 + 1'), /end its name in json, yaml/);
  assert.match(
    await refusal(`.out ${at('no/where.json')} 1 + 1`),
    /there is no folder .*no: make it/,
  );
  assert.match(await refusal(`.out !${folder}.json/../ 1`), /no format is called/);
  assert.match(await refusal(`.out ${at('u.json')} undefined`), /undefined has no value to write/);
});

test.run();
