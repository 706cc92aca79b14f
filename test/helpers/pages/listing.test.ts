import '../support/environment.ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAwaitable, Listing, query } from '../../../helpers/index.ts';

/** Three numbers, and how many were asked for. */
function numbers(all: readonly number[] = [1, 2, 3]) {
  const asked: number[] = [];
  let closed = 0;
  const listing = new Listing('numbers', async function* () {
    try {
      for (const one of all) {
        asked.push(one);
        yield one;
      }
    } finally {
      closed += 1;
    }
  });
  return { listing, asked, closed: () => closed };
}

test('nothing is asked for before it is needed, and each iteration begins anew', async () => {
  const { listing, asked } = numbers();
  const doubled = listing.map((one) => one * 2);
  assert.equal(asked, []);
  assert.equal(await doubled.toArray(), [2, 4, 6]);
  assert.equal(await doubled.toArray(), [2, 4, 6]);
});

test('what narrows gives as many as it says, with places counted from 0', async () => {
  const { listing } = numbers();
  assert.equal(await listing.filter((one) => one > 1).toArray(), [2, 3]);
  assert.equal(await listing.filter(async (one) => one > 1).toArray(), [2, 3]);
  assert.equal(await listing.drop(1).toArray(), [2, 3]);
  assert.equal(await listing.map((_, index) => index).toArray(), [0, 1, 2]);
  assert.equal(await listing.flatMap((one) => [one, one]).toArray(), [1, 1, 2, 2, 3, 3]);
});

test('taking stops at the last one taken, and closes what it took from', async () => {
  const { listing, asked, closed } = numbers();
  assert.equal(await listing.take(2).toArray(), [1, 2]);
  assert.equal(asked, [1, 2]);
  assert.is(closed(), 1);
  assert.equal(await listing.take(0).toArray(), []);
  assert.equal(asked, [1, 2]);
});

test('questions stop at the answer', async () => {
  const { listing, asked } = numbers();
  assert.is(await listing.some((one) => one === 2), true);
  assert.is(await listing.every((one) => one !== 2), false);
  assert.is(await listing.find((one) => one === 2), 2);
  assert.is(await listing.first(), 1);
  assert.equal(asked, [1, 2, 1, 2, 1, 2, 1]);
});

test('all are counted, added up and gone through', async () => {
  const { listing } = numbers();
  const seen: number[] = [];
  await listing.forEach((one) => {
    seen.push(one);
  });
  assert.equal(seen, [1, 2, 3]);
  assert.is(await listing.count(), 3);
  assert.is(await listing.reduce((sum, one) => sum + one), 6);
  assert.is(await listing.reduce((text, one) => `${text}${one}`, ''), '123');
});

test('nothing at all has no first one, and no sum without a start', async () => {
  const { listing } = numbers([]);
  assert.is(await listing.first(), undefined);
  assert.is(await listing.reduce((sum, one) => sum + one, 0), 0);
  const error = await listing.reduce((sum, one) => sum + one).catch((e) => e);
  assert.instance(error, TypeError);
});

test('what can not be is refused before anything is asked for', () => {
  const { listing, asked } = numbers();
  const refusal = (ask: () => unknown) => {
    try {
      return ask();
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.is(
    refusal(() => listing.take(-1)),
    'take() takes a number from 0, not -1',
  );
  assert.is(
    refusal(() => listing.drop(Number.NaN)),
    'drop() takes a number from 0, not NaN',
  );
  assert.is(
    refusal(() => listing.map('x' as never)),
    "map() takes a function, not 'x'",
  );
  assert.equal(asked, []);
});

test('answers are awaited for the user at the prompt', () => {
  assert.ok(isAwaitable(numbers().listing.toArray()));
});

test('a query finds what AWS said: times as texts, nothing of JavaScript', () => {
  const launched = { LaunchTime: new Date(0), Bytes: new Uint8Array([1]) };
  assert.is(query(launched, 'LaunchTime'), '1970-01-01T00:00:00.000Z');
  assert.is(query(launched, 'Bytes'), 'AQ==');
  for (const name of ['constructor', 'toString', '__proto__']) {
    assert.is(query({ a: 1 }, `"${name}"`), null, name);
  }
  const odd = JSON.parse('{"__proto__": "a tag"}');
  assert.is(query(odd, '"__proto__"'), 'a tag');
  assert.equal(query([{ t: new Date(2) }, { t: new Date(1) }], 'sort_by(@, &t)[].t'), [
    '1970-01-01T00:00:00.001Z',
    '1970-01-01T00:00:00.002Z',
  ]);
});

test('a query that nobody can read is refused with a hint', () => {
  try {
    query({}, 'a[');
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /^the query a\[ can't be done: /);
  }
});

test.run();
