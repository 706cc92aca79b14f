/** H5 of the list of faults: everything is for its owner alone. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { olderFile } from '../../../shell/history/folder.ts';
import { began, keptAt, newFolder } from './folders.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const usual = process.umask();
test.after.each(() => void process.umask(usual));

for (const mask of [0o000, 0o077]) {
  test(`H5: file and folder are private under a umask of ${mask.toString(8)}`, () => {
    process.umask(mask);
    const { file, open } = keptAt();
    const history = open('one', 1000);
    for (let cell = 1; cell < 20; cell++) history.append(began(cell, `cell ${cell}`));
    assert.equal([dirname(file), file, olderFile(file)].map(modeOf), ['700', '600', '600']);
  });
}

test('H5: a file and a folder that others could read are closed to them', () => {
  const { file, open } = keptAt();
  mkdirSync(dirname(file), { mode: 0o755 });
  writeFileSync(file, '', { mode: 0o644 });
  chmodSync(file, 0o644);
  const history = open('one');
  history.append(began(1, 'a'));
  assert.equal([dirname(file), file].map(modeOf), ['700', '600']);
  chmodSync(file, 0o666);
  history.append(began(2, 'b'));
  assert.is(modeOf(file), '600');
});

test('H5: a symlink in its place is refused, read or written, and left where it is', () => {
  const { file, open, warnings } = keptAt();
  const target = `${newFolder()}/target`;
  writeFileSync(target, 'theirs');
  mkdirSync(dirname(file), { mode: 0o700 });
  symlinkSync(target, file);
  const history = open('one');
  history.append(began(1, 'a'));
  assert.is(readFileSync(target, 'utf8'), 'theirs');
  assert.is(warnings.length, 1);
  assert.match(warnings[0] ?? '', /history\.jsonl is a symlink; AWSH_HISTORY=off/);
  assert.equal(history.sources, ['a']);
});

test('H5: a symlink to nowhere is not followed to make a file', () => {
  const { file, open } = keptAt();
  const target = `${newFolder()}/made`;
  mkdirSync(dirname(file), { mode: 0o700 });
  symlinkSync(target, file);
  open('one').append(began(1, 'a'));
  assert.not(existsSync(target));
});

const canChown = process.geteuid?.() === 0 ? test : test.skip;
if (process.geteuid?.() !== 0) console.log('skip: only root can give files to somebody else');

canChown("H5: somebody else's file or folder is left alone", () => {
  for (const part of ['file', 'folder'] as const) {
    const { file, open, warnings } = keptAt();
    mkdirSync(dirname(file), { mode: 0o755 });
    writeFileSync(file, '');
    chownSync(part === 'file' ? file : dirname(file), 12345, 12345);
    open('one').append(began(1, 'a'));
    assert.is(readFileSync(file, 'utf8'), '');
    assert.match(warnings.join(), /belongs to somebody else/);
  }
});

test.run();
