import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { padEnd, padStart, truncate, width } from '../../../helpers/text/width.ts';

test('CJK and emoji take two columns, combining marks none', () => {
  assert.is(width('web-1'), 5);
  assert.is(width('日本'), 4);
  assert.is(width('👨‍👩‍👧'), 2);
  assert.is(width('e\u0301'), 1);
  assert.is(width(''), 0);
});

test('what fits is not cut, what does not ends in an ellipsis', () => {
  assert.is(truncate('instance', 8), 'instance');
  assert.is(truncate('instances', 8), 'instanc…');
  assert.is(truncate('日本語', 6), '日本語');
  assert.is(truncate('日本語', 5), '日本…');
  assert.is(truncate('日本語', 4), '日…');
  assert.is(truncate('naïve', 5), 'naïve');
  assert.is(truncate('x', 0), '');
});

test('a character is never cut in two', () => {
  assert.is(truncate('👨‍👩‍👧👨‍👩‍👧', 3), '👨‍👩‍👧…');
  assert.is(truncate('👨‍👩‍👧x', 2), '…');
});

test('cut text never takes more columns than asked for', () => {
  for (const text of ['plain text', '日本語のテキスト', 'mixed 日本 👍🏽 text', 'ééééé']) {
    for (let columns = 0; columns < 20; columns++) {
      assert.ok(width(truncate(text, columns)) <= columns, `${text} in ${columns}`);
    }
  }
});

test('a pile of combining marks is cut', () => {
  assert.ok(truncate(`a${'\u0301'.repeat(1_000_000)}`, 10).length < 300);
});

test('padding counts columns, not characters', () => {
  assert.is(padEnd('日本', 6), '日本  ');
  assert.is(padStart('7', 3), '  7');
  assert.is(padEnd('longer', 3), 'longer');
});

test.run();
