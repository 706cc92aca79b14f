/** H4 of the list of faults: whatever stands where the history should, the session works. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lineOf } from '../../../shell/history/line.ts';
import { began, type Kept, keptAt, newFolder, sourcesIn } from './folders.ts';

const good = (cell: number): string =>
  lineOf({ at: '2026-11-22T15:04:05.678Z', session: 'old', cell, source: `good${cell}`, cwd: '/' });

/** A file with this text where the history should be. */
function keptWith(text: string | Buffer): Kept {
  const kept = keptAt();
  mkdirSync(dirname(kept.file), { recursive: true, mode: 0o700 });
  writeFileSync(kept.file, text, { mode: 0o600 });
  return kept;
}

const namesBeside = ({ file }: Kept): string[] => readdirSync(dirname(file)).sort();

/** Opens a history, keeps a cell, and sees that the next session has it. */
async function works(kept: Kept, before: readonly string[]): Promise<void> {
  const history = kept.open('new');
  assert.equal(history.sources, before);
  history.append(began(1, 'fresh'));
  history.ended({ cell: 1, durationMs: 1, ok: true });
  assert.ok((await sourcesIn(history)).includes('fresh'));
  assert.equal(kept.open('next').sources, [...before, 'fresh']);
}

for (const [what, text, before] of [
  ['NUL bytes between lines', `${good(1)}\0\0\0\0\n${good(2)}`, ['good1', 'good2']],
  ['NUL bytes at the end', `${good(1)}${'\0'.repeat(4096)}`, ['good1']],
  ['nothing but NUL bytes', '\0'.repeat(4096), []],
  ['text of something else', `# not ours\n${good(1)}export A=1\n`, ['good1']],
  ['another shape of JSON', `{"at":"2026"}\n{"at":"x","session":1}\n${good(1)}`, ['good1']],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x0a, 0x80, 0x0a]), []],
] as const) {
  test(`H4: a file with ${what} is set aside with one warning, its good lines kept`, async () => {
    const kept = keptWith(text);
    await works(kept, before);
    if (what.startsWith('another')) return;
    assert.is(kept.warnings.length, 1, kept.warnings.join('\n'));
    const path = / at (\S+);/.exec(kept.warnings[0] ?? '')?.[1] ?? '';
    assert.equal(readFileSync(path), Buffer.from(text));
  });
}

test('H4: half a line at the end is what a kill leaves: no warning, and the next is whole', async () => {
  for (const half of ['{', '{"at":"2026-11-2', good(2).trimEnd().slice(0, -1), '{"ended":1,']) {
    const kept = keptWith(good(1) + half);
    await works(kept, ['good1']);
    assert.equal(kept.warnings, []);
    assert.equal(namesBeside(kept), ['history.jsonl']);
  }
});

test('H4: a line that another session wrote right behind a half one is read', async () => {
  const kept = keptWith(`${good(1)}{"at":"2026-11-22T1${good(2)}`);
  await works(kept, ['good1', 'good2']);
  assert.equal(kept.warnings, []);
});

test('H4: of 1 GB of lines the last are read; of 1 GB of holes none', async () => {
  const holes = keptWith(good(1));
  truncateSync(holes.file, 1e9);
  const started = performance.now();
  await works(holes, []);
  assert.match(holes.warnings.join('\n'), /^history: the file was damaged/);

  const long = keptWith(good(1));
  truncateSync(long.file, 1e9);
  const file = openSync(long.file, 'a');
  writeSync(file, `\n${Array.from({ length: 12_000 }, (_, at) => good(at)).join('')}`);
  const history = long.open('new');
  assert.is(history.sources.at(-1), 'good11999');
  assert.equal(long.warnings, []);
  // A second is what the list of faults gives it; a start that read all would take many.
  assert.ok(performance.now() - started < 5000);
});

test('H4: a folder or a queue in its place is moved away', async () => {
  const folder = keptAt();
  mkdirSync(folder.file, { recursive: true, mode: 0o700 });
  await works(folder, []);
  assert.match(folder.warnings.join(), /is a folder\. It was moved to /);

  const queue = keptAt();
  mkdirSync(dirname(queue.file), { recursive: true, mode: 0o700 });
  execFileSync('mkfifo', [queue.file]);
  await works(queue, []);
  assert.is(queue.warnings.length, 1);
  assert.match(queue.warnings.join(), /is no file\. It was moved to /);
});

test('H4: what cannot be a folder, and links that lead in circles, leave a history in memory', () => {
  const blocked = newFolder();
  writeFileSync(`${blocked}/awsh`, 'a file');
  const inFile = keptAt(`${blocked}/awsh/history.jsonl`);
  symlinkSync(`${blocked}/loop`, `${blocked}/loop`);
  const inLoop = keptAt(`${blocked}/loop/history.jsonl`);
  for (const kept of [inFile, inLoop]) {
    const history = kept.open('one');
    for (const cell of [1, 2]) history.append(began(cell, `cell${cell}`));
    assert.equal(history.sources, ['cell1', 'cell2']);
    assert.is(kept.warnings.length, 1);
    assert.match(kept.warnings.join(), /^history: cells are not kept: .*AWSH_HISTORY=off/);
  }
});

const writer = fileURLToPath(new URL('writer.js', import.meta.url));
/** Runs a writer of 300 cells within a shell, where `before` has prepared the folder `$1`. */
const writeIn = (before: string) => {
  const script = `${before} && exec "${process.execPath}" "${writer}" "$1/awsh/history.jsonl" s 300 900`;
  return spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', newFolder()], { encoding: 'utf8' });
};
const canMount = writeIn('mount -t tmpfs none "$1"').status === 0;
const mounted = canMount ? test : test.skip;
if (!canMount) console.log('skip: file systems cannot be mounted here, full and read-only ones');

for (const [what, before, problem] of [
  ['a full disk', 'mount -t tmpfs -o size=64k none "$1"', /the disk is full/],
  ['a disk that can only be read', 'mount -t tmpfs -o ro none "$1"', /its folder can't be made/],
  [
    'a disk that can only be read, with a folder on it',
    'mount -t tmpfs none "$1" && mkdir -m 700 "$1/awsh" && mount -o remount,ro none "$1"',
    /the disk can only be read/,
  ],
] as const) {
  mounted(`H4: ${what} is told once, and the session goes on`, () => {
    const { stdout, stderr, status } = writeIn(before);
    assert.is(status, 0);
    assert.is(stdout.split('\n').length, 301);
    assert.match(stderr, problem, stderr);
    assert.is(stderr.match(/history:/g)?.length, 1);
  });
}

test('H4: a file that may not grow further is told once, and the session goes on', () => {
  const file = `${newFolder()}/awsh/history.jsonl`;
  const script = `ulimit -f 32; exec "${process.execPath}" "${writer}" "${file}" s 300 900`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  assert.is(stdout.split('\n').length, 301);
  assert.is(stderr.match(/history:/g)?.length, 1);
});

test.run();
