import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { candidates } from '../../../shell/terminal/candidates.ts';

const many = Array.from(
  { length: 250 },
  (_, n) => `describe${String.fromCharCode(65 + (n % 26))}${n}`,
);

test('a few candidates are given as they are', () => {
  assert.equal(candidates(['stop', 'start'], 'st'), [['stop', 'start'], 'st']);
});

test('very many are cut short to what they have in common', () => {
  assert.equal(candidates(many, 'desc'), [['describe'], 'desc']);
});

test('when they have no more in common, a page of them says how many follow', () => {
  const [shown, word] = candidates(many, 'describe');
  assert.is(word, 'describe');
  assert.is(shown.length, 101);
  assert.is(shown.at(-1), '… 150 more, type on');
});

test.run();
