import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsInBlankRows, isAtEnd } from '../../../../shell/terminal/edit/enter.ts';
import { rowAway, rowEnd, rowStart } from '../../../../shell/terminal/edit/rows.ts';
import { firstWord, lengthAfter, lengthBefore } from '../../../../shell/terminal/edit/words.ts';

/** A text with the cursor where `|` is. */
const at = (marked: string) => ({ text: marked.replace('|', ''), cursor: marked.indexOf('|') });

test('a row begins and ends at its line breaks', () => {
  assert.is(rowStart(at('ab\nc|d\nef')), 3);
  assert.is(rowEnd(at('ab\nc|d\nef')), 5);
  assert.is(rowStart(at('|')), 0);
  assert.is(rowEnd(at('ab\n|')), 3);
});

test('up and down keep the column, or stop at the end of a shorter row', () => {
  assert.is(rowAway(at('abc\nde|f'), -1), 2);
  assert.is(rowAway(at('abcdef\nx\nabcd|'), -1), 8);
  assert.is(rowAway(at('ab|c\nd'), 1), 5);
  assert.is(rowAway(at('ab|c'), 1), undefined);
  assert.is(rowAway(at('ab|c'), -1), undefined);
});

test('Enter runs at the end of the last row that says anything, and in a single row', () => {
  assert.ok(isAtEnd(at('f(|)')));
  assert.ok(isAtEnd(at('f(\n)|')));
  assert.ok(isAtEnd(at('f(\n|)\n  \n')));
  assert.not(isAtEnd(at('f(|\n)')));
});

test('two blank rows end a cell, whatever it lacks', () => {
  assert.ok(endsInBlankRows(at('f(\n  \n  |')));
  assert.not(endsInBlankRows(at('f(\n  |')));
  assert.not(endsInBlankRows(at('f(\n\n|)')));
});

test('a word of a suggestion takes the signs before it along', () => {
  assert.is(firstWord('ribeInstances({ Filters })'), 'ribeInstances');
  assert.is(firstWord('({ Filters })'), '({');
  assert.is(firstWord('.filter(x)'), '.filter');
  assert.is(firstWord(' us-east-1 x'), ' us-east-1');
});

test('a character is what a person counts as one', () => {
  const family = '👩‍👩‍👧';
  assert.is(lengthBefore(`a${family}`, 1 + family.length), family.length);
  assert.is(lengthAfter(`${family}b`, 0), family.length);
  assert.is(lengthBefore('ab', 2), 1);
  assert.is(lengthBefore('', 0), 0);
  assert.is(lengthAfter('é', 0), 1);
});

test.run();
