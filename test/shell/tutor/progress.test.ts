/** What is kept between sessions, and what is done with a file that is broken. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { classroom } from './support/classroom.ts';

const { engine, type, told, progressFile } = classroom();
test.after(() => engine.close());

const kept = () => JSON.parse(readFileSync(progressFile, 'utf8'));

test('progress is kept by course and step, for the user alone to read', async () => {
  await type('.tutorial safety', '.skip', '.readonly on');
  const { version, last, courses } = kept();
  assert.is(version, 1);
  assert.is(last, 'safety');
  assert.equal(courses.safety.done, { 'five-effects': 'skipped', 'read-only': 'done' });
  assert.is(courses.safety.at, 'try-to-break-something');
  if (process.platform !== 'win32') assert.is(statSync(progressFile).mode & 0o777, 0o600);
});

test('.tutorial alone goes on with the last course, where one left off', async () => {
  await type('.bye');
  const said = await told('.tutorial');
  assert.match(said, /You\s+go\s+on\s+at\s+step\s+3/);
  assert.match(said, /Step 3 of 14 · Try to break something/);
  assert.ok(engine.session.readOnly, 'the steps before it were played');
});

test('read-only mode of a course ends with it', async () => {
  await type('.bye');
  assert.not(engine.session.readOnly);
});

test('the list of courses says how far one is', async () => {
  const { value } = await type('.tutorial --list');
  const rows = value as { course: string; done: string }[];
  assert.is(rows.find(({ course }) => course === 'safety')?.done, '2 of 14');
  assert.is(rows.find(({ course }) => course === 'aws-sdk')?.done, 'not begun');
});

test('the file may be edited by hand', async () => {
  const file = kept();
  file.courses.safety.at = 'a-dry-run';
  writeFileSync(progressFile, JSON.stringify(file));
  assert.match(await told('.tutorial safety'), /Step 5 of 14 · A dry run/);
  await type('.bye');
});

test('a step that is no longer there is the first that is not done', async () => {
  const file = kept();
  file.courses.safety.at = 'gone';
  writeFileSync(progressFile, JSON.stringify(file));
  assert.match(await told('.tutorial safety'), /Step 3 of 14/);
});

test('--over starts over, and what was done stays done', async () => {
  assert.match(await told('.tutorial safety --over'), /Step 1 of 14/);
  assert.match(await told('.next'), /Step 2 of 14/);
  await type('.bye');
});

test('--forget leaves nothing of a course', async () => {
  await type('.tutorial safety --forget');
  assert.is(kept().courses.safety, undefined);
  assert.is(kept().last, undefined);
});

test('a broken file is set aside, with a word about it, and the course begins', async () => {
  writeFileSync(progressFile, '{"version":1,"courses":{"safety"');
  const said = await told('.tutorial safety');
  assert.match(said, /progress of courses could not be read: it is in .*unreadable/);
  assert.match(said, /Step 1 of 14/);
  assert.match(readFileSync(`${progressFile}.unreadable`, 'utf8'), /^\{"version":1,"courses"/);
  assert.is(kept().last, 'safety');
});

test('so is one of another shape', async () => {
  for (const text of [
    'null',
    '[]',
    '{"version":2,"courses":{}}',
    '{"version":1,"courses":{"a":1}}',
  ]) {
    writeFileSync(progressFile, text);
    assert.match(await told('.bye', '.tutorial safety'), /Step \d of 14/);
    assert.is(readFileSync(`${progressFile}.unreadable`, 'utf8'), text);
  }
});

test.run();
