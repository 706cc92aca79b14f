import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatOf, openNotebook, writeWhole } from '../../notebook/index.ts';
import { emptyHome } from '../support/program.ts';

const failure = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: Error) => error.message,
  );

test('the format is told by the name', () => {
  assert.equal(['a.md', 'a.TS', 'b/c.ipynb', 'x.mts', 'x.markdown'].map(formatOf), [
    'md',
    'ts',
    'ipynb',
    'ts',
    'md',
  ]);
  assert.equal(['a', 'a.txt', 'a.__proto__', 'md'].map(formatOf), Array(4).fill(undefined));
});

test('what can not be read is named, with why', async () => {
  const folder = emptyHome();
  writeFileSync(join(folder, 'b.md'), Buffer.from([0xff, 0xfe, 0x41]));
  writeFileSync(join(folder, 'c.ipynb'), '{"cells":');
  mkdirSync(join(folder, 'd.md'));
  assert.match(
    await failure(openNotebook(join(folder, 'a.md'))),
    /a\.md can't be read: there is no/,
  );
  assert.match(await failure(openNotebook(join(folder, 'b.md'))), /no text in UTF-8/);
  assert.match(
    await failure(openNotebook(join(folder, 'c.ipynb'))),
    /c\.ipynb: .*ends in the middle/,
  );
  assert.match(await failure(openNotebook(join(folder, 'd.md'))), /is a folder/);
  assert.match(await failure(openNotebook(join(folder, 'e.doc'))), /no notebook by its name/);
  assert.match(await failure(openNotebook('a\x1b[2J.doc')), /a\\x1b\[2J\.doc/);
});

test('a file is written whole, with the permissions it had, through a link', async () => {
  const folder = emptyHome();
  const real = join(folder, 'real.md');
  writeFileSync(real, 'old', { mode: 0o600 });
  symlinkSync(real, join(folder, 'link.md'));
  await writeWhole(join(folder, 'link.md'), 'new');
  assert.is(readFileSync(real, 'utf8'), 'new');
  assert.is(statSync(real).mode & 0o777, 0o600);
  assert.equal(readdirSync(folder).sort(), ['link.md', 'real.md']);
});

test('nothing is left behind where nothing can be written', async () => {
  assert.match(await failure(writeWhole('/nosuch/folder/a.md', 'x')), /its folder is not there/);
});

test.run();
