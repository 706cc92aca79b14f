import { readFileSync, statSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { olderFile } from '../../../shell/history/folder.ts';
import { openHistory } from '../../../shell/history/index.ts';
import { began, keptAt, newFolder, sourcesIn } from './folders.ts';

test('a cell is kept with its time, place and folder, and later with how it ended', async () => {
  const { file, open } = keptAt();
  const history = open('first');
  const at = new Date('2026-11-22T15:04:05.678Z');
  const place = { isSandbox: false, profile: 'dev', region: 'eu-west-1' };
  history.append({ cell: 1, source: 'ec2.instances', at, place });
  assert.match(readFileSync(file, 'utf8'), /^\{"at":"2026-11-22T15:04:05\.678Z","session":"first"/);
  assert.is((await history.entries())[0]?.ok, undefined);
  history.ended({ cell: 1, durationMs: 12.3, ok: true });
  assert.equal(await open('second').entries(), [
    {
      ...{ session: 'first', cell: 1, source: 'ec2.instances', at, place, cwd: '/home/ada' },
      ...{ durationMs: 12, ok: true },
    },
  ]);
});

test("Up has the cells of earlier sessions, then one's own; others' of the same time come later", async () => {
  const { open } = keptAt();
  open('before').append(began(1, 'earlier'));
  const [one, other] = [open('one'), open('other')];
  one.append(began(1, 'a1'));
  other.append(began(1, 'b1'));
  one.append(began(2, 'a2'));
  assert.equal(one.sources, ['earlier', 'a1', 'a2']);
  assert.equal(other.sources, ['earlier', 'b1']);
  assert.equal((await sourcesIn(one)).toSorted(), ['a1', 'a2', 'b1', 'earlier']);
  assert.equal(open('next').sources.toSorted(), ['a1', 'a2', 'b1', 'earlier']);
});

test('the same cell twice in a row is one for Up, and two for the file', async () => {
  const history = keptAt().open('one');
  for (const cell of [1, 2, 3]) history.append(began(cell, cell < 3 ? '1 + 1' : '2'));
  assert.equal(history.sources, ['1 + 1', '2']);
  assert.equal(await sourcesIn(history), ['1 + 1', '1 + 1', '2']);
});

test('cells of several lines, of any letters, come back as they were', async () => {
  const { open } = keptAt();
  const sources = ['a\n  b\r\n', '{"at":"x"}', '\u2028 \ud83d\ude00 \u0000 "\\"', '名前'];
  const history = open('one');
  for (const [at, source] of sources.entries()) history.append(began(at + 1, source));
  const next = open('next');
  assert.equal(next.sources, sources);
  assert.equal(await sourcesIn(next), sources);
});

test('a full file is moved away while two sessions write, and nothing is lost', async () => {
  const { file, open, warnings } = keptAt();
  const [one, other] = [open('one', 20_000), open('other', 20_000)];
  for (let cell = 1; cell <= 100; cell++) {
    one.append(began(cell, `'one ${cell}'`));
    other.append(began(cell, `'other ${cell}'`));
  }
  assert.ok(statSync(olderFile(file)).size >= 20_000);
  assert.ok(statSync(file).size < 20_000);
  assert.is((await sourcesIn(open('next'))).length, 200);
  assert.is(open('next').sources.length, 200);
  assert.equal(warnings, []);
});

test('a folder that is removed meanwhile is made again', async () => {
  const { file, open, warnings } = keptAt();
  const history = open('one');
  history.append(began(1, 'a'));
  const { rmSync } = await import('node:fs');
  rmSync(file.replace(/\/[^/]+$/, ''), { recursive: true });
  history.append(began(2, 'b'));
  assert.equal(open('next').sources, ['b']);
  assert.equal(warnings, []);
});

test('--private and AWSH_HISTORY=off keep cells in memory alone', () => {
  const home = newFolder();
  process.env.XDG_STATE_HOME = home;
  const warn = (message: string) => assert.unreachable(message);
  const open = (isPrivate = false) => openHistory({ isPrivate, warn });
  open().append(began(1, 'kept'));
  const file = `${home}/awsh/history.jsonl`;
  const before = readFileSync(file, 'utf8');
  const silent = open(true);
  assert.is(silent.file, undefined);
  silent.append(began(1, 'unseen'));
  assert.equal(silent.sources, ['unseen']);
  for (const value of ['off', 'OFF', '0', 'no']) {
    process.env.AWSH_HISTORY = value;
    assert.is(open().file, undefined);
  }
  process.env.AWSH_HISTORY = 'on';
  assert.equal(open().sources, ['kept']);
  assert.is(readFileSync(file, 'utf8'), before);
});

test.run();
