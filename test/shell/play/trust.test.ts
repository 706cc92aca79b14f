import { copyFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Player } from './player.ts';

const player = new Player();
test.after(() => player.close());
test.before.each(() => {
  player.answers.length = 0;
  player.questions.length = 0;
});

const text =
  "// %% Go\nimport { ec2 } from 'awsh';\nawait ec2.terminateInstances({ InstanceIds: [] });\n";

test('a file is asked about once, after telling what it does', async () => {
  const path = player.file('theirs.ts', text);
  player.answers.push('no');
  const refused = await player.run(`.play ${path}`);
  assert.is(refused.text, `${path} was not allowed`);
  assert.is(refused.cells.length, 0);
  assert.match(refused.said, `${path}\n1 cell, by its text: destroys TerminateInstances`);
  assert.is(player.questions[0]?.choices[0], 'no');
  player.answers.push('yes');
  assert.is((await player.run(`.play ${path}`)).cells.length, 1);
  assert.is((await player.run(`.play ${path}`)).cells.length, 1);
  assert.is(player.questions.length, 2);
});

test('another content, or another place, is asked about again', async () => {
  const path = player.file('same.ts', '// %%\n1\n');
  player.answers.push('yes');
  await player.run(`.play ${path}`);
  player.file('same.ts', '// %%\n2\n');
  player.answers.push(undefined);
  assert.match((await player.run(`.play ${path}`)).text, 'was not allowed');
  player.file('same.ts', '// %%\n1\n');
  assert.is((await player.run(`.play ${path}`)).status, 'ok');
  const elsewhere = join(player.folder, 'elsewhere.ts');
  copyFileSync(path, elsewhere);
  player.answers.push(undefined);
  assert.match((await player.run(`.play ${elsewhere}`)).text, 'was not allowed');
});

test('looking asks nothing: --help and --dry run nothing of it', async () => {
  const path = player.file('looked-at.ts', text);
  assert.is((await player.run(`.play ${path} --help`)).status, 'ok');
  assert.match((await player.run(`.play ${path} --dry`)).text, 'destroys TerminateInstances');
  assert.is(player.questions.length, 0);
});

test('what is added from a file runs nothing, and is asked about as any file', async () => {
  const path = player.file('added-one.ts', text);
  const added = await player.run(`.snippets add ${path}`);
  assert.match(added.text, 'destroys TerminateInstances');
  assert.is(added.cells.length, 0);
  assert.match(
    (await player.run(`.snippets add ${path}`)).text,
    'you have a snippet added-one already',
  );
  player.answers.push('no');
  assert.is((await player.run('.play added-one')).text, 'added-one was not allowed');
  await player.run('.rm added-one');
});

test('notes and snippets are for their owner alone', async () => {
  await player.run('1 + 1');
  await player.run('.save mine');
  const data = join(player.folder, 'data', 'awsh');
  for (const folder of ['snippets', 'allowed']) {
    assert.is(statSync(join(data, folder)).mode & 0o777, 0o700);
    for (const file of readdirSync(join(data, folder))) {
      assert.is(statSync(join(data, folder, file)).mode & 0o777, 0o600);
    }
  }
  assert.ok(readdirSync(join(data, 'allowed')).every((name) => /^[0-9a-f]{64}$/.test(name)));
});

test('what its owner saved plays unasked', async () => {
  await player.run('6 * 7');
  await player.run('.save answer');
  assert.equal((await player.run('.play answer')).cells, ['6 * 7']);
  assert.is(player.questions.length, 0);
});

test('files that are no snippets are told apart: folders, binaries, broken front matter', async () => {
  assert.match((await player.run(`.play ${player.folder}/none.ts`)).text, 'no file');
  assert.match(
    (await player.run(`.play ${player.file('x.txt', '')}`)).text,
    'is no notebook by its name',
  );
  assert.match(
    (await player.run(`.play ${player.file('b.ipynb', '{')}`)).text,
    'b is no snippet that can be played',
  );
  const path = player.file('bin.ts', '');
  const { writeFileSync, mkdirSync } = await import('node:fs');
  writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00]));
  assert.match((await player.run(`.play ${path}`)).text, 'is no text in UTF-8');
  mkdirSync(join(player.folder, 'dir.ts'));
  assert.match((await player.run(`.play ${player.folder}/dir.ts`)).text, 'is a folder');
});

test.run();
