import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isPartial, Listing, Session } from '../../helpers/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { Engine } from '../../shell/engine.ts';
import { shownOutcome } from '../../shell/terminal/shown.ts';

const engine = new Engine({ session: new Session({ sandbox: createSandbox().link }) });
test.after(() => engine.close());

const rows = 100;
const run = (source: string) => engine.run(source, { rows });
const shown = async (source: string) =>
  shownOutcome(await run(source), { color: false, width: 80 }).split('\n');
const last = (lines: readonly string[]) => lines.at(-1) ?? '';

/** A listing of so many elements, which counts how many were fetched. */
function counting(length: number) {
  const listing = {
    fetched: 0,
    all: new Listing('things', async function* () {
      for (let id = 1; id <= length; id++) {
        listing.fetched += 1;
        yield { Id: id, Name: `n${id}` };
      }
    }),
  };
  Object.assign(globalThis, { listing });
  return listing;
}

test('before anything long was shown, it has nothing to go on with', async () => {
  assert.match(String((await run('it')).error), /there is nothing more to show/);
  assert.match(String((await run('.it')).error), /there is nothing more to show/);
});

test('a long list is shown a page at a time, it shows the next', async () => {
  const first = await shown('Array.from({ length: 240 }, (_, at) => ({ Id: at, Name: "n" + at }))');
  assert.is(first.length, 102);
  assert.match(first[100] ?? '', /^ +99 +n99$/);
  assert.match(last(first), /^\[\d+\] … 100 of 240 · it for more/);
  const second = await shown('it');
  assert.match(second[1] ?? '', /^ +100 +n100$/);
  assert.match(last(second), /… 101–200 of 240 · it for more$/);
  assert.match(last(await shown('.it')), /^\[\d+\] 201–240 of 240$/);
  assert.match(String((await run('it')).error), /there is nothing more to show/);
});

test('what it shows is a list of its own, and the whole list stays what it was', async () => {
  const { cell } = await run('Array.from({ length: 150 }, (_, at) => "n" + at)');
  await run('it');
  assert.equal((await run('[_.length, _[0]]')).value, [50, 'n100']);
  assert.is((await run(`Out[${cell}].length`)).value, 150);
});

test('other cells between do not matter, another long list does', async () => {
  await run('Array.from({ length: 150 }, (_, at) => at)');
  await run('1 + 1');
  await run('[1, 2, 3]');
  assert.equal((await run('(await it)[0]')).value, 100);
  await run('Array.from({ length: 101 }, (_, at) => -at)');
  assert.equal((await run('it')).value, [-100]);
});

test('a long list in an answer is paged as well', async () => {
  const answer = '({ $metadata: {}, Things: Array.from({ length: 120 }, (_, Id) => ({ Id })) })';
  const lines = await shown(answer);
  assert.match(lines.at(-2) ?? '', /^… 100 of 120 · it for more$/);
  assert.match(last(lines), /^\[\d+\] 120 things$/);
  assert.match(last(await shown('it')), /101–120 of 120$/);
});

test('up to a thousand elements a listing is a list at once', async () => {
  counting(1_000);
  const { value } = await run('listing.all');
  assert.is((value as unknown[]).length, 1_000);
});

test('of a longer one no more is fetched than is shown, until it is asked for more', async () => {
  const listing = counting(100_000);
  const lines = await shown('listing.all');
  assert.match(last(lines), /^\[\d+\] … 100 of more than 1,000 · it for more$/);
  assert.is(listing.fetched, 1_001);
  for (let page = 0; page < 9; page++) await run('it');
  assert.is(listing.fetched, 1_001);
  assert.match(last(await shown('it')), /… 1,001–1,100 of more than 1,100 · it for more$/);
  assert.is(listing.fetched, 1_101);
});

test('what has only begun can be gone on with by its methods, and by a line with a dot', async () => {
  counting(1_500);
  const { cell } = await run('listing.all');
  assert.is((await run(`Out[${cell}][7].Id`)).value, 8);
  assert.is((await run(`Out[${cell}].count()`)).value, 1_500);
  await run('listing.all');
  const { value } = await run('.filter((one) => one.Id > 1_400)');
  assert.is((value as unknown[]).length, 100);
  await run('listing.all');
  assert.match(String((await run('_.length')).error), /1,001 are listed so far/);
});

test('.json and other formats of what has only begun are of all of it', async () => {
  counting(1_200);
  await run('listing.all');
  assert.is(((await run('.json')).value as unknown[]).length, 1_200);
});

test('a failure on the way loses nothing: it goes on where it stopped', async () => {
  let failing = true;
  const all = new Listing('things', async function* () {
    for (let id = 1; id <= 1_300; id++) {
      if (id === 1_150 && failing) throw new Error('throttled');
      yield { Id: id };
    }
  });
  Object.assign(globalThis, { all });
  assert.ok(isPartial((await run('all')).value));
  for (let page = 0; page < 10; page++) await run('it');
  assert.match(String((await run('it')).error), /throttled/);
  failing = false;
  assert.is(((await run('it')).value as { Id: number }[])[0]?.Id, 1_101);
});

test('the user may give the name it to something else, and take it back by the dot', async () => {
  await run('Array.from({ length: 150 }, (_, at) => at)');
  await run('const it = "mine"');
  assert.is((await run('it')).value, 'mine');
  assert.is(((await run('.it')).value as number[])[0], 100);
});

test('without a screen everything is fetched and shown', async () => {
  counting(1_500);
  const { value, page } = await engine.run('listing.all');
  assert.is((value as unknown[]).length, 1_500);
  assert.is(page, undefined);
});

test.run();
